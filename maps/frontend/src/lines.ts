// Lines between places that the same articles name, the strongest first.

import L from "./leaflet";
import type { App } from "./app";
import { h } from "./dom";
import { t } from "./strings";
import { colour } from "./theme";

const STRONGEST = 40;
const LISTED = 6;
/** Where some pairs share at least so many articles, those of one article are chance. */
const SOME = 2;
const MANY_PLACES = 40;
const BEND = 0.16;
const POINTS = 24;

export interface Pair {
  a: number;
  b: number;
  articles: number;
}

export class Lines {
  private readonly layer = L.layerGroup();
  private readonly renderer: L.SVG;
  /** What is drawn, the strongest first. */
  pairs: Pair[] = [];

  constructor(private readonly app: App) {
    app.map.createPane("mt-lines").classList.add("mt-pane-lines");
    this.renderer = L.svg({ pane: "mt-lines", padding: 0.5 });
    this.layer.addTo(app.map);
  }

  refresh(): void {
    this.layer.clearLayers();
    this.pairs = this.app.store.state.lines ? strongestPairs(this.app) : [];
    const most = this.pairs[0]?.articles ?? 1;
    for (const pair of this.pairs) this.layer.addLayer(this.line(pair, most));
  }

  /** The strongest in words, or null when no lines are drawn. */
  list(): HTMLElement | null {
    const { name } = this.app.corpus.block.places;
    if (!this.app.store.state.lines) return null;
    const rows = this.pairs
      .slice(0, LISTED)
      .map(({ a, b, articles }) =>
        h(
          "li",
          {},
          h("span", {}, t("pair", name[a], name[b])),
          h("span", { class: "mt-count" }, t("nShort", articles)),
        ),
      );
    return h(
      "div",
      { class: "mt-pairs" },
      h("p", { class: "mt-legend-title" }, t(rows.length ? "pairs" : "noPairs")),
      h("ol", { class: "mt-legend-list", role: "list" }, ...rows),
    );
  }

  private line({ a, b, articles }: Pair, most: number): L.Polyline {
    const { lat, lon, name } = this.app.corpus.block.places;
    const share = articles / most;
    const line = L.polyline(curve([lat[a]!, lon[a]!], [lat[b]!, lon[b]!]), {
      renderer: this.renderer,
      pane: "mt-lines",
      color: colour("--mt-link"),
      weight: 0.8 + 3.2 * share,
      opacity: 0.25 + 0.5 * share,
      className: "mt-line",
      smoothFactor: 0.2,
    });
    const words = t("linked", name[a], name[b], articles);
    return line.bindTooltip(h("span", {}, words), { sticky: true, className: "mt-tooltip" });
  }
}

/** Pairs of places by shared articles; a place and what contains it are no pair. */
export function strongestPairs(app: App): Pair[] {
  const { corpus, selection } = app;
  const { links } = corpus;
  const { lat, name, path } = corpus.block.places;
  const counts = new Map<number, number>();
  for (const article of selection.articles) {
    const places: number[] = [];
    for (let link = links.from[article]; link < links.from[article + 1]; link++)
      if (selection.links[link] && lat[links.place[link]] !== null) places.push(links.place[link]);
    if (places.length > MANY_PLACES) continue;
    places.sort((x, y) => x - y);
    for (let i = 0; i < places.length; i++)
      for (let j = i + 1; j < places.length; j++) {
        const key = places[i] * corpus.placeCount + places[j];
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  }
  const sorted = [...counts].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
  const pairs: Pair[] = [];
  for (const [key, articles] of sorted) {
    const [a, b] = [Math.floor(key / corpus.placeCount), key % corpus.placeCount];
    if (path[a].includes(name[b]) || path[b].includes(name[a])) continue;
    if (articles < SOME && pairs[0]?.articles >= SOME) break;
    pairs.push({ a, b, articles });
    if (pairs.length === STRONGEST) break;
  }
  return pairs;
}

/** A shallow arc between two points. */
function curve(a: L.LatLngTuple, b: L.LatLngTuple): L.LatLngTuple[] {
  const middle = [(a[0] + b[0]) / 2 + (b[1] - a[1]) * BEND, (a[1] + b[1]) / 2 - (b[0] - a[0]) * BEND];
  return Array.from({ length: POINTS + 1 }, (_, index) => {
    const s = index / POINTS;
    const [u, v, w] = [(1 - s) * (1 - s), 2 * s * (1 - s), s * s];
    return [u * a[0] + v * middle[0] + w * b[0], u * a[1] + v * middle[1] + w * b[1]];
  });
}
