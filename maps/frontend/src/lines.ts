// Lines between places that the same articles name, the strongest first.

import L from "./leaflet";
import { type App, chosenPlaces } from "./app";
import { h, pressable } from "./dom";
import { articlesOf } from "./selection";
import { t } from "./strings";
import { colour } from "./theme";

const STRONGEST = 40;
const LISTED = 6;
/** Where some pairs share at least so many articles, those of one article are chance. */
const SOME = 2;
const MANY_PLACES = 40;
/** A finger or a pointer needs more of a line than the eye. */
const HOLD_PX = 14;
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
    // The strongest above the others.
    for (const pair of [...this.pairs].reverse())
      for (const line of this.line(pair, most)) this.layer.addLayer(line);
  }

  /** The strongest in words, or null when no lines are drawn. */
  list(): HTMLElement | null {
    const { name } = this.app.corpus.block.places;
    if (!this.app.store.state.lines) return null;
    const chosen = chosenPlaces(this.app);
    const rows = this.pairs.slice(0, LISTED).map(({ a, b, articles }) =>
      h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            "data-key": this.key(a, b),
            "aria-current": chosen.includes(a) && chosen.includes(b) && "true",
            onclick: () => this.app.openPair(a, b),
          },
          h("span", {}, t("pair", name[a], name[b])),
          h("span", { class: "mt-count" }, t("nShort", articles)),
        ),
      ),
    );
    return h(
      "div",
      { class: "mt-pairs" },
      h("p", { class: "mt-legend-title" }, t(rows.length ? "pairs" : "noPairs")),
      h("ol", { class: "mt-legend-list", role: "list" }, ...rows),
    );
  }

  private key(a: number, b: number): string {
    const { id } = this.app.corpus.block.places;
    return `${id[a]} ${id[b]}`;
  }

  /** What is seen of a line, and around it what is pressed. */
  private line({ a, b, articles }: Pair, most: number): L.Polyline[] {
    const share = articles / most;
    const style = { renderer: this.renderer, pane: "mt-lines", smoothFactor: 0.2 };
    const { lat, lon, name } = this.app.corpus.block.places;
    const path = curve(L.latLng(lat[a]!, lon[a]!), L.latLng(lat[b]!, lon[b]!));
    const seen = L.polyline(path, {
      ...style,
      color: colour("--mt-link"),
      weight: 0.8 + 3.2 * share,
      opacity: 0.25 + 0.5 * share,
      interactive: false,
    });
    const line = L.polyline(path, { ...style, weight: HOLD_PX, opacity: 0, className: "mt-line" });
    const words = t("linked", name[a], name[b], articles);
    line.bindTooltip(h("span", {}, words), { sticky: true, className: "mt-tooltip" });
    const open = () => {
      line.closeTooltip();
      this.app.openPair(a, b);
    };
    line.on("click", open).on("add", () => {
      pressable(line.getElement(), words, open);
      line.getElement()?.setAttribute("data-key", this.key(a, b));
    });
    return [seen, line];
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
  // With those that name very many places: as many as are listed when the pair is opened.
  for (const pair of pairs) pair.articles = articlesOf(selection, pair.a, pair.b).length;
  return pairs.sort((x, y) => y.articles - x.articles);
}

/** A shallow arc between two points. */
export function curve(a: L.LatLng, b: L.LatLng): L.LatLngTuple[] {
  const middle = [(a.lat + b.lat) / 2 + (b.lng - a.lng) * BEND, (a.lng + b.lng) / 2 - (b.lat - a.lat) * BEND];
  return Array.from({ length: POINTS + 1 }, (_, index) => {
    const s = index / POINTS;
    const [u, v, w] = [(1 - s) * (1 - s), 2 * s * (1 - s), s * s];
    return [u * a.lat + v * middle[0] + w * b.lat, u * a.lng + v * middle[1] + w * b.lng];
  });
}
