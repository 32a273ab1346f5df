// The controls on the map: zoom and overview, layers, legend, source line.

import L from "./leaflet";
import type { App } from "./app";
import { fill, h } from "./dom";
import { pictogram } from "./icons";
import type { Surface } from "./state";
import { type Key, t } from "./strings";

const SURFACES: readonly [Surface, Key][] = [
  ["pins", "pins"],
  ["league", "choroLeague"],
  ["banner", "choroBanner"],
  ["heat", "heat"],
];

/** Put an element into a corner of the map, deaf to the map's own gestures. */
function corner(map: L.Map, position: L.ControlPosition, element: HTMLElement): void {
  const control = new L.Control({ position });
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(element);
    L.DomEvent.disableScrollPropagation(element);
    return element;
  };
  control.addTo(map);
}

export function addNavigation(app: App): void {
  const button = (words: string, child: Node | string, onclick: () => void) =>
    h(
      "button",
      { type: "button", class: "mt-map-button", "aria-label": words, title: words, onclick },
      child,
    );
  const group = h(
    "div",
    { class: "mt-map-group", role: "group" },
    button(t("zoomIn"), "+", () => app.map.zoomIn()),
    button(t("zoomOut"), "−", () => app.map.zoomOut()),
    button(t("home"), pictogram("home"), () => app.fitAll()),
  );
  corner(app.map, "topright", group);
}

export function addLayerControl(app: App): () => void {
  const body = h("div", { class: "mt-layers-body", id: "mt-layers" });
  const toggle = h("button", {
    type: "button",
    class: "mt-map-button",
    "aria-expanded": "false",
    "aria-controls": "mt-layers",
    "aria-label": t("layers"),
    title: t("layers"),
    onclick: () => show(body.hidden),
  });
  const show = (open: boolean) => {
    body.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  };
  toggle.append(pictogram("layers"));
  show(false);
  const element = h("div", { class: "mt-map-group mt-layers" }, toggle, body);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || body.hidden) return;
    event.preventDefault();
    show(false);
    toggle.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!element.contains(event.target as Node)) show(false);
  });
  const draw = () => {
    const { surface, lines, borders, names } = app.store.state;
    const radio = ([value, key]: readonly [Surface, Key]) =>
      choice("radio", t(key), surface === value, () => app.store.set({ surface: value }));
    fill(
      body,
      h("fieldset", {}, h("legend", {}, t("view")), ...SURFACES.map(radio)),
      h(
        "fieldset",
        {},
        h("legend", {}, t("layers")),
        choice("checkbox", t("linesLayer"), lines, (on) => app.store.set({ lines: on })),
        choice("checkbox", t("borders"), borders, (on) => app.store.set({ borders: on })),
        choice("checkbox", t("names"), names, (on) => app.store.set({ names: on })),
      ),
    );
  };
  draw();
  corner(app.map, "topright", element);
  return draw;
}

/** A labelled radio button or check box. */
export function choice(
  type: "radio" | "checkbox",
  label: string,
  checked: boolean,
  changed: (on: boolean) => void,
  extra: Node | string = "",
): HTMLElement {
  const input = h("input", { type, name: type === "radio" ? "mt-surface" : null });
  input.checked = checked;
  input.addEventListener("change", () => changed(input.checked));
  return h("label", { class: "mt-choice", "data-key": label }, input, h("span", {}, label), extra);
}

export function addLegend(app: App, content: () => HTMLElement, open: boolean): () => void {
  const body = h("div", { class: "mt-legend-body" });
  const details = h("details", { class: "mt-legend" }, h("summary", {}, t("legend")), body);
  details.open = open;
  corner(app.map, "topleft", details);
  return () => {
    fill(body, content());
    details.hidden = !body.textContent;
  };
}

/** Source of the boundaries and, where given, the map review number, in place of what was `written` before. */
export function addSource(app: App, written: string): string {
  const { boundarySource, mapReviewNo } = app.corpus.block.meta;
  const attribution = app.map.attributionControl as L.Control.Attribution | undefined;
  const control = attribution ?? L.control.attribution().addTo(app.map);
  const words = escapeText(sourceWords(boundarySource, mapReviewNo).join("　"));
  control.setPrefix("Leaflet");
  control.removeAttribution(written);
  if (boundarySource || mapReviewNo) control.addAttribution(words);
  return words;
}

export function sourceWords(source: string | null, review: string | null): string[] {
  const number = review?.replace(/^审图号\s*[：:]\s*/, "");
  return [source ? t("boundaries", source) : "", number ? t("reviewNo", number) : ""].filter(Boolean);
}

/** Leaflet takes attributions as markup: let the browser turn text into it. */
function escapeText(words: string): string {
  return h("span", {}, words).outerHTML;
}
