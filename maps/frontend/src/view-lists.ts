// The three lists of the panel: places, articles, names left open.

import type { App } from "./app";
import { articleRow, placeRow } from "./cards";
import { correctionForm, openSubject } from "./corrections";
import { h } from "./dom";
import type { OpenName } from "./open-names";
import { pagedList } from "./pages";
import { filterCount, NO_FILTERS } from "./state";
import { t } from "./strings";
import { typeset } from "./typeset";

export function placesView(app: App): HTMLElement {
  const { places } = app.selection;
  if (places.length) return pagedList(app.selection, "places", places, (place) => placeRow(app, place));
  if (app.corpus.articleCount === 0) return empty(app, t("emptyCorpus"));
  return empty(app, t(filterCount(app.store.state.filters) ? "noPlaces" : "noPlacesAtAll"));
}

export function articlesView(app: App): HTMLElement {
  const { articles } = app.selection;
  if (app.corpus.articleCount === 0) return empty(app, t("emptyCorpus"));
  return articles.length
    ? pagedList(app.selection, "articles", articles, (article) => articleRow(app, article))
    : empty(app, t("noArticles"));
}

export function openView(app: App, names: OpenName[]): HTMLElement {
  if (names.length === 0) return empty(app, t(app.corpus.open.length ? "noOpenHere" : "noOpen"));
  const row = ({ surface, reason, articles }: OpenName) =>
    h(
      "div",
      { class: "mt-open" },
      h(
        "p",
        { class: "mt-open-name" },
        h("span", { class: "mt-open-words" }, surface),
        h("span", { class: "mt-count" }, t("nShort", articles.length)),
      ),
      h("p", { class: "mt-row-sub" }, typeset(reason)),
      h(
        "ul",
        { class: "mt-open-articles" },
        ...articles.slice(0, 3).map((article) => h("li", {}, openLink(app, article))),
      ),
      correctionForm(app, openSubject(app, surface, reason)),
    );
  return h(
    "div",
    {},
    h("p", { class: "mt-note" }, t("openIntro")),
    pagedList(app.selection, "open", names, row, "mt-list mt-open-list"),
  );
}

function openLink(app: App, article: number): HTMLElement {
  const onclick = () => app.openArticle(article, null);
  return h("button", { type: "button", class: "mt-link", onclick }, app.corpus.headlineOf(article));
}

export function empty(app: App, words: string): HTMLElement {
  const narrowed = filterCount(app.store.state.filters) > 0;
  const clear = () => {
    app.store.set({ filters: NO_FILTERS });
    // The button has gone: on from the head of what is listed now.
    document.querySelector<HTMLElement>(".mt-title, .mt-tab[aria-selected=true]")?.focus();
  };
  return h(
    "div",
    { class: "mt-empty" },
    h("p", {}, words),
    narrowed && h("button", { type: "button", class: "mt-button", onclick: clear }, t("clear")),
  );
}
