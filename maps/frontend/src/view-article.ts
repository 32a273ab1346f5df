// An article in full: where and when it was printed, its text with every place a link, its places.

import { type App, chosenPlaces } from "./app";
import { bylineOf, placeChip } from "./cards";
import { h } from "./dom";
import { pictogram } from "./icons";
import { fullHeadline, fullText, placeLink } from "./snippet";
import { t } from "./strings";
import { typeset } from "./typeset";

export function articleView(app: App, article: number): HTMLElement {
  const { subheads, reporters, dateline, line } = app.corpus.block.articles;
  const doc = app.corpus.doc(article);
  const chosen = chosenPlaces(app);
  const choose = (place: number) => app.openPlace(place, { stay: true });
  const people = reporters[article].length ? t("reporters", reporters[article].join("、")) : "";
  const wire = dateline[article] ? t("dateline", dateline[article]) : "";
  return h(
    "article",
    { class: "mt-article", lang: "zh-CN", "aria-label": app.corpus.headlineOf(article) },
    h("h2", { class: "mt-headline", tabindex: -1 }, ...fullHeadline(app.corpus, article, chosen, choose)),
    ...subheads[article].map((subhead) => h("p", { class: "mt-subhead" }, typeset(subhead))),
    bylineOf(app, article),
    about(app, article, choose),
    (people || wire) && h("p", { class: "mt-credit" }, [people, wire].filter(Boolean).join("　")),
    fullText(app.corpus, article, chosen, choose),
    placesHere(app, article),
    h("p", { class: "mt-source" }, t("source", doc.name, line[article])),
  );
}

/** Which division the article is about, where that is clear. */
function about(app: App, article: number, choose: (place: number) => void): HTMLElement | false {
  const { corpus } = app;
  const place = corpus.focusOf(article);
  if (place === null) return false;
  const name = corpus.block.places.name[place];
  return h(
    "p",
    { class: "mt-about", lang: document.documentElement.lang },
    t("about"),
    placeLink(corpus, place, name, "mt-name", chosenPlaces(app), choose),
  );
}

function placesHere(app: App, article: number): HTMLElement {
  const places = app.corpus.placesOf(article);
  if (places.length === 0) return h("p", { class: "mt-note" }, t("noPlacesHere"));
  return h(
    "section",
    { class: "mt-here" },
    h("h3", {}, t("placesHere")),
    h("div", { class: "mt-chips" }, ...places.map((place) => placeChip(app, place))),
  );
}

/** The neighbours of an article in the list it was opened from. */
export function articleNavigation(app: App, article: number, list: readonly number[]): HTMLElement {
  const at = list.indexOf(article);
  const step = (to: number, words: string, back: boolean) =>
    h(
      "button",
      {
        type: "button",
        class: "mt-icon-button",
        "aria-label": words,
        title: words,
        disabled: list[to] === undefined,
        onclick: () => app.openArticle(list[to]),
      },
      pictogram(back ? "back" : "forward"),
    );
  return h(
    "span",
    { class: "mt-steps" },
    step(at - 1, t("previous"), true),
    h("span", { class: "mt-soft mt-number" }, at < 0 ? "" : t("ofAll", at + 1, list.length)),
    step(at + 1, t("next"), false),
  );
}
