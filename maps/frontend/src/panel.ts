// The panel: title, search, filters, and below them either a list or what was opened from it.

import { type App, chosenPlaces } from "./app";
import { spoken } from "./cards";
import { fill, h } from "./dom";
import { pictogram } from "./icons";
import { OpenNames } from "./open-names";
import { articlesOf } from "./selection";
import { filterCount, type State, type Tab } from "./state";
import { countArticles, dateRange, grouped, t } from "./strings";
import { articleNavigation, articleView } from "./view-article";
import { articlesView, openView, placesView } from "./view-lists";
import { placesTogether } from "./view-place";

const TABS: readonly Tab[] = ["places", "articles", "open"];

const TOAST_MS = 2500;

export interface PanelParts {
  search: HTMLElement;
  filters: HTMLElement;
  menu: HTMLElement;
}

export class Panel {
  readonly element: HTMLElement;
  private readonly body = h("div", { class: "mt-body", id: "mt-body" });
  private readonly tabs = h("div", { class: "mt-tabs", role: "tablist" });
  private readonly bar = h("div", { class: "mt-bar" });
  private readonly filterButton: HTMLButtonElement;
  private readonly live = h("div", { class: "mt-visually-hidden", role: "status", "aria-live": "polite" });
  private toast = 0;
  private readonly scrolled = new Map<string, number>();
  private readonly openNames: OpenNames;
  /** What had the focus in each view when it was left. */
  private readonly openers = new Map<string, string | null>();

  constructor(
    private readonly app: App,
    private readonly parts: PanelParts,
  ) {
    this.openNames = new OpenNames(app.corpus);
    this.filterButton = h("button", {
      type: "button",
      class: "mt-icon-button mt-filter-button",
      "aria-expanded": "false",
      "aria-controls": "mt-filters",
      onclick: () => this.toggleFilters(),
    });
    parts.filters.hidden = true;
    this.element = h(
      "aside",
      { class: "mt-panel", id: "mt-panel", "aria-label": t("panel") },
      h(
        "button",
        { type: "button", class: "mt-grip", "aria-label": t("sheet"), title: t("sheet") },
        h("span", {}),
      ),
      this.header(),
      h("div", { class: "mt-tools" }, parts.search, this.filterButton),
      parts.filters,
      this.tabs,
      this.bar,
      this.body,
      this.live,
    );
    for (const part of [parts.filters, this.filterButton])
      part.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || parts.filters.hidden) return;
        event.preventDefault();
        this.toggleFilters(false);
        this.filterButton.focus();
      });
    this.element.addEventListener("keydown", (event) => {
      const { place, article } = app.store.state;
      if (event.key !== "Escape" || event.defaultPrevented || (place === null && article === null)) return;
      event.preventDefault();
      app.back();
    });
  }

  announce(words: string, shown = false): void {
    this.live.textContent = words;
    window.clearTimeout(this.toast);
    this.live.className = shown ? "mt-toast" : "mt-visually-hidden";
    if (shown) this.toast = window.setTimeout(() => (this.live.className = "mt-visually-hidden"), TOAST_MS);
  }

  toggleFilters(open = this.parts.filters.hidden): void {
    this.parts.filters.hidden = !open;
    this.filterButton.setAttribute("aria-expanded", String(open));
    this.parts.filters.dispatchEvent(new Event("toggle"));
  }

  /** Draw what the state asks for; `before` tells whether the view is another one. */
  draw(state: State, before: State | null): void {
    const key = viewKey(state);
    const changedView = before !== null && viewKey(before) !== key;
    if (changedView && before) {
      this.scrolled.set(viewKey(before), this.body.scrollTop);
      if (depth(state) > depth(before)) this.openers.set(viewKey(before), focusedRow());
    }
    const held =
      changedView || !this.body.contains(document.activeElement)
        ? -1
        : controls(this.body).findIndex((one) => one === document.activeElement);
    this.drawFilterButton(state);
    const places = chosenPlaces(this.app);
    const article = this.app.corpus.articleOf(state.article);
    const detail = places.length > 0 || article !== undefined;
    this.element.classList.toggle("mt-detail", detail);
    this.tabs.hidden = detail;
    this.bar.hidden = !detail;
    if (article !== undefined) this.showArticle(article, places);
    else if (detail) this.showPlaces(places);
    else this.showList(state.tab);
    if (held >= 0) controls(this.body)[held]?.focus({ preventScroll: true });
    if (!changedView) return;
    this.body.scrollTop = detail && before && !deeper(before, state) ? (this.scrolled.get(key) ?? 0) : 0;
    if (!detail) this.body.scrollTop = this.scrolled.get(key) ?? 0;
    const cameBack = before !== null && depth(state) < depth(before);
    this.moveFocus(detail, cameBack ? this.openers.get(key) : undefined);
  }

  private header(): HTMLElement {
    const { meta, articles } = this.app.corpus.block;
    const dates = dateRange(meta.dateFrom, meta.dateTo);
    return h(
      "header",
      { class: "mt-header" },
      h("h1", {}, meta.title),
      this.parts.menu,
      h(
        "p",
        { class: "mt-sub mt-number" },
        dates && h("span", {}, dates),
        h("span", {}, countArticles(articles.id.length)),
      ),
    );
  }

  private drawFilterButton(state: State): void {
    const n = filterCount(state.filters);
    const label = n ? t("filtersOn", n) : t("filters");
    this.filterButton.title = label;
    this.filterButton.classList.toggle("mt-on", n > 0);
    fill(
      this.filterButton,
      pictogram("filter"),
      spoken(label),
      n > 0 && h("span", { class: "mt-dot", "aria-hidden": "true" }, String(n)),
    );
  }

  private drawTabs(tab: Tab): void {
    const { selection } = this.app;
    const counts = {
      places: selection.places.length,
      articles: selection.articles.length,
      open: this.openNames.of(selection).length,
    };
    const held = this.tabs.contains(document.activeElement);
    fill(
      this.tabs,
      ...TABS.map((name) =>
        h(
          "button",
          {
            type: "button",
            role: "tab",
            id: `mt-tab-${name}`,
            class: "mt-tab",
            "aria-selected": String(name === tab),
            "aria-controls": "mt-body",
            tabindex: name === tab ? 0 : -1,
            onclick: () => this.app.store.set({ tab: name }),
          },
          t(name),
          h("span", { class: "mt-count" }, grouped(counts[name])),
        ),
      ),
    );
    this.tabs.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      this.app.store.set({ tab: TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] });
    };
    if (held) this.tabs.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  }

  private showList(tab: Tab): void {
    this.drawTabs(tab);
    this.body.setAttribute("role", "tabpanel");
    this.body.setAttribute("aria-labelledby", `mt-tab-${tab}`);
    const view =
      tab === "places"
        ? placesView(this.app)
        : tab === "articles"
          ? articlesView(this.app)
          : openView(this.app, this.openNames.of(this.app.selection));
    fill(this.body, view);
  }

  private showPlaces(places: number[]): void {
    this.detailBar(null);
    fill(this.body, placesTogether(this.app, places));
  }

  private showArticle(article: number, places: number[]): void {
    const { selection } = this.app;
    const ofPlaces = places.length ? articlesOf(selection, ...places) : [];
    const list = ofPlaces.includes(article) ? ofPlaces : selection.articles;
    this.detailBar(articleNavigation(this.app, article, list));
    fill(this.body, articleView(this.app, article));
  }

  private detailBar(steps: HTMLElement | null): void {
    this.body.removeAttribute("role");
    this.body.removeAttribute("aria-labelledby");
    const back = h(
      "button",
      { type: "button", class: "mt-back", onclick: () => this.app.back() },
      pictogram("back"),
      t("back"),
    );
    fill(this.bar, back, steps);
  }

  /** Into what was opened, or back to what opened it: a row, or a marker on the map. */
  private moveFocus(detail: boolean, opener: string | null | undefined): void {
    if (document.activeElement instanceof HTMLInputElement) return;
    const row = opener && document.querySelector<HTMLElement>(opener);
    if (row) row.focus({ preventScroll: true });
    else if (detail) this.body.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }
}

function controls(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>("a, button, input, summary")];
}

function viewKey(state: State): string {
  const { article, place, other, tab } = state;
  return article ? `a ${article}` : place ? `p ${place} ${other}` : `t ${tab}`;
}

function deeper(before: State, now: State): boolean {
  return Boolean(now.article) || !before.article;
}

/** How many steps back lead to the list. */
function depth(state: State): number {
  return Number(Boolean(state.place)) + Number(Boolean(state.article));
}

/** A selector that finds the focused row or marker again after it has been drawn anew. */
function focusedRow(): string | null {
  const element = document.activeElement;
  for (const name of ["data-place", "data-article", "data-key"]) {
    const value = element?.getAttribute(name);
    const where = [".mt-legend", ".mt-map"].find((one) => element?.closest(one)) ?? ".mt-body";
    if (value) return `${where} [${name}="${CSS.escape(value)}"]`;
  }
  return null;
}
