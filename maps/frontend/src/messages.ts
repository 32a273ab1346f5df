// What a host page may say to an embedded map, version 1: shapes checked before anything is done. See maps/EMBED.md.

import { toDay } from "./corpus";
import { GROUPS } from "./kinds";
import type { Filters } from "./state";

export const VERSION = 1;

export type Message =
  | { type: "ready" }
  | { type: "focus"; place: string; zoom: number | null }
  | { type: "focus"; lat: number; lon: number; zoom: number | null }
  | { type: "filter"; change: Partial<Filters> | null }
  | { type: "select"; place?: string | null; article?: string | null };

type Shape = Record<string, unknown>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ROLES = ["literal", "org", "adj", "vague"];
const LONGEST = 300;
const MOST = 200;
const KEYS = new Map<string, readonly string[]>([
  ["ready", []],
  ["focus", ["place", "lat", "lon", "zoom"]],
  ["filter", ["from", "to", "kinds", "leagues", "newspapers", "roles", "doubtful", "clear"]],
  ["select", ["place", "article"]],
]);

/** The message in `data`, or null if it is none, whole and in every part. */
export function readMessage(data: unknown): Message | null {
  if (!isShape(data) || data["mengtu"] !== VERSION) return null;
  const { type } = data;
  const known = KEYS.get(String(type));
  const keys = Object.keys(data).filter((key) => key !== "mengtu" && key !== "type");
  if (!known || !keys.every((key) => known.includes(key))) return null;
  if (type === "focus") return readFocus(data);
  if (type === "filter") return readFilter(data);
  if (type === "select") return readSelect(data);
  return { type: "ready" };
}

function readFocus({ place, lat, lon, zoom = null }: Shape): Message | null {
  if (zoom !== null && !isNumber(zoom, 0, 20)) return null;
  if (isText(place)) return lat === undefined && lon === undefined ? { type: "focus", place, zoom } : null;
  if (place !== undefined || !isNumber(lat, -85, 85) || !isNumber(lon, -180, 180)) return null;
  return { type: "focus", lat, lon, zoom };
}

function readSelect({ place, article }: Shape): Message | null {
  const given = [place, article].filter((one) => one !== undefined);
  if (given.length === 0 || !given.every((one) => one === null || isText(one))) return null;
  const message: { type: "select"; place?: string | null; article?: string | null } = { type: "select" };
  if (place !== undefined) message.place = place as string | null;
  if (article !== undefined) message.article = article as string | null;
  return message;
}

function readFilter(data: Shape): Message | null {
  if (data["clear"] !== undefined)
    return data["clear"] === true && Object.keys(data).length === 3 ? { type: "filter", change: null } : null;
  const change: Partial<Filters> = {};
  for (const key of ["from", "to"] as const) {
    const day = data[key];
    if (day === undefined) continue;
    if (day !== null && !(typeof day === "string" && DAY.test(day) && toDay(day) >= 0)) return null;
    change[key] = day === null ? null : toDay(day);
  }
  const lists: [string, (words: string[]) => boolean][] = [
    ["kinds", (words) => words.every((word) => GROUPS.some((group) => group.id === word))],
    ["leagues", (words) => words.every((word) => word.length <= LONGEST)],
    ["newspapers", (words) => words.every((word) => word.length <= LONGEST)],
    ["roles", (words) => words.every((word) => ROLES.indexOf(word) > 0)],
  ];
  for (const [key, valid] of lists) {
    const words = data[key];
    if (words === undefined) continue;
    if (!isTexts(words) || !valid(words)) return null;
    if (key === "kinds") change.groups = words;
    else if (key === "leagues") change.leagues = words;
    else if (key === "newspapers") change.papers = words;
    else change.roles = words.map((word) => ROLES.indexOf(word));
  }
  const { doubtful } = data;
  if (doubtful !== undefined && typeof doubtful !== "boolean") return null;
  if (doubtful !== undefined) change.doubtful = doubtful;
  return Object.keys(change).length ? { type: "filter", change } : null;
}

function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= LONGEST;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= MOST && value.every(isText);
}

function isNumber(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && value >= least && value <= most;
}
