// The page inside another page: tells its height, answers the parents that it was built for, and no one else.

import type { App } from "./app";
import { fromDay } from "./corpus";
import { readMessage, type Message, VERSION } from "./messages";
import { NO_FILTERS, type State } from "./state";

const ROLES = ["literal", "org", "adj", "vague"];

const NARROW_PX = 760;
const NARROW = { share: 1.5, least: 480, most: 760 };
const WIDE = { share: 0.6, least: 480, most: 860 };

export interface Steps {
  /** Move the map to a point; null keeps the zoom. */
  show(lat: number, lon: number, zoom: number | null): void;
}

/** In a sandboxed frame, or a window opened from one: browsers refuse downloads, printing and the clipboard there. */
export function isSandboxed(): boolean {
  return self.origin === "null" && (window.parent !== window || location.protocol !== "file:");
}

/** Height, from the width alone, so that a frame that follows does not grow for ever. */
export function wishedHeight(width: number): number {
  const { share, least, most } = width <= NARROW_PX ? NARROW : WIDE;
  return Math.round(Math.min(Math.max(width * share, least), most));
}

/** Follow the host page, if there is one. */
export function followParent(app: App, parents: readonly string[], steps: Steps): void {
  if (window.parent === window) return;
  tellHeight();
  // What the host's address is, where the browser says it before the host has spoken.
  let origin = hostOrigin();
  if (!parents.includes(origin)) origin = "";
  const tell = (type: string, more: Record<string, unknown>) => {
    if (origin) window.parent.postMessage({ mengtu: VERSION, type, ...more }, origin);
  };
  const ready = () => tell("ready", summary(app));
  app.store.subscribe((state, before) => {
    if (state.place !== before.place || state.article !== before.article) tell("select", chosen(app, state));
    if (state.filters !== before.filters) tell("filter", inForce(app, state));
  });
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !parents.includes(event.origin)) return;
    const message = readMessage(event.data);
    if (!message) return;
    origin = event.origin;
    if (message.type === "ready") ready();
    else obey(app, message, steps);
  });
  ready();
}

/** Only a number that the host knows already in other words: any host may have it. */
function tellHeight(): void {
  let width = 0;
  const tell = () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    window.parent.postMessage({ mengtu: VERSION, type: "height", height: wishedHeight(width) }, "*");
  };
  window.addEventListener("resize", tell);
  tell();
}

function hostOrigin(): string {
  const above = (location as Location & { ancestorOrigins?: DOMStringList }).ancestorOrigins?.[0];
  if (above) return above;
  try {
    return new URL(document.referrer).origin;
  } catch {
    return "";
  }
}

function obey(app: App, message: Exclude<Message, { type: "ready" }>, steps: Steps): void {
  if (message.type === "filter") app.store.filter(message.change ?? NO_FILTERS);
  else if (message.type === "focus") focusOn(app, message, steps);
  else choose(app, message.place, message.article);
}

function focusOn(app: App, message: Extract<Message, { type: "focus" }>, steps: Steps): void {
  if ("lat" in message) return steps.show(message.lat, message.lon, message.zoom);
  const place = placeCalled(app, message.place);
  if (place === undefined) return;
  const { lat, lon } = app.corpus.block.places;
  const [y, x] = [lat[place], lon[place]];
  if (y !== null && x !== null) steps.show(y, x, message.zoom);
}

function choose(app: App, place?: string | null, article?: string | null): void {
  const { placeById } = app.corpus;
  const wanted = place ? placeCalled(app, place) : undefined;
  const read = app.corpus.articleOf(article ?? null);
  if ((place && wanted === undefined) || (article && read === undefined)) return;
  if (read !== undefined) {
    const known = place === undefined ? placeById.get(app.store.state.place ?? "") : wanted;
    app.openArticle(read, known ?? null);
  } else if (wanted !== undefined) app.openPlace(wanted);
  else app.store.set(article === undefined ? { place: null, other: null, article: null } : { article: null });
}

/** By id, else by name, the place of most articles first. */
function placeCalled(app: App, called: string): number | undefined {
  const { placeById, block } = app.corpus;
  return placeById.get(called) ?? app.selection.places.find((place) => block.places.name[place] === called);
}

function summary({ corpus }: App): Record<string, unknown> {
  const { title, dateFrom, dateTo } = corpus.block.meta;
  return { title, dateFrom, dateTo, articles: corpus.articleCount, places: corpus.placeCount };
}

function chosen({ corpus }: App, state: State): Record<string, unknown> {
  const { id, name, lat, lon } = corpus.block.places;
  const place = corpus.placeById.get(state.place ?? "");
  const article = corpus.articleOf(state.article);
  return {
    place:
      place === undefined ? null : { id: id[place], name: name[place], lat: lat[place], lon: lon[place] },
    article:
      article === undefined
        ? null
        : { id: state.article, headline: corpus.headlineOf(article), date: corpus.dateOf(article) },
  };
}

function inForce({ selection }: App, { filters }: State): Record<string, unknown> {
  const day = (value: number | null) => (value === null ? null : fromDay(value));
  return {
    from: day(filters.from),
    to: day(filters.to),
    kinds: filters.groups,
    leagues: filters.leagues,
    newspapers: filters.papers,
    roles: filters.roles.map((role) => ROLES[role]),
    doubtful: filters.doubtful,
    articles: selection.articles.length,
  };
}
