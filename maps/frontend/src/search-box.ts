// The search box: a combobox whose list follows what is typed.

import type { App } from "./app";
import { bylineOf } from "./cards";
import { fill, h } from "./dom";
import { mark, pictogram } from "./icons";
import { type ArticleHits, type PlaceHit, Search } from "./search";
import { foundSnippet } from "./snippet";
import { grouped, t } from "./strings";

interface Option {
  element: HTMLElement;
  choose: () => void;
}

export class SearchBox {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list = h("div", {
    class: "mt-results",
    id: "mt-results",
    role: "listbox",
    "aria-label": t("search"),
  });
  private readonly search: Search;
  private options: Option[] = [];
  private active = -1;
  private later = 0;

  constructor(private readonly app: App) {
    this.search = new Search(app.corpus);
    this.input = h("input", {
      type: "search",
      class: "mt-search-input",
      placeholder: t("search"),
      "aria-label": t("aside", t("search"), t("searchHelp")),
      title: t("searchHelp"),
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "mt-results",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
    });
    this.input.value = app.store.state.query;
    this.list.hidden = true;
    this.element = h(
      "div",
      { class: "mt-search", role: "search" },
      pictogram("search"),
      this.input,
      this.list,
    );
    this.input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing || this.input.value) this.update();
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => this.input.value && this.update());
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.close();
    });
    // Keep the focus in the field while an option is pressed.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Seek what the address asks for; what has been typed here is sought already. */
  follow(query: string): void {
    if (!query || query === this.input.value.trim()) return;
    this.input.value = query;
    this.show();
  }

  /** Show what is sought as if it had just been typed. */
  show(): void {
    if (!this.input.value) return;
    this.input.focus({ preventScroll: true });
    this.update();
  }

  private update(): void {
    const query = this.input.value.trim();
    this.app.store.set({ query });
    if (!query) return this.close();
    const { texts } = this.app.corpus;
    if (!texts.whole) void texts.all.then(() => this.again(query));
    const places = this.search.places(query, this.app.selection.counts);
    const articles = this.search.articles(query);
    window.clearTimeout(this.later);
    let drawn = -1;
    const go = () => {
      const { value, done: sought = false } = articles.next();
      const done = sought && texts.whole;
      const found = value.headlines.length + value.texts.length;
      if (done || found !== drawn) this.draw(query, places, value, done, drawn < 0 ? 0 : this.active);
      drawn = found;
      if (!sought) this.later = window.setTimeout(go);
    };
    go();
  }

  /** Seek anew what was sought before all texts were there, unless it is no longer asked for. */
  private again(query: string): void {
    if (!this.list.hidden && this.input.value.trim() === query) this.update();
  }

  /** What has been found so far; more may come below it until the search is done. */
  private draw(query: string, places: PlaceHit[], found: ArticleHits, done: boolean, active: number): void {
    this.options = [];
    this.active = -1;
    const groups = this.groups(places, found, query);
    const none = h("p", { class: "mt-empty" }, done ? t("noResults", query) : "…");
    fill(this.list, ...(this.options.length ? groups : [none]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.activate(this.options.length ? Math.max(0, active) : -1);
    if (done)
      this.app.announce(this.options.length ? t("results", this.options.length) : t("noResults", query));
  }

  private groups(hits: PlaceHit[], found: ArticleHits, query: string): (HTMLElement | false)[] {
    const { name, kind, path } = this.app.corpus.block.places;
    const places = hits.map(({ place, via }) =>
      this.option(
        () => this.app.openPlace(place),
        mark(kind[place], 14),
        h(
          "span",
          { class: "mt-row-main" },
          h("span", { class: "mt-row-name" }, name[place], via && h("span", { class: "mt-via" }, via)),
          h("span", { class: "mt-row-sub" }, path[place].slice(1).join(" › ")),
        ),
        h("span", { class: "mt-count" }, grouped(this.app.selection.counts[place])),
      ),
    );
    const article = (index: number, extra: HTMLElement | false) =>
      this.option(
        () => this.app.openArticle(index),
        h(
          "span",
          { class: "mt-row-main" },
          h("span", { class: "mt-row-title" }, this.app.corpus.headlineOf(index)),
          extra,
          bylineOf(this.app, index),
        ),
      );
    const headlines = found.headlines.map((index) => article(index, false));
    const texts = found.texts.map(({ article: index, at }) =>
      article(index, foundSnippet(this.app.corpus.bodyOf(index), at, query.length)),
    );
    return [group(t("places"), places), group(t("articles"), [...headlines, ...texts])];
  }

  private option(choose: () => void, ...children: (Node | false)[]): HTMLElement {
    const pick = () => {
      this.close();
      this.input.blur();
      choose();
    };
    const id = `mt-option-${this.options.length}`;
    const element = h(
      "div",
      { class: "mt-option", role: "option", id, "aria-selected": "false", onclick: pick },
      ...children,
    );
    this.options.push({ element, choose: pick });
    return element;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (!this.input.value) return;
      event.preventDefault();
      this.input.value = "";
      this.update();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.update();
      else if (this.options.length) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.activate((this.active + step + this.options.length) % this.options.length);
      }
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.options[this.active].choose();
    }
  }

  private activate(index: number): void {
    this.options[this.active]?.element.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index]?.element;
    option?.setAttribute("aria-selected", "true");
    if (index > 0) option?.scrollIntoView({ block: "nearest" });
    else this.list.scrollTop = 0;
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private close(): void {
    const { place, article } = this.app.store.state;
    // Over a list the last search is part of the view; over what is open it is not, once its results are gone.
    if (place !== null || article !== null) this.app.store.set({ query: "" });
    window.clearTimeout(this.later);
    this.list.hidden = true;
    this.active = -1;
    this.options = [];
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

function group(title: string, options: HTMLElement[]): HTMLElement | false {
  if (options.length === 0) return false;
  return h(
    "div",
    { role: "group", "aria-label": title },
    h("p", { class: "mt-results-title", "aria-hidden": "true" }, title),
    ...options,
  );
}
