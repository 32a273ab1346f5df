// Columns of a table as maps/columns.py writes them, back to one value for each row.

import { readCurves } from "./curves";
import { readBits } from "./dense";
import { decodeVlq, unzigzag } from "./vlq";

/** As it is; one value for all; distinct values and their numbers, or runs of them; paths in a forest; differences of integers
 *  and decimals; texts of a prefix and an integer; pairs; rings of arcs; arcs; days; VLQ texts between commas; digests by their bytes. */
export type Column =
  | unknown[]
  | { all: unknown; rows: number }
  | { of: unknown[]; at: string }
  | { of: unknown[]; runs: string }
  | { name: string[]; up: string; at: string }
  | { delta: string }
  | { tenths: string; decimals: number }
  | { points: string; decimals: number }
  | { after: string; number: string; else: string[] }
  | { rings: string }
  | { curves: string }
  | { day: string }
  | { joined: string }
  | { hex: string; digits: number; rows: number };

const DAY_MS = 86_400_000;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The column's values; equal values may be one object, so nobody may change them. */
export function readColumn(column: Column): unknown[] {
  if (Array.isArray(column)) return column;
  if ("all" in column) return new Array<unknown>(column.rows).fill(column.all);
  if ("runs" in column) return readRuns(column.of, decodeVlq(column.runs));
  if ("of" in column) return decodeVlq(column.at).map((number) => column.of[number]);
  if ("up" in column) return readPaths(column.name, column.up, column.at);
  if ("delta" in column) return sums(decodeVlq(column.delta));
  if ("tenths" in column) return readTenths(decodeVlq(column.tenths), 10 ** column.decimals);
  if ("points" in column) return pairs(readTenths(decodeVlq(column.points), 10 ** column.decimals));
  if ("after" in column) return readNumbered(column.after, column.number, column.else);
  if ("rings" in column) return readRings(decodeVlq(column.rings));
  if ("curves" in column) return readCurves(column.curves);
  if ("day" in column) return readDays(decodeVlq(column.day));
  if ("joined" in column) return column.joined.split(",");
  return readDigests(column.hex, column.digits, column.rows);
}

function readRuns(values: unknown[], runs: number[]): unknown[] {
  const all: unknown[] = [];
  for (let i = 0; i < runs.length; i += 2)
    for (let left = runs[i + 1]; left > 0; left--) all.push(values[runs[i]]);
  return all;
}

function pairs<T>(flat: T[]): [T, T][] {
  const half = flat.length / 2;
  return flat.slice(0, half).map((first, index) => [first, flat[half + index]]);
}

function readPaths(names: string[], up: string, at: string): string[][] {
  const nodes: string[][] = [[]];
  decodeVlq(up).forEach((above, index) => nodes.push([...nodes[above], names[index]]));
  return decodeVlq(at).map((node) => nodes[node]);
}

function sums(numbers: number[]): number[] {
  let last = 0;
  return numbers.map((number) => (last += unzigzag(number)));
}

function readNumbered(prefix: string, text: string, others: string[]): string[] {
  let [last, other] = [0, 0];
  return decodeVlq(text).map((number) => {
    if (!number) return others[other++];
    last += unzigzag(number - 1);
    return prefix + last;
  });
}

function readTenths(numbers: number[], unit: number): (number | null)[] {
  let last = 0;
  return numbers.map((number) => {
    if (number) last += unzigzag(number - 1);
    return number ? last / unit : null;
  });
}

function readRings(numbers: number[]): number[][][][] {
  let at = 0;
  let last = 0;
  const several = <T>(read: () => T): T[] => {
    const found: T[] = [];
    for (let left = numbers[at++]; left > 0; left--) found.push(read());
    return found;
  };
  const arc = () => (last += unzigzag(numbers[at++]));
  const ring = () => several(arc);
  const polygon = () => several(ring);
  const areas: number[][][][] = [];
  while (at < numbers.length) areas.push(several(polygon));
  return areas;
}

function readDays(numbers: number[]): (string | null)[] {
  const known = new Map<number, string>();
  let last = 0;
  return numbers.map((number) => {
    if (!number) return null;
    last += unzigzag(number - 1);
    let day = known.get(last);
    if (day === undefined) known.set(last, (day = new Date(last * DAY_MS).toISOString().slice(0, 10)));
    return day;
  });
}

function readDigests(text: string, digits: number, rows: number): string[] {
  const hex = Array.from(readBits(text), (byte) => HEX[byte]).join("");
  return Array.from({ length: rows }, (_, row) => hex.slice(row * digits, (row + 1) * digits));
}
