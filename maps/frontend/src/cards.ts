// The rows of lists: a place, an article.

import type { App } from "./app";
import { h } from "./dom";
import { mark } from "./icons";
import { isBroad } from "./kinds";
import { snippet } from "./snippet";
import { countArticles, dateWords, grouped, kindName, t } from "./strings";

/** `呼伦贝尔市 › 满洲里市`, without the parts that every place of the list shares. */
export function pathWords(path: readonly string[], skip = 0): string {
  return path.slice(skip).join(" › ");
}

export function placeRow(app: App, place: number): HTMLElement {
  const { id, name, kind, path } = app.corpus.block.places;
  const articles = app.selection.counts[place];
  const doubtful = app.selection.doubtful[place];
  const where = pathWords(path[place], path[place].length > 1 ? 1 : 0);
  return h(
    "button",
    {
      type: "button",
      class: `mt-row mt-place-row ${doubtful ? "mt-doubtful" : ""}`.trim(),
      "data-place": id[place],
      onclick: () => app.openPlace(place),
    },
    mark(kind[place], 16),
    h(
      "span",
      { class: "mt-row-main" },
      h("span", { class: "mt-row-name" }, name[place]),
      spoken(`${t("comma")}${kindName(kind[place])}`),
      where && h("span", { class: "mt-row-sub" }, where),
    ),
    Boolean(doubtful) && h("span", { class: "mt-tag" }, t("doubtful")),
    correctedTag(app, place),
    counted(articles),
  );
}

/** A place by its name alone. */
export function placeChip(app: App, place: number): HTMLElement {
  const { id, name, kind } = app.corpus.block.places;
  return h(
    "button",
    { type: "button", class: "mt-chip", "data-place": id[place], onclick: () => app.openPlace(place) },
    mark(kind[place], 12),
    name[place],
    correctedTag(app, place),
  );
}

/** What a reader has put right says so. */
export function correctedTag(app: App, place: number): HTMLElement | false {
  return (
    app.corpus.correctedPlaces.has(place) && h("span", { class: "mt-tag mt-tag-corrected" }, t("corrected"))
  );
}

/** A number that is read out as `3 篇报道`. */
export function counted(articles: number): HTMLElement {
  const words = countArticles(articles).replace(grouped(articles), "");
  return h("span", { class: "mt-count" }, grouped(articles), spoken(words));
}

/** Words for the ear only: a control is named by its content, so what is seen and what is said agree. */
export function spoken(words: string): HTMLElement {
  return h("span", { class: "mt-visually-hidden" }, words);
}

/** Day and newspaper of an article. */
export function bylineOf(app: App, article: number, about: HTMLElement | false = false): HTMLElement {
  const doc = app.corpus.doc(article);
  const date = app.corpus.dateOf(article);
  return h(
    "span",
    { class: "mt-meta" },
    h("time", date ? { datetime: date } : {}, dateWords(date)),
    doc.newspaper && h("span", {}, doc.newspaper),
    about,
  );
}

export function articleRow(
  app: App,
  article: number,
  place: number | null = null,
  text?: HTMLElement,
): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "mt-row mt-article-row",
      "data-article": app.corpus.block.articles.id[article],
      onclick: () => app.openArticle(article, place),
    },
    h(
      "span",
      { class: "mt-row-main" },
      h("span", { class: "mt-row-title" }, app.corpus.headlineOf(article)),
      inline(text ?? snippet(app.corpus, article, place)),
      bylineOf(app, article, aboutElsewhere(app, article, place)),
    ),
  );
}

/** Of an article in a list: the place that it is about, unless the list is that place's or it is a whole province. */
function aboutElsewhere(app: App, article: number, place: number | null): HTMLElement | false {
  const { name, kind } = app.corpus.block.places;
  const focus = app.corpus.focusOf(article);
  if (focus === null || focus === place || isBroad(kind[focus])) return false;
  return h("span", { class: "mt-about-row" }, spoken(t("about")), name[focus]);
}

/** A button may hold phrasing content only: paragraphs become spans. */
function inline(paragraph: HTMLElement): HTMLElement {
  const span = h("span", { class: paragraph.className });
  span.append(...paragraph.childNodes);
  return span;
}
