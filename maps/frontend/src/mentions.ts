// Where an article names places, as maps/spans.py writes it.

import { decodeVlq, unzigzag } from "./vlq";

const OTHER_LENGTH = 1;
const OTHER_RAW = 2;
const FLAGS = 4;

export interface Mention {
  start: number;
  /** 0 for a name that stands in neither headline nor body. */
  length: number;
  sense: number;
  /** Half-open span in the raw page, where the block carries it. */
  raw: [number, number] | null;
}

/**
 * Mentions of one text. Its raw start is `raw`, or -1 where that is not known; `lengthOf` gives the length of a
 * sense's surface.
 */
export function readMentions(text: string, raw: number, lengthOf: (sense: number) => number): Mention[] {
  const numbers = decodeVlq(text);
  const found: Mention[] = [];
  let start = 0;
  let offset = raw;
  for (let i = 0; i < numbers.length; i++) {
    const flags = numbers[i] % FLAGS;
    const step = (numbers[i] - flags) / FLAGS;
    const lengths = flags & OTHER_LENGTH ? [numbers[++i], numbers[++i]] : null;
    offset += step + (flags & OTHER_RAW ? unzigzag(numbers[++i]) : 0);
    start += step;
    const sense = numbers[++i];
    const [length, size] = lengths ?? [lengthOf(sense), lengthOf(sense)];
    found.push({ start, length, sense, raw: raw < 0 ? null : [offset, offset + size] });
  }
  return found;
}

/** Only the numbers of the senses. */
export function readSenses(text: string, each: (sense: number) => void): void {
  const numbers = decodeVlq(text);
  for (let i = 0; i < numbers.length; i++) {
    const flags = numbers[i] % FLAGS;
    i += (flags & OTHER_LENGTH ? 2 : 0) + (flags & OTHER_RAW ? 1 : 0) + 1;
    each(numbers[i]);
  }
}
