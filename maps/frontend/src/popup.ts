// The popup of a place, built when it is opened: its articles, each open to the full text.

import L from "./leaflet";
import { type App, isPhone } from "./app";
import { bylineOf, correctedTag } from "./cards";
import { h } from "./dom";
import { articlesOf } from "./selection";
import { snippet } from "./snippet";
import { countArticles, kindName, t } from "./strings";

const SHOWN = 5;
/** Pixels. */
const WIDEST = 320;
const NARROWEST = 260;
const BUTTONS = 66;

/** The popup opened last, and the place that it shows. */
let last: { popup: L.Popup; place: number } | null = null;

export function openPopup(app: App, place: number): void {
  const { lat, lon } = app.corpus.block.places;
  if (lat[place] === null || lon[place] === null) return;
  const container = app.map.getContainer();
  // Clear of the buttons at the right and of the legend, which on a phone is but a button and gives way.
  const legend = isPhone() ? null : container.querySelector<HTMLElement>(".mt-legend[open]");
  const widest = Math.min(WIDEST, container.clientWidth - 2 * BUTTONS);
  const popup = L.popup({
    className: "mt-popup",
    maxWidth: widest,
    minWidth: Math.min(NARROWEST, widest),
    maxHeight: 340,
    autoPanPaddingTopLeft: [(legend?.offsetWidth ?? 0) + 24, 24],
    autoPanPaddingBottomRight: [BUTTONS, 24],
    offset: [0, -6],
  })
    .setLatLng([lat[place], lon[place]])
    .setContent(popupContent(app, place))
    .openOn(app.map);
  last = { popup, place };
}

/** Keep the open popup in step with the panel: it closes with its place, and says anew what has changed. */
export function followPopup(app: App, changed: boolean): void {
  if (!last?.popup.isOpen()) return;
  const { place, other, article } = app.store.state;
  if (article !== null || other !== null || app.corpus.block.places.id[last.place] !== place)
    last.popup.close();
  else if (changed) last.popup.setContent(popupContent(app, last.place));
}

export function popupContent(app: App, place: number): HTMLElement {
  const { name, kind, path } = app.corpus.block.places;
  const articles = articlesOf(app.selection, place);
  const rest = articles.length > SHOWN;
  return h(
    "div",
    { class: "mt-popup-body" },
    h("h2", { class: "mt-popup-title" }, name[place], correctedTag(app, place)),
    h(
      "p",
      { class: "mt-row-sub" },
      [path[place].slice(1).join(" › "), kindName(kind[place])].filter(Boolean).join("　"),
    ),
    h("p", { class: "mt-popup-count" }, countArticles(articles.length)),
    h(
      "ol",
      { class: "mt-popup-list", role: "list" },
      ...articles.slice(0, SHOWN).map((article) => item(app, article, place)),
    ),
    rest &&
      h(
        "button",
        { type: "button", class: "mt-more", onclick: () => app.openPlace(place, { fly: false }) },
        t("allOfPlace", articles.length),
      ),
  );
}

function item(app: App, article: number, place: number): HTMLElement {
  const open = () => app.openArticle(article, place);
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: "mt-popup-headline",
        "data-article": app.corpus.block.articles.id[article],
        onclick: open,
      },
      app.corpus.headlineOf(article),
    ),
    bylineOf(app, article),
    snippet(app.corpus, article, place),
  );
}
