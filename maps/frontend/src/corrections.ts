// What the reader says is wrong, kept until it is downloaded as corrections.csv.

import type { App } from "./app";
import { csvText } from "./csv";
import { fill, h } from "./dom";
import { saveCsv } from "./downloads";
import { isSandboxed } from "./embedding";
import { pictogram } from "./icons";
import { t } from "./strings";
import type { Sense } from "./types";

/** What gazetteer/corrections.py reads: a spot (digest and offset) or, where these are empty, a name in a newspaper. */
export const HEADER = ["sha256", "start", "surface", "newspaper", "place"];

/** What a correction is about: a place on the map, or a name left open. */
export interface Subject {
  key: string;
  title: string;
  /** The place it has now, or -1. */
  place: number;
  senses: Sense[];
  /** Articles that name it. */
  articles(): Iterable<number>;
}

/** Choice: a place's id, `none`, or `lat,lon`. */
const noted = new Map<string, { subject: Subject; choice: string }>();
let changed: () => void = () => undefined;

export function onCorrections(listener: () => void): void {
  changed = listener;
}

export function correctionCount(): number {
  return noted.size;
}

export function placeSubject({ corpus }: App, place: number): Subject {
  return {
    key: corpus.block.places.id[place],
    title: t("correctTitle"),
    place,
    senses: corpus.sensesOf(place),
    articles: () => corpus.articlesOf(place),
  };
}

/** All senses of the name that were left open for the same reason, whatever the filters. */
export function openSubject({ corpus }: App, surface: string, reason: string): Subject {
  const { senses, reasons } = corpus.block;
  const meant = new Set(
    senses.filter((sense) => sense[0] < 0 && sense[6] === surface && (reasons[sense[5]] ?? "") === reason),
  );
  return {
    key: `${surface}\n${reason}`,
    title: t("correctOpen"),
    place: -1,
    senses: [...meant],
    articles: () =>
      new Set(corpus.open.filter(([, sense]) => meant.has(senses[sense])).map(([article]) => article)),
  };
}

/** One row per mention; where raw offsets are not in the block, one row per name and newspaper. */
export function correctionsCsv({ corpus }: App): string {
  const rows = new Map<string, (string | number)[]>();
  for (const { subject, choice } of noted.values()) {
    const senses = new Set(subject.senses);
    for (const article of subject.articles()) {
      const doc = corpus.doc(article);
      for (const mention of corpus.allMentions(article)) {
        const sense = corpus.sense(mention.sense);
        if (!senses.has(sense)) continue;
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

/** A small form, made when it is opened: not a place, another candidate, other coordinates. */
export function correctionForm(app: App, subject: Subject): HTMLElement {
  const chosen = () => noted.get(subject.key)?.choice;
  const summary = h("summary", {}, pictogram("flag"), t("correct"));
  const body = h("div", { class: "mt-correct-body" });
  const note = (choice: string | null) => {
    if (choice === null) noted.delete(subject.key);
    else noted.set(subject.key, { subject, choice });
    changed();
    app.announce(t("noted", noted.size), true);
    draw();
    const next = body.querySelector<HTMLElement>("[aria-pressed=true]") ?? body.querySelector("button");
    next?.focus();
  };
  const option = (label: string, choice: string) =>
    h(
      "button",
      {
        type: "button",
        class: "mt-button",
        "aria-pressed": String(chosen() === choice),
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
    fill(
      body,
      h("p", {}, subject.title),
      h(
        "div",
        { class: "mt-chips" },
        option(t("notPlace"), "none"),
        ...choices(app, subject).map(([label, choice]) => option(label, choice)),
      ),
      h(
        "div",
        { class: "mt-correct-row" },
        input,
        h("button", { type: "button", class: "mt-button", onclick: here }, t("apply")),
        chosen() !== undefined &&
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
  const details = h("details", { class: "mt-correct" }, summary, body);
  details.addEventListener("toggle", () => details.open && draw());
  return details;
}

/** Labels and ids of the other places that it may be. */
function choices({ corpus }: App, { place, senses }: Subject): [string, string][] {
  const { id, name, path } = corpus.block.places;
  const ids = new Map(Object.entries(corpus.block.others ?? {}));
  const others = new Set(senses.flatMap((sense) => sense[4].map(([candidate]) => candidate)));
  return [...others]
    .filter((other) => other !== place)
    .map((other): [string, string] =>
      typeof other === "number"
        ? [[...path[other].slice(-1), name[other]].join(" › "), id[other]]
        : [other, ids.get(other) ?? ""],
    )
    .filter(([, choice]) => choice);
}

/** `lat,lon` in a plain form, or null where that is no point on Earth. */
export function coordinates(text: string): string | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!match) return null;
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? `${lat},${lon}` : null;
}
