// The three lists of the panel: places, articles, names left open.

import type { App } from "./app";
import { articleRow, placeRow } from "./cards";
import { h } from "./dom";
import { pagedList } from "./pages";
import { filterCount, NO_FILTERS } from "./state";
import { t } from "./strings";
import type { Sense } from "./types";

export function placesView(app: App): HTMLElement {
  const { places } = app.selection;
  return places.length ? pagedList(places, (place) => placeRow(app, place)) : empty(app, t("noPlaces"));
}

export function articlesView(app: App): HTMLElement {
  const { articles } = app.selection;
  if (app.corpus.articleCount === 0) return h("p", { class: "mt-empty" }, t("emptyCorpus"));
  return articles.length
    ? pagedList(articles, (article) => articleRow(app, article))
    : empty(app, t("noArticles"));
}

export interface OpenName {
  surface: string;
  reason: string;
  articles: number[];
}

/** How many there will be, without reading an article. */
export function openCount(app: App): number {
  const senses = app.corpus.block.senses.filter((sense) => sense[0] < 0);
  return new Set(senses.map((sense) => openKey(app, sense))).size;
}

function openKey(app: App, [, , , , , reason, surface]: Sense): string {
  return `${surface}\n${app.corpus.block.reasons[reason] ?? ""}`;
}

/** Names without a place, most often printed first, with the articles that print them. */
export function openNames(app: App): OpenName[] {
  const { corpus } = app;
  const found = new Map<string, OpenName>();
  corpus.newest.forEach((article) => {
    for (const mention of [...corpus.headMentions(article), ...corpus.bodyMentions(article)]) {
      const sense = corpus.sense(mention.sense);
      if (sense[0] >= 0) continue;
      const key = openKey(app, sense);
      const [surface, reason] = [sense[6], corpus.block.reasons[sense[5]] ?? ""];
      const name = found.get(key) ?? { surface, reason, articles: [] };
      if (!name.articles.includes(article)) name.articles.push(article);
      found.set(key, name);
    }
  });
  return [...found.values()].sort((a, b) => b.articles.length - a.articles.length);
}

export function openView(app: App, names: OpenName[]): HTMLElement {
  if (names.length === 0) return h("p", { class: "mt-empty" }, t("noOpen"));
  const row = ({ surface, reason, articles }: OpenName) =>
    h(
      "div",
      { class: "mt-open" },
      h(
        "p",
        { class: "mt-open-name" },
        surface,
        h("span", { class: "mt-count" }, t("nShort", articles.length)),
      ),
      h("p", { class: "mt-row-sub" }, reason),
      h(
        "ul",
        { class: "mt-open-articles" },
        ...articles.slice(0, 3).map((article) => h("li", {}, openLink(app, article))),
      ),
    );
  return h(
    "div",
    {},
    h("p", { class: "mt-note" }, t("openIntro")),
    pagedList(names, row, "mt-list mt-open-list"),
  );
}

function openLink(app: App, article: number): HTMLElement {
  const onclick = () => app.openArticle(article, null);
  return h("button", { type: "button", class: "mt-link", onclick }, app.corpus.headlineOf(article));
}

function empty(app: App, words: string): HTMLElement {
  const narrowed = filterCount(app.store.state.filters) > 0;
  const clear = () => app.store.set({ filters: NO_FILTERS });
  return h(
    "div",
    { class: "mt-empty" },
    h("p", {}, words),
    narrowed && h("button", { type: "button", class: "mt-button", onclick: clear }, t("clear")),
  );
}
