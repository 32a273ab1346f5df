// Leagues or banners tinted by their articles: a share of all shown, or a rate per inhabitants.

import L from "./leaflet";
import type { App } from "./app";
import { choice } from "./controls";
import { h, pressable } from "./dom";
import { swatch } from "./icons";
import { countArticles, t } from "./strings";
import { colour } from "./theme";
import type { Area } from "./topology";

const STEPS = 5;
const PER = 100_000;

interface Figure {
  area: Area;
  articles: number;
  value: number;
}

export class Choropleth {
  private readonly layer = L.layerGroup();
  private readonly renderer: L.SVG;
  private breaks: number[] = [];

  constructor(private readonly app: App) {
    app.map.createPane("mt-areas").classList.add("mt-pane-areas");
    this.renderer = L.svg({ pane: "mt-areas", padding: 0.5 });
    this.layer.addTo(app.map);
  }

  private get level(): "league" | "banner" | null {
    const { surface } = this.app.store.state;
    return surface === "league" || surface === "banner" ? surface : null;
  }

  refresh(): void {
    this.layer.clearLayers();
    const level = this.level;
    if (!level) return;
    const figures = this.figures(level);
    this.breaks = classBreaks(figures.map((figure) => figure.value));
    for (const figure of figures) this.layer.addLayer(this.polygon(figure));
  }

  /** The legend of the classes, or null when no areas are tinted. */
  classes(): HTMLElement | null {
    const level = this.level;
    if (!level) return null;
    const { rate } = this.app.store.state;
    const unit = this.rated(level) ? t("perCapita") : t("share");
    const rows = this.breaks.map((upper, index) => {
      const lower = index === 0 ? 0 : this.breaks[index - 1];
      return h(
        "li",
        {},
        swatch(`class-${this.shade(index)}`),
        h("span", { class: "mt-number" }, `${this.words(lower)}–${this.words(upper)}`),
      );
    });
    const none = h("li", {}, swatch("class-0"), t("noData"));
    const toggle = choice("checkbox", t("perCapita"), rate, (on) => this.app.store.set({ rate: on }));
    return h(
      "div",
      { class: "mt-classes" },
      h("p", { class: "mt-legend-title" }, unit),
      h("ul", { class: "mt-legend-list" }, none, ...rows),
      level === "league" && toggle,
    );
  }

  private rated(level: "league" | "banner"): boolean {
    return level === "league" && this.app.store.state.rate;
  }

  private figures(level: "league" | "banner"): Figure[] {
    const { corpus, outlines, selection } = this.app;
    const { adcode } = corpus.block.places;
    const column = corpus.block.places[level];
    const seen = new Map<string, Set<number>>();
    corpus.links.place.forEach((place, link) => {
      if (!selection.links[link]) return;
      const code = column[place] ?? adcode[place];
      if (!code) return;
      let articles = seen.get(code);
      if (!articles) seen.set(code, (articles = new Set()));
      articles.add(corpus.links.article[link]);
    });
    const all = Math.max(1, selection.articles.length);
    return outlines.areas[level].map((area) => {
      const articles = seen.get(area.adcode)?.size ?? 0;
      const population = corpus.block.stats?.league?.[area.adcode]?.population ?? 0;
      const value = this.rated(level)
        ? population
          ? (articles / population) * PER
          : 0
        : (articles / all) * 100;
      return { area, articles, value };
    });
  }

  private polygon({ area, articles, value }: Figure): L.Polygon {
    const shade = value > 0 ? this.shade(this.breaks.findIndex((upper) => value <= upper)) : 0;
    const polygon = L.polygon(area.rings, {
      renderer: this.renderer,
      pane: "mt-areas",
      color: colour("--mt-line-league"),
      weight: 0.7,
      fillColor: colour(`--mt-class-${shade}`),
      fillOpacity: 0.92,
      className: "mt-area",
    });
    const words = `${area.name}　${t("aside", countArticles(articles), this.words(value))}`;
    polygon.bindTooltip(h("span", {}, words), { sticky: true, className: "mt-tooltip" });
    const place = this.app.corpus.block.places.adcode.indexOf(area.adcode);
    const open = () => place >= 0 && this.app.openPlace(place, { fly: false });
    polygon.on("click", open);
    // An area with articles is a stop of the keyboard, named by its figure.
    if (articles) polygon.on("add", () => pressable(polygon.getElement(), words, open));
    return polygon;
  }

  /** Fewer classes lie farther apart: they use the whole ramp. */
  private shade(index: number): number {
    const last = this.breaks.length - 1;
    return last ? Math.round(1 + ((STEPS - 1) * index) / last) : Math.ceil(STEPS / 2);
  }

  private words(value: number): string {
    const digits = value >= 10 || value === 0 ? 0 : value >= 1 ? 1 : 2;
    return `${value.toFixed(digits)}${this.rated(this.level ?? "banner") ? "" : "%"}`;
  }
}

/** Upper bounds of classes that hold about equally many of the values above zero. */
export function classBreaks(values: number[]): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const breaks = new Set<number>();
  for (let step = 1; step <= STEPS; step++) {
    const value = sorted[Math.ceil((sorted.length * step) / STEPS) - 1];
    if (value !== undefined) breaks.add(value);
  }
  return [...breaks];
}
