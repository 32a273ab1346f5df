// A place: what it is, why the name was put there, and its articles.

import type { App } from "./app";
import { articleRow, placeChip } from "./cards";
import { correctionForm, placeSubject } from "./corrections";
import { h } from "./dom";
import { mark } from "./icons";
import { pagedList } from "./pages";
import { articlesOf } from "./selection";
import { countArticles, kindName, t } from "./strings";
import { typeset } from "./typeset";
import type { Sense } from "./types";
import { empty } from "./view-lists";

const MANY = 6;
const LEAST_SCORE = 0.01;

/** A place with its evidence, or a pair of places; below them what names all of them. */
export function placesTogether(app: App, places: number[]): HTMLElement {
  const { name, kind } = app.corpus.block.places;
  const articles = articlesOf(app.selection, ...places);
  const [place, other] = places;
  const paired = other !== undefined;
  const title = paired ? t("pair", name[place], name[other]) : name[place];
  const count = countArticles(articles.length);
  return h(
    "section",
    { class: "mt-place", "aria-label": title },
    h("h2", { class: "mt-title", tabindex: -1 }, !paired && mark(kind[place], 20), title),
    paired
      ? h("div", { class: "mt-chips" }, ...places.map((one) => placeChip(app, one)))
      : trustCard(app, place),
    h("h3", {}, paired ? t("nameBoth", count) : count),
    articles.length
      ? pagedList(app.selection, `of ${places}`, articles, (article) => articleRow(app, article, place))
      : empty(app, t("noArticles")),
  );
}

/** Everything that lets a reader check the pin. */
export function trustCard(app: App, place: number): HTMLElement {
  const { kind, adcode, path, lat, lon, precision, area, derived } = app.corpus.block.places;
  const senses = app.corpus.sensesOf(place);
  const list = h("dl", { class: "mt-facts" });
  const fact = (label: string, ...words: (Node | string | false)[]) => {
    const kept = words.filter((word) => word !== false && word !== "");
    if (kept.length) list.append(h("dt", {}, label), h("dd", {}, ...kept));
  };
  fact(t("kinds"), kindName(kind[place]));
  fact(t("hierarchy"), path[place].join(" › "));
  fact(t("printed"), printed(senses));
  const point =
    lat[place] === null
      ? ""
      : `${degrees(lat[place]!, "N", "S")}${t("comma")}${degrees(lon[place]!, "E", "W")}`;
  const radius = precision[place] && !area[place] ? t("precision", precision[place]!) : "";
  fact(t("coordinates"), point, point && radius && h("span", { class: "mt-soft" }, ` ${radius}`));
  if (area[place]) fact("", h("span", { class: "mt-soft" }, t("areaNote")));
  if (derived[place]) fact("", h("span", { class: "mt-soft" }, t("derivedNote")));
  if (adcode[place]) fact(t("adcode"), h("span", { class: "mt-number" }, adcode[place]));
  if (senses.length) fact(t("score"), meter(senses[0][2]));
  const evidence = evidenceOf(app, senses);
  const corrected =
    app.corpus.correctedPlaces.has(place) && h("p", { class: "mt-corrected-note" }, t("correctedBy"));
  if (corrected || evidence.length) fact(t("evidence"), corrected, lines(evidence));
  const others = candidatesOf(app, place, senses);
  if (others.length) fact(t("candidates"), lines(others));
  return h("div", { class: "mt-trust" }, list, correctionForm(app, placeSubject(app, place)));
}

function printed(senses: Sense[]): HTMLElement {
  const forms = [...new Set(senses.map((sense) => sense[6]))];
  return h("span", {}, ...forms.slice(0, MANY * 2).map((form) => h("span", { class: "mt-form" }, form)));
}

/** The rules that spoke, but where a reader has decided. */
function evidenceOf(app: App, senses: Sense[]): string[] {
  const ruled = senses.filter((sense) => !app.corpus.corrected.has(sense));
  const indices = new Set(ruled.flatMap((sense) => sense[3]));
  return [...indices].slice(0, MANY).map((index) => app.corpus.block.evidence[index]);
}

function candidatesOf(app: App, place: number, senses: Sense[]): string[] {
  const { name, path } = app.corpus.block.places;
  const best = new Map<string, number>();
  for (const [candidate, score] of senses.flatMap((sense) => sense[4])) {
    if (candidate === place || score < LEAST_SCORE) continue;
    const words =
      typeof candidate === "string" ? candidate : [...path[candidate].slice(1), name[candidate]].join(" › ");
    best.set(words, Math.max(best.get(words) ?? 0, score));
  }
  const sorted = [...best].sort((a, b) => b[1] - a[1]).slice(0, MANY);
  return sorted.map(([words, score]) => t("aside", words, score.toFixed(2)));
}

function lines(words: string[]): HTMLElement {
  return h("ul", { class: "mt-lines" }, ...words.map((word) => h("li", {}, typeset(word))));
}

function meter(score: number): HTMLElement {
  return h(
    "span",
    { class: "mt-score" },
    h("meter", { min: 0, max: 1, low: 0.75, high: 0.9, optimum: 1, value: score, "aria-label": t("score") }),
    h("span", { class: "mt-number" }, score.toFixed(2)),
  );
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(3)}°${value < 0 ? negative : positive}`;
}
