// What is lit on the map: the chosen place with its precision, and every place of the article being read.

import L from "./leaflet";
import type { App } from "./app";
import { isBroad } from "./kinds";
import type { Markers } from "./markers";
import { colour } from "./theme";

const KM = 1000;
const RING_PX = 12;
const CHOSEN_PX = 15;
/** From the rim of a mark to the ring around it. */
const GAP_PX = 4;

/** Radius of the ring around a place, which stands clear of the place's mark. */
export function ringRadius(mark: number, chosen = false): number {
  return Math.max(chosen ? CHOSEN_PX : RING_PX, mark + GAP_PX);
}

export class Focus {
  /** The chosen place or -1, and the other places of the article being read. */
  chosen = -1;
  lit: ReadonlySet<number> = new Set();
  private readonly layer = L.layerGroup();
  private readonly ringed = new Set<L.LatLng>();
  /** The chosen point's name: one for all, since Leaflet lets each fade away. */
  private readonly label = L.tooltip({
    permanent: true,
    direction: "right",
    className: "mt-focus-label",
    pane: "mt-focus",
  });

  constructor(
    private readonly app: App,
    private readonly markers: Markers,
  ) {
    app.map.createPane("mt-focus").classList.add("mt-pane-focus");
    // Outlines lie under the badges, which would be struck through else.
    app.map.createPane("mt-focus-area").classList.add("mt-pane-focus-area");
    this.layer.addTo(app.map);
    // Marks come out of clusters, and circles grow.
    const again = () => this.refresh();
    app.map.on("zoomend", again);
    markers.cluster.on("animationend spiderfied unspiderfied", again);
  }

  refresh(): void {
    const { corpus, store } = this.app;
    this.layer.clearLayers();
    const article = corpus.articleOf(store.state.article);
    const place = corpus.placeById.get(store.state.place ?? "");
    const others = article === undefined ? [] : corpus.placesOf(article).filter((other) => other !== place);
    this.chosen = place ?? -1;
    this.lit = new Set(others);
    this.markers.light(others, this.chosen);
    if (place === undefined || corpus.block.places.area[place] || corpus.block.places.lat[place] === null)
      this.label.remove();
    this.ringed.clear();
    if (place !== undefined) this.ring(place, true);
    for (const other of others) this.ring(other, false);
  }

  private ring(place: number, chosen: boolean): void {
    const { lat, lon, kind, precision, area, name } = this.app.corpus.block.places;
    if (lat[place] === null || lon[place] === null) return;
    const style = {
      pane: "mt-focus",
      interactive: false,
      color: colour(chosen ? "--mt-focus" : "--mt-lit"),
      fill: false,
    };
    if (area[place]) {
      // A whole province behind every article would only be noise.
      if (chosen || !isBroad(kind[place])) this.polygon(place, style, chosen);
      return;
    }
    const { centre, radius: mark } = this.markers.seen(place);
    // What is merged has one ring.
    if (this.ringed.has(centre)) return;
    this.ringed.add(centre);
    const radius = ringRadius(mark, chosen);
    this.layer.addLayer(L.circleMarker(centre, { ...style, radius, weight: chosen ? 3 : 2 }));
    if (!chosen) return;
    // Within the ring a circle would only be a speck.
    const point: L.LatLngTuple = [lat[place], lon[place]];
    if (precision[place] && this.pixels(point, precision[place] * KM) > radius)
      this.layer.addLayer(
        L.circle(point, {
          ...style,
          radius: precision[place] * KM,
          weight: 1,
          dashArray: "4 4",
          fill: true,
          fillOpacity: 0.08,
        }),
      );
    this.label.options.offset = L.point(radius + 1, 0);
    this.label.setLatLng(centre).setContent(text(name[place])).addTo(this.app.map);
  }

  private pixels(centre: L.LatLngTuple, metres: number): number {
    const { map } = this.app;
    const { x } = map.latLngToContainerPoint(centre);
    const east = L.latLng(centre)
      .toBounds(2 * metres)
      .getEast();
    return map.latLngToContainerPoint([centre[0], east]).x - x;
  }

  private polygon(place: number, style: L.PathOptions, chosen: boolean): void {
    const { adcode } = this.app.corpus.block.places;
    const { province, league, banner } = this.app.outlines.areas;
    const area = [...province, ...league, ...banner].find((one) => one.adcode === adcode[place]);
    if (!area) return;
    this.layer.addLayer(
      L.polygon(area.rings, {
        ...style,
        pane: "mt-focus-area",
        weight: chosen ? 2.5 : 1.5,
        fill: chosen,
        fillOpacity: 0.08,
      }),
    );
  }
}

function text(words: string): HTMLElement {
  const element = document.createElement("span");
  element.textContent = words;
  return element;
}
