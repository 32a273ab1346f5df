// The base map: land here and abroad, and the borders of provinces, leagues and banners, each line drawn once.

import L from "./leaflet";
import { HOME_PREFIX, type Outlines } from "./topology";
import { colour } from "./theme";

const BANNER_ZOOM = 6.4;

/** Non-interactive canvas layers under everything else. */
export class BaseMap {
  private readonly renderer: L.Canvas;
  private readonly land: L.Polygon[] = [];
  private readonly home: L.Polygon[] = [];
  private readonly lines: Record<"province" | "league" | "banner", L.Polyline>;
  private readonly abroad: L.Polygon;
  private readonly foreign: L.Polyline;
  private readonly dash: L.Polyline;
  private readonly bordersOn = L.layerGroup();

  constructor(
    private readonly map: L.Map,
    outlines: Outlines,
  ) {
    map.createPane("mt-land").classList.add("mt-pane-land");
    this.renderer = L.canvas({ pane: "mt-land", padding: 0.4 });
    this.abroad = L.polygon(outlines.abroad, { ...this.still, stroke: false, fillOpacity: 1 });
    for (const area of outlines.areas.province)
      (area.adcode.startsWith(HOME_PREFIX) ? this.home : this.land).push(
        L.polygon(area.rings, { ...this.still, stroke: false, fillOpacity: 1 }),
      );
    const line = (points: [number, number][][]) => L.polyline(points, { ...this.still, smoothFactor: 0.6 });
    this.lines = {
      province: line(outlines.lines.province),
      league: line(outlines.lines.league),
      banner: line(outlines.lines.banner),
    };
    this.foreign = line(outlines.foreign);
    this.dash = line(outlines.dash);
    L.layerGroup([this.abroad, ...this.land, ...this.home]).addTo(map);
    this.bordersOn.addLayer(this.foreign).addLayer(this.dash);
    for (const level of ["banner", "league", "province"] as const) this.bordersOn.addLayer(this.lines[level]);
    this.bordersOn.addTo(map);
    map.on("zoomend", () => this.paint());
    map.on("layeradd layerremove", ({ layer }: L.LayerEvent) => {
      if (layer instanceof L.GridLayer) this.paint();
    });
    this.paint();
  }

  private get still(): L.PolylineOptions {
    return { renderer: this.renderer, pane: "mt-land", interactive: false };
  }

  /** Colours from the style sheet, weights from the zoom. */
  paint(): void {
    const zoom = this.map.getZoom();
    const near = zoom >= BANNER_ZOOM;
    this.abroad.setStyle({ fillColor: colour("--mt-abroad") });
    this.foreign.setStyle({ color: colour("--mt-line-abroad"), weight: 1, opacity: 1 });
    this.dash.setStyle({ color: colour("--mt-line-province"), weight: 1.6, opacity: 1 });
    const fillOpacity = this.tiled() ? 0 : 1;
    for (const polygon of this.land) polygon.setStyle({ fillColor: colour("--mt-land"), fillOpacity });
    for (const polygon of this.home) polygon.setStyle({ fillColor: colour("--mt-home"), fillOpacity });
    this.lines.province.setStyle({
      color: colour("--mt-line-province"),
      weight: near ? 1.8 : 1.3,
      opacity: 1,
    });
    this.lines.league.setStyle({ color: colour("--mt-line-league"), weight: near ? 1.4 : 1, opacity: 1 });
    this.lines.banner.setStyle({
      color: colour("--mt-line-banner"),
      weight: near ? 0.9 : 0.5,
      opacity: near ? 1 : zoom >= 5 ? 0.75 : 0,
    });
  }

  /** Whether tiles lie below: land is not painted over them. */
  private tiled(): boolean {
    let found = false;
    this.map.eachLayer((layer) => {
      found ||= layer instanceof L.GridLayer;
    });
    return found;
  }

  showBorders(on: boolean): void {
    if (on) this.bordersOn.addTo(this.map);
    else this.bordersOn.remove();
  }
}
