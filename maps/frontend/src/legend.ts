// The legend: the marks that are on the map now, and what size and dashes mean.

import type { App } from "./app";
import { h } from "./dom";
import { mark, swatch } from "./icons";
import { GROUPS, groupOf } from "./kinds";
import { type Key, t } from "./strings";

export function legendContent(app: App, classes: HTMLElement | null, pairs: HTMLElement | null): HTMLElement {
  if (app.store.state.surface !== "pins") return h("div", {}, classes ?? heatRamp(), pairs);
  const shown = new Set(app.selection.places.map((place) => groupOf(app.corpus.block.places.kind[place]).id));
  const rows = GROUPS.filter((group) => shown.has(group.id)).map((group) =>
    h("li", {}, group.id === "area" ? badgeSample() : mark(group.kinds[0], 13), t(`g_${group.id}` as Key)),
  );
  const marked = rows.length > 0;
  const anyCorrected = app.selection.places.some((place) => app.corpus.correctedPlaces.has(place));
  const anyDoubtful = app.selection.places.some((place) => app.selection.doubtful[place]);
  return h(
    "div",
    {},
    pairs,
    h("ul", { class: "mt-legend-list" }, ...rows),
    marked &&
      h(
        "p",
        { class: "mt-legend-note" },
        h("span", { class: "mt-cluster mt-cluster-sample", "aria-hidden": "true" }, "8"),
        t("clusterNote"),
      ),
    marked &&
      h(
        "p",
        { class: "mt-legend-note" },
        h("span", {}, t("sizeNote")),
        anyDoubtful && h("span", {}, t("dashNote")),
        anyCorrected && h("span", {}, t("correctedNote")),
      ),
  );
}

/** The colours of heat, which on dark ground grow lighter. */
function heatRamp(): HTMLElement {
  return h(
    "div",
    {},
    h("p", { class: "mt-legend-title" }, t("density")),
    h(
      "p",
      { class: "mt-ramp" },
      t("less"),
      h("span", {}, ...[1, 2, 3, 4, 5].map((step) => swatch(`heat-${step}`))),
      t("dense"),
    ),
  );
}

function badgeSample(): HTMLElement {
  return h("span", { class: "mt-badge mt-badge-sample", "aria-hidden": "true" }, h("b", {}, "3"));
}
