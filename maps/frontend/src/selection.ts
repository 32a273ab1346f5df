// The part of the corpus that the filters let through, counted once per change.

import { type Corpus, DOUBTFUL, LITERAL } from "./corpus";
import { groupOf } from "./kinds";
import type { Filters } from "./state";

export interface Selection {
  /** Articles per place that pass. */
  counts: Int32Array;
  /** 1 where all links of the place are doubtful. */
  doubtful: Uint8Array;
  /** Which (article, place) links pass: 0 does not, 1 is doubtful, 2 is not. */
  links: Uint8Array;
  /** Article indices that pass, newest first. */
  articles: number[];
  /** Place indices with articles, most articles first. */
  places: number[];
}

/** Apply the filters: dates and newspapers to articles, the others to the places they name. */
export function select(corpus: Corpus, filters: Filters): Selection {
  const { from, place } = corpus.links;
  const whole = undated(corpus, filters);
  const counts = new Int32Array(corpus.placeCount);
  const doubtful = new Uint8Array(corpus.placeCount).fill(1);
  const links = new Uint8Array(place.length);
  const articles = whole.articles.slice(...between(corpus.day, whole.articles, filters));
  for (const article of articles) {
    const end = from[article + 1];
    for (let link = from[article]; link < end; link++) {
      const passes = whole.links[link];
      if (!passes) continue;
      links[link] = passes;
      counts[place[link]]++;
      if (passes === SURE) doubtful[place[link]] = 0;
    }
  }
  const places = Array.from(counts.keys()).filter((one) => counts[one] > 0);
  places.sort((a, b) => counts[b] - counts[a] || a - b);
  return { counts, doubtful, links, articles, places };
}

/** Articles of a place that pass, newest first. */
export function articlesOf(corpus: Corpus, selection: Selection, place: number): number[] {
  return corpus.linksOfPlace[place]
    .filter((link) => selection.links[link])
    .map((link) => corpus.links.article[link]);
}

/** Distinct passing articles of several places. */
export function unionCount(corpus: Corpus, selection: Selection, places: Iterable<number>): number {
  const { article } = corpus.links;
  const seen = seenIn(corpus);
  const round = ++rounds;
  let count = 0;
  for (const place of places)
    for (const link of corpus.linksOfPlace[place])
      if (selection.links[link] && seen[article[link]] !== round) {
        seen[article[link]] = round;
        count++;
      }
  return count;
}

/** Distinct passing articles of groups of places, in one go; `groupOf` a place is its group's number or -1. */
export function unionCounts(
  corpus: Corpus,
  selection: Selection,
  groupOf: Int32Array,
  groups: number,
): number[] {
  const { from, place } = corpus.links;
  const counts = new Array<number>(groups).fill(0);
  const last = new Int32Array(groups).fill(-1);
  for (const article of selection.articles) {
    const end = from[article + 1];
    for (let link = from[article]; link < end; link++) {
      const group = groupOf[place[link]];
      if (!selection.links[link] || group < 0 || last[group] === article) continue;
      last[group] = article;
      counts[group]++;
    }
  }
  return counts;
}

const seens = new WeakMap<Corpus, Uint32Array>();
let rounds = 0;

/** The round of counting in which each article was last seen: nothing is to be wiped before the next. */
function seenIn(corpus: Corpus): Uint32Array {
  const seen = seens.get(corpus) ?? new Uint32Array(corpus.articleCount);
  seens.set(corpus, seen);
  return seen;
}

/** What passes all filters but the dates: links as in a selection, articles newest first. */
interface Undated {
  links: Uint8Array;
  articles: number[];
}

const SURE = 2;
const KEPT = 8;
const known = new WeakMap<Corpus, Map<string, Undated>>();

/** Dates change with every movement of the brush, the rest rarely: it is kept. */
function undated(corpus: Corpus, filters: Filters): Undated {
  const kept = known.get(corpus) ?? new Map<string, Undated>();
  known.set(corpus, kept);
  const key = JSON.stringify({ ...filters, from: null, to: null });
  let found = kept.get(key);
  if (!found) {
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, (found = passing(corpus, filters)));
  }
  return found;
}

function passing(corpus: Corpus, filters: Filters): Undated {
  const { from, place, roles, score } = corpus.links;
  const links = new Uint8Array(place.length);
  const papers = Uint8Array.from(corpus.newspapers, (paper) => Number(filters.papers.includes(paper)));
  const anyPaper = filters.papers.length === 0;
  const placePasses = placeTest(corpus, filters);
  const mask = filters.roles.reduce((all, role) => all | (1 << role), 1 << LITERAL);
  const least = filters.doubtful ? 0 : DOUBTFUL;
  const narrowed = filters.groups.length > 0 || filters.leagues.length > 0;
  const articles: number[] = [];
  for (const article of corpus.newest) {
    if (!anyPaper && !papers[corpus.paperOf[article]]) continue;
    let hit = false;
    for (let link = from[article]; link < from[article + 1]; link++) {
      if (!(roles[link] & mask) || score[link] < least || !placePasses[place[link]]) continue;
      links[link] = score[link] >= DOUBTFUL ? SURE : 1;
      hit = true;
    }
    if (hit || !narrowed) articles.push(article);
  }
  return { links, articles };
}

/** Which of the articles, newest first and undated ones last, lie in the days of the filters. */
function between(day: Int32Array, articles: number[], { from, to }: Filters): [number, number] {
  if (to === null) return [0, from === null ? articles.length : notBefore(day, articles, from)];
  return [notBefore(day, articles, to + 1), notBefore(day, articles, Math.max(0, from ?? 0))];
}

/** How many of the articles are of this day or later. */
function notBefore(day: Int32Array, articles: number[], first: number): number {
  let [low, high] = [0, articles.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[articles[middle]] >= first) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeTest(corpus: Corpus, filters: Filters): Uint8Array {
  const { kind, league, adcode } = corpus.block.places;
  const groups = new Set(filters.groups);
  const leagues = new Set(filters.leagues);
  return Uint8Array.from(kind, (value, place) => {
    if (groups.size > 0 && !groups.has(groupOf(value).id)) return 0;
    return leagues.size === 0 || leagues.has(league[place] ?? adcode[place] ?? "") ? 1 : 0;
  });
}
