// The menu behind the three dots: language, theme, links, downloads, print.

import type { App } from "./app";
import { correctionCount, saveCorrections } from "./corrections";
import { fill, h } from "./dom";
import { placesCsv, placesGeoJson, save, saveCsv } from "./downloads";
import { isSandboxed } from "./embedding";
import { hashOf } from "./hash";
import { drawPicture } from "./picture";
import type { Theme } from "./state";
import { t } from "./strings";

const THEMES: readonly [Theme, "themeAuto" | "themeLight" | "themeDark"][] = [
  ["auto", "themeAuto"],
  ["light", "themeLight"],
  ["dark", "themeDark"],
];

export class Menu {
  readonly element: HTMLElement;
  private readonly body = h("div", { class: "mt-menu-body", id: "mt-menu" });
  private readonly toggle: HTMLButtonElement;

  constructor(private readonly app: App) {
    this.toggle = h(
      "button",
      {
        type: "button",
        class: "mt-icon-button",
        "aria-expanded": "false",
        "aria-controls": "mt-menu",
        "aria-label": t("more_"),
        title: t("more_"),
        onclick: () => this.show(this.body.hidden),
      },
      "⋯",
    );
    const other = app.store.state.lang === "zh" ? "en" : "zh";
    const language = h(
      "button",
      {
        type: "button",
        class: "mt-text-button",
        lang: other === "en" ? "en" : "zh-CN",
        onclick: () => app.store.set({ lang: other }),
      },
      t("language"),
    );
    this.element = h("div", { class: "mt-menu" }, language, this.toggle, this.body);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.body.hidden) return;
      event.preventDefault();
      this.show(false);
      this.toggle.focus();
    });
    this.element.addEventListener("focusout", (event) => {
      const to = event.relatedTarget as Node | null;
      if (to && !this.element.contains(to)) this.show(false);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.element.contains(event.target as Node)) this.show(false);
    });
    this.show(false);
  }

  /** Follow the theme in force and the corrections noted; what is not open is drawn when it opens. */
  draw(): void {
    if (this.body.hidden) return;
    const { app } = this;
    const theme = app.store.state.theme;
    fill(
      this.body,
      h(
        "div",
        { class: "mt-menu-themes", role: "group", "aria-label": t("theme") },
        ...THEMES.map(([value, key]) =>
          h(
            "button",
            {
              type: "button",
              class: "mt-chip",
              "data-key": value,
              "aria-pressed": String(theme === value),
              onclick: () => {
                app.store.set({ theme: value });
                this.draw();
              },
            },
            t(key),
          ),
        ),
      ),
      this.item(t("copyLink"), () => this.copy(this.link())),
      this.item(t("copyEmbed"), () => this.copy(this.embedCode())),
      ...(isSandboxed() ? [this.window()] : this.takeaways()),
    );
  }

  /** What a reader can carry off. */
  private takeaways(): (HTMLElement | false)[] {
    const { app } = this;
    const noted = correctionCount();
    return [
      this.item(t("geojson"), () => save("places.geojson", placesGeoJson(app), "application/geo+json")),
      this.item(t("csv"), () => saveCsv("places.csv", placesCsv(app))),
      this.item(t("png"), () =>
        drawPicture(app).toBlob((blob) => blob && save("map.png", blob, "image/png")),
      ),
      noted > 0 && this.item(t("corrections", noted), () => saveCorrections(app)),
      this.item(t("print"), () => window.print()),
    ];
  }

  private window(): HTMLElement {
    const link = h("a", { class: "mt-menu-item", target: "_blank", rel: "noopener" }, t("openFull"));
    link.addEventListener("click", () => link.setAttribute("href", this.link()));
    link.setAttribute("href", this.link());
    return link;
  }

  private item(label: string, act: () => void): HTMLElement {
    const onclick = () => {
      this.show(false);
      this.toggle.focus();
      act();
    };
    return h("button", { type: "button", class: "mt-menu-item", onclick }, label);
  }

  private show(open: boolean): void {
    this.body.hidden = !open;
    this.draw();
    this.toggle.setAttribute("aria-expanded", String(open));
  }

  private link(): string {
    return `${location.href.replace(/#.*$/, "")}#${hashOf(this.app)}`;
  }

  private embedCode(): string {
    const frame = h("iframe", {
      title: this.app.corpus.block.meta.title,
      width: "100%",
      height: "600",
      loading: "lazy",
      sandbox: "allow-scripts allow-popups",
    });
    frame.setAttribute("src", this.link());
    return frame.outerHTML;
  }

  private copy(words: string): void {
    const done = () => this.app.announce(t("copied"), true);
    const failed = () => this.app.announce(t("copyFailed"), true);
    // The clipboard is there on https and localhost only; a page on disk copies through a selection.
    if (navigator.clipboard && !isSandboxed())
      navigator.clipboard.writeText(words).then(done, () => (copyBySelection(words) ? done() : failed()));
    else if (copyBySelection(words)) done();
    else failed();
  }
}

function copyBySelection(words: string): boolean {
  const field = h("textarea", { class: "mt-visually-hidden", "aria-hidden": "true" });
  field.value = words;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
