// The choice in force, in the address: everything a link needs to show the same page again.

import type { App } from "./app";
import { fromDay, toDay } from "./corpus";
import { GROUPS } from "./kinds";
import { type Filters, NO_FILTERS, type State } from "./state";

export type View = [number, number, number];

interface Read {
  state: Partial<State>;
  view: View | null;
}

const SURFACES = ["pins", "league", "banner", "heat"] as const;
const TABS = ["places", "articles", "open"] as const;
const THEMES = ["auto", "light", "dark"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ROLES = ["1", "2", "3"];
const LONGEST_QUERY = 200;

/** An embedding page may leave the panel out until something is opened in it. */
export const NO_PANEL = "mt-no-panel";

let written = "";
/** What was open when it was written. */
let opened = "";
let timer = 0;

/** What the address says; anything malformed is passed over. */
export function readHash(hash: string = location.hash): Read {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const state: Partial<State> = {
    place: given.get("p"),
    other: given.get("w"),
    article: given.get("a"),
    query: (given.get("q") ?? "").trim().slice(0, LONGEST_QUERY),
    tab: among(given.get("t"), TABS) ?? "places",
    surface: among(given.get("s"), SURFACES) ?? "pins",
    lines: given.get("l") === "1",
    rate: given.get("r") === "1",
    borders: given.get("b") !== "0",
    names: given.get("nm") !== "0",
    filters: readFilters(given),
  };
  const lang = among(given.get("lang"), ["zh", "en"] as const);
  const theme = among(given.get("theme"), THEMES);
  document.documentElement.classList.toggle(NO_PANEL, given.get("panel") === "0");
  return {
    state: { ...state, ...(lang && { lang }), ...(theme && { theme }) },
    view: readView(given.get("c")),
  };
}

/**
 * Write the address a moment after the last change. What is opened or left is a step in the history, so that the
 * browser's own way back leads to what was read before; in a frame that history is the host page's, and left alone.
 */
export function writeHash(app: App): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    // Somebody else has just changed it: that is to be read, not written over.
    if (location.hash !== written) return;
    const step = openIn(app) !== opened && window.parent === window;
    try {
      history[step ? "pushState" : "replaceState"](history.state, "", `#${hashOf(app)}`);
    } catch {
      // A sandboxed frame may not change its address: the page works without.
    }
    note(app);
  }, 150);
}

function openIn({ store }: App): string {
  return `${store.state.place} ${store.state.other} ${store.state.article}`;
}

function note(app: App): void {
  written = location.hash;
  opened = openIn(app);
}

/** Follow changes of the address that the page did not make itself. */
export function watchHash(app: App): void {
  note(app);
  window.addEventListener("hashchange", () => {
    if (location.hash === written) return;
    const { state, view } = readHash();
    app.store.set(state);
    note(app);
    app.map.invalidateSize({ animate: false });
    if (view) app.map.setView([view[0], view[1]], view[2]);
  });
}

/** As `encodeURIComponent`, which refuses unpaired surrogates. */
export function escapeForAddress(words: string): string {
  return encodeURIComponent(words.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/** Values with commas between them; those within a value are written `%2C`, an empty value `%`. */
function joined(values: readonly (string | number)[]): string {
  return values.map((value) => String(value).replaceAll("%", "%25").replaceAll(",", "%2C") || "%").join(",");
}

function parted(text: string | null): string[] {
  const values = (text ?? "").split(",").filter(Boolean);
  return values.map((value) => (value === "%" ? "" : value.replaceAll("%2C", ",").replaceAll("%25", "%")));
}

export function hashOf(app: App): string {
  const { place, other, article, query, tab, surface, lines, rate, borders, names, filters, lang, theme } =
    app.store.state;
  const { lat, lng } = app.map.getCenter();
  const pairs: [string, string | null | false][] = [
    ["c", [lat.toFixed(3), lng.toFixed(3), String(Math.round(app.map.getZoom() * 2) / 2)].join(",")],
    ["p", place],
    ["w", other],
    ["a", article],
    ["q", query],
    ["t", tab !== "places" && tab],
    ["s", surface !== "pins" && surface],
    ["l", lines && "1"],
    ["r", rate && "1"],
    ["b", !borders && "0"],
    ["nm", !names && "0"],
    ["from", filters.from !== null && fromDay(filters.from)],
    ["to", filters.to !== null && fromDay(filters.to)],
    ["k", joined(filters.groups)],
    ["lg", joined(filters.leagues)],
    ["n", joined(filters.papers)],
    ["ro", joined(filters.roles)],
    ["d", !filters.doubtful && "0"],
    ["panel", document.documentElement.classList.contains(NO_PANEL) && "0"],
    ["lang", lang !== app.corpus.block.meta.lang && lang],
    ["theme", theme !== "auto" && theme],
  ];
  const kept = pairs.filter((pair): pair is [string, string] => Boolean(pair[1]));
  return kept
    .map(([key, value]) => `${key}=${escapeForAddress(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`)
    .join("&");
}

function readFilters(given: URLSearchParams): Filters {
  const day = (key: string) => (DAY.test(given.get(key) ?? "") ? toDay(given.get(key)) : null);
  const list = (key: string) => parted(given.get(key));
  const known = new Set(GROUPS.map((group) => group.id));
  return {
    ...NO_FILTERS,
    from: day("from"),
    to: day("to"),
    groups: list("k").filter((id) => known.has(id)),
    leagues: list("lg").filter((code) => /^\d{6}$/.test(code)),
    papers: list("n"),
    roles: list("ro")
      .filter((role) => ROLES.includes(role))
      .map(Number),
    doubtful: given.get("d") !== "0",
  };
}

function readView(text: string | null): View | null {
  const numbers = (text ?? "").split(",").map(Number);
  if (numbers.length !== 3 || text === null || numbers.some((n) => !Number.isFinite(n))) return null;
  const [lat, lon, zoom] = numbers;
  return Math.abs(lat) <= 85 && Math.abs(lon) <= 540 && zoom >= 0 && zoom <= 20 ? [lat, lon, zoom] : null;
}

function among<T extends string>(value: string | null, allowed: readonly T[]): T | null {
  return allowed.find((one) => one === value) ?? null;
}
