// What the reader says is wrong, kept until it is downloaded as corrections.csv.

import type { App } from "./app";
import { csvText } from "./csv";
import { fill, h } from "./dom";
import { saveCsv } from "./downloads";
import { isSandboxed } from "./embedding";
import { pictogram } from "./icons";
import { t } from "./strings";

/** What gazetteer/corrections.py reads: a spot (digest and offset) or, where these are empty, a name in a newspaper. */
export const HEADER = ["sha256", "start", "surface", "newspaper", "place"];

/** Place id → choice: another place's id, `none`, or `lat,lon`. */
const noted = new Map<string, string>();
let changed: () => void = () => undefined;

export function onCorrections(listener: () => void): void {
  changed = listener;
}

export function correctionCount(): number {
  return noted.size;
}

/** One row per mention; where raw offsets are not in the block, one row per name and newspaper. */
export function correctionsCsv(app: App): string {
  const { corpus } = app;
  const rows = new Map<string, (string | number)[]>();
  for (const [id, choice] of noted) {
    const place = corpus.placeById.get(id);
    if (place === undefined) continue;
    for (const link of corpus.linksOfPlace[place]) {
      const article = corpus.links.article[link];
      const doc = corpus.doc(article);
      for (const mention of [...corpus.headMentions(article), ...corpus.bodyMentions(article)]) {
        const sense = corpus.sense(mention.sense);
        if (sense[0] !== place) continue;
        const where = mention.raw ? [doc.sha256, mention.raw[0]] : ["", ""];
        const row = [...where, sense[6], doc.newspaper ?? "", choice];
        rows.set(row.join("\n"), row);
      }
    }
  }
  return csvText([HEADER, ...rows.values()]);
}

export function saveCorrections(app: App): void {
  saveCsv("corrections.csv", correctionsCsv(app));
}

/** A small form under the facts: not a place, another candidate, other coordinates. */
export function correctionForm(app: App, place: number): HTMLElement {
  const { id, name, path } = app.corpus.block.places;
  const summary = h("summary", {}, pictogram("flag"), t("correct"));
  const body = h("div", { class: "mt-correct-body" });
  const note = (choice: string | null) => {
    if (choice === null) noted.delete(id[place]);
    else noted.set(id[place], choice);
    changed();
    app.announce(t("noted", noted.size), true);
    draw();
  };
  const option = (label: string, choice: string) =>
    h(
      "button",
      {
        type: "button",
        class: "mt-button",
        "aria-pressed": String(noted.get(id[place]) === choice),
        onclick: () => note(choice),
      },
      label,
    );
  const input = h("input", {
    type: "text",
    class: "mt-input",
    placeholder: t("elsewhere"),
    "aria-label": t("elsewhere"),
  });
  const problem = h("p", { class: "mt-problem", role: "alert" });
  const here = () => {
    const choice = coordinates(input.value);
    problem.textContent = choice ? "" : t("badCoordinates");
    if (choice) note(choice);
  };
  const draw = () => {
    const others = new Set(
      app.corpus.sensesOf(place).flatMap((sense) => sense[4].map(([candidate]) => candidate)),
    );
    const ids = new Map(Object.entries(app.corpus.block.others ?? {}));
    const known = [...others]
      .filter((other) => other !== place)
      .map((other): [string, string] =>
        typeof other === "number"
          ? [[...path[other].slice(-1), name[other]].join(" › "), id[other]]
          : [other, ids.get(other) ?? ""],
      )
      .filter(([, choice]) => choice);
    fill(
      body,
      h("p", {}, t("correctTitle")),
      h(
        "div",
        { class: "mt-chips" },
        option(t("notPlace"), "none"),
        ...known.map(([label, choice]) => option(label, choice)),
      ),
      h(
        "div",
        { class: "mt-correct-row" },
        input,
        h("button", { type: "button", class: "mt-button", onclick: here }, t("apply")),
        noted.has(id[place]) &&
          h("button", { type: "button", class: "mt-button", onclick: () => note(null) }, t("undo")),
      ),
      problem,
      noted.size > 0 &&
        !isSandboxed() &&
        h(
          "button",
          { type: "button", class: "mt-button", onclick: () => saveCorrections(app) },
          t("download"),
        ),
    );
  };
  draw();
  return h("details", { class: "mt-correct" }, summary, body);
}

/** `lat,lon` in a plain form, or null where that is no point on Earth. */
export function coordinates(text: string): string | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!match) return null;
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? `${lat},${lon}` : null;
}
