// The base map: land here and abroad, and the borders of provinces, leagues and banners, each line drawn once.

import { Ground, type Stroke } from "./ground";
import L from "./leaflet";
import { HOME_PREFIX, type Level, type Outlines } from "./topology";
import { colour } from "./theme";

const BANNER_ZOOM = 6.4;
/** Part of the view that is drawn beyond each of its sides once the map is moved. */
const BEYOND = 0.4;

/** A canvas under everything else, deaf to the mouse. */
export class BaseMap {
  private readonly ground: Ground;
  private borders = true;

  constructor(
    private readonly map: L.Map,
    private readonly outlines: Outlines,
  ) {
    map.createPane("mt-land").classList.add("mt-pane-land");
    this.ground = new Ground(outlines.arcs, map.options.crs!, { pane: "mt-land", padding: 0 });
    this.paint(false);
    this.ground.addTo(map);
    map.once("movestart", () => this.ground.widen(BEYOND));
    // A movement, which draws anew, comes after each change of the zoom.
    map.on("zoomend", () => this.paint(false));
    map.on("layeradd layerremove", ({ layer }: L.LayerEvent) => {
      if (layer instanceof L.GridLayer) this.paint();
    });
  }

  /** Colours from the style sheet, weights from the zoom. */
  paint(now = true): void {
    const { abroad, areas } = this.outlines;
    const provinces = (home: boolean) =>
      areas.province
        .filter((area) => area.adcode.startsWith(HOME_PREFIX) === home)
        .flatMap((area) => area.refs);
    const fills = [{ polygons: abroad, colour: colour("--mt-abroad") }];
    if (!this.tiled())
      fills.push(
        { polygons: provinces(false), colour: colour("--mt-land") },
        { polygons: provinces(true), colour: colour("--mt-home") },
      );
    this.ground.paint({ fills, strokes: this.borders ? this.strokes() : [] }, now);
  }

  showBorders(on: boolean): void {
    if (on === this.borders) return;
    this.borders = on;
    this.paint();
  }

  private strokes(): Stroke[] {
    const { foreign, dash, lines } = this.outlines;
    const zoom = this.map.getZoom();
    const near = zoom >= BANNER_ZOOM;
    const border = (level: Level, width: number, opacity = 1) => ({
      arcs: lines[level],
      colour: colour(`--mt-line-${level}`),
      width,
      opacity,
    });
    return [
      { arcs: foreign, colour: colour("--mt-line-abroad"), width: 1, opacity: 1 },
      { arcs: dash, colour: colour("--mt-line-province"), width: 1.6, opacity: 1 },
      border("banner", near ? 0.9 : 0.5, near ? 1 : zoom >= 5 ? 0.75 : 0),
      border("league", near ? 1.4 : 1),
      // Of one pixel, a line is drawn many times quicker than of a little more.
      border("province", near ? 1.8 : 1),
    ];
  }

  /** Whether tiles lie below: land is not painted over them. */
  private tiled(): boolean {
    let found = false;
    this.map.eachLayer((layer) => {
      found ||= layer instanceof L.GridLayer;
    });
    return found;
  }
}
