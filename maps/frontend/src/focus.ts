// What is lit on the map: the chosen place with its precision, and every place of the article being read.

import L from "./leaflet";
import { type App, chosenPlaces } from "./app";
import { isBroad } from "./kinds";
import { curve } from "./lines";
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
  /** The chosen place or pair, and the other places of the article being read. */
  chosen: number[] = [];
  lit: ReadonlySet<number> = new Set();
  private readonly layer = L.layerGroup();
  private readonly ringed = new Set<L.LatLng>();
  /** The names of chosen points, of the eastern one first: the same for all, since Leaflet lets each fade away. */
  private readonly names = (["right", "left"] as const).map((direction) =>
    L.tooltip({ permanent: true, direction, className: "mt-focus-label", pane: "mt-focus" }),
  );

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
    const { lat, lon, area } = corpus.block.places;
    this.layer.clearLayers();
    this.ringed.clear();
    const article = corpus.articleOf(store.state.article);
    this.chosen = chosenPlaces(this.app);
    const others = article === undefined ? [] : corpus.placesOf(article);
    this.lit = new Set(others.filter((other) => !this.chosen.includes(other)));
    this.markers.light(this.lit, this.chosen);
    const drawn = this.chosen.filter((place) => lat[place] !== null);
    drawn.sort((one, other) => lon[other]! - lon[one]!);
    const points = drawn.filter((place) => !area[place]);
    const left = points.length === 1 && this.fewerAtLeft(points[0]);
    const names = left ? [this.names[1]] : this.names.slice(0, points.length);
    for (const name of this.names) if (!names.includes(name)) name.remove();
    for (const place of drawn) this.ring(place, names[points.indexOf(place)] ?? this.names[0]);
    const paired = drawn.length > 1;
    if (paired) this.line(drawn);
    this.app.map.getPane("mt-lines")!.classList.toggle("mt-faint", paired);
    for (const other of this.lit) this.ring(other);
  }

  /** A name stands at the right, unless it would hide a neighbour there and none at the left. */
  private fewerAtLeft(place: number): boolean {
    const { centre, radius } = this.markers.seen(place);
    const { x, y } = this.app.map.latLngToLayerPoint(centre);
    const half = this.app.corpus.block.places.name[place].length * 6 + 8;
    const beside = ringRadius(radius, true) + half;
    return this.markers.crowd(x - beside, y, half) < this.markers.crowd(x + beside, y, half);
  }

  private line(pair: number[]): void {
    const [a, b] = pair.sort((one, other) => one - other).map((place) => this.markers.seen(place).centre);
    this.layer.addLayer(
      L.polyline(curve(a, b), {
        pane: "mt-focus-area",
        interactive: false,
        color: colour("--mt-focus"),
        weight: 3,
      }),
    );
  }

  /** Chosen places have a name in their ring's colour. */
  private ring(place: number, label?: L.Tooltip): void {
    const { lat, lon, kind, precision, area, name } = this.app.corpus.block.places;
    if (lat[place] === null || lon[place] === null) return;
    const style = {
      pane: "mt-focus",
      interactive: false,
      color: colour(label ? "--mt-focus" : "--mt-lit"),
      fill: false,
    };
    if (area[place]) {
      // A whole province behind every article would only be noise.
      if (label || !isBroad(kind[place])) this.polygon(place, style, Boolean(label));
      return;
    }
    const { centre, radius: mark } = this.markers.seen(place);
    const radius = ringRadius(mark, Boolean(label));
    // What is merged has one ring.
    if (!this.ringed.has(centre))
      this.layer.addLayer(L.circleMarker(centre, { ...style, radius, weight: label ? 3 : 2 }));
    this.ringed.add(centre);
    if (!label) return;
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
    label.options.offset = L.point(label === this.names[0] ? radius + 1 : -radius - 1, 0);
    label.setLatLng(centre).setContent(text(name[place])).addTo(this.app.map);
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
