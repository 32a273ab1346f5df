// Days as a reader types them.

import { fromDay, toDay } from "./corpus";

const DAY_MS = 86_400_000;
/** Year, month and day with whatever stands between them, the last two at will: 2024, 2024年4月, 2024-4-13, 20240413. */
const FORM = /^(\d{4})(?:[-./年\s]*(\d\d?)(?:[-./月\s]*(\d\d?))?)?[年月日\s]*$/;

/** First and last day of what is meant, or null if it is no date. */
export function typedDays(words: string): [number, number] | null {
  const [, year, month, day] = FORM.exec(words.normalize("NFKC").trim()) ?? [];
  if (!year) return null;
  const date = [year, month ?? "1", day ?? "1"].map((part) => part.padStart(2, "0")).join("-");
  const first = toDay(date);
  if (fromDay(first) !== date) return null;
  return [first, day ? first : Date.UTC(+year, +(month ?? 12), 0) / DAY_MS];
}
