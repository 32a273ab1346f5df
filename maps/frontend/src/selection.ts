// The part of the corpus that the filters let through, counted once per change.

import { type Corpus, DOUBTFUL, LITERAL } from "./corpus";
import { groupOf } from "./kinds";
import type { Filters } from "./state";

export interface Selection {
  /** Articles per place that pass. */
  counts: Int32Array;
  /** 1 where all links of the place are doubtful. */
  doubtful: Uint8Array;
  /** Which (article, place) links pass: 0 does not, 1 is doubtful, 2 is not. Made when first asked for. */
  readonly links: Uint8Array;
  /** Article indices that pass, newest first. */
  articles: number[];
  /** Place indices with articles, most articles first. */
  places: number[];
  /** What it was cut from, and between which ranks there; of each place, between which entries of `ranks`. */
  cut: { from: Undated; ranks: [number, number]; first: Int32Array; end: Int32Array };
}

/** What passes all filters but the dates. A rank is a place in its articles, newest first. */
interface Undated {
  links: Uint8Array;
  articles: number[];
  /** Ranks of the articles of place p, ascending: entries begin[p] … begin[p + 1]. */
  begin: Int32Array;
  ranks: Int32Array;
  /** How many of the entries before are of links beyond doubt. */
  sure: Int32Array;
  /** The groups of places that were counted last, and the ranks of their articles. */
  groups: { of: Int32Array; ranks: Int32Array[] } | null;
}

/** Apply the filters: dates and newspapers to articles, the others to the places they name. */
export function select(corpus: Corpus, filters: Filters): Selection {
  const whole = undated(corpus, filters);
  const { begin, ranks, sure } = whole;
  const [newest, oldest] = between(corpus.day, whole.articles, filters);
  const articles = whole.articles.slice(newest, oldest);
  const [counts, first, end] = [0, 1, 2].map(() => new Int32Array(corpus.placeCount));
  const doubtful = new Uint8Array(corpus.placeCount);
  const places: number[] = [];
  for (let place = 0; place < corpus.placeCount; place++) {
    first[place] = notBelow(ranks, newest, begin[place], begin[place + 1]);
    end[place] = notBelow(ranks, oldest, first[place], begin[place + 1]);
    counts[place] = end[place] - first[place];
    doubtful[place] = Number(sure[end[place]] === sure[first[place]]);
    if (counts[place]) places.push(place);
  }
  places.sort((a, b) => counts[b] - counts[a] || a - b);
  let links: Uint8Array | undefined;
  return {
    counts,
    doubtful,
    articles,
    places,
    cut: { from: whole, ranks: [newest, oldest], first, end },
    get links() {
      return (links ??= linksOf(corpus, whole, articles));
    },
  };
}

function linksOf(corpus: Corpus, whole: Undated, articles: number[]): Uint8Array {
  const { from } = corpus.links;
  const links = new Uint8Array(whole.links.length);
  for (const article of articles)
    for (let link = from[article]; link < from[article + 1]; link++) links[link] = whole.links[link];
  return links;
}

/** Articles that pass and name the place, or all of the places, newest first. */
export function articlesOf({ cut }: Selection, ...places: number[]): number[] {
  const ranks = places.map((place) => cut.from.ranks.subarray(cut.first[place], cut.end[place]));
  const common = ranks.reduce((some, more) => {
    const named = new Set(more);
    return some.filter((rank) => named.has(rank));
  });
  return Array.from(common, (rank) => cut.from.articles[rank]);
}

/** Distinct passing articles of several places. */
export function unionCount(corpus: Corpus, { cut }: Selection, places: Iterable<number>): number {
  const seen = seenIn(corpus);
  const round = ++rounds;
  let count = 0;
  for (const place of places)
    for (let entry = cut.first[place]; entry < cut.end[place]; entry++) {
      const rank = cut.from.ranks[entry];
      if (seen[rank] === round) continue;
      seen[rank] = round;
      count++;
    }
  return count;
}

const seens = new WeakMap<Corpus, Uint32Array>();
let rounds = 0;

/** The round of counting in which each rank was last seen: nothing is to be wiped before the next. */
function seenIn(corpus: Corpus): Uint32Array {
  const seen = seens.get(corpus) ?? new Uint32Array(corpus.articleCount);
  seens.set(corpus, seen);
  return seen;
}

/**
 * Distinct passing articles of groups of places, in one go; `groupOf` a place is its group's number or -1. While
 * places stay in their groups, other dates are no more than two searches for each group.
 */
export function unionCounts(
  corpus: Corpus,
  { counts, cut }: Selection,
  groupOf: Int32Array,
  groups: number,
): number[] {
  const known = cut.from.groups;
  const same =
    known?.ranks.length === groups &&
    groupOf.every((group, place) => group === known.of[place] || !counts[place]);
  const { ranks } = same ? known : (cut.from.groups = gather(corpus, cut.from, groupOf, groups));
  const [newest, oldest] = cut.ranks;
  return ranks.map((list) => notBelow(list, oldest, 0, list.length) - notBelow(list, newest, 0, list.length));
}

function gather(
  corpus: Corpus,
  whole: Undated,
  of: Int32Array,
  groups: number,
): NonNullable<Undated["groups"]> {
  const { from, place } = corpus.links;
  const ranks = Array.from({ length: groups }, (): number[] => []);
  const last = new Int32Array(groups).fill(-1);
  for (let rank = 0; rank < whole.articles.length; rank++) {
    const article = whole.articles[rank];
    const end = from[article + 1];
    for (let link = from[article]; link < end; link++) {
      const group = of[place[link]];
      if (group < 0 || !whole.links[link] || last[group] === rank) continue;
      last[group] = rank;
      ranks[group].push(rank);
    }
  }
  return { of, ranks: ranks.map((list) => Int32Array.from(list)) };
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
  const begin = new Int32Array(corpus.placeCount + 1);
  for (const article of corpus.newest) {
    if (!anyPaper && !papers[corpus.paperOf[article]]) continue;
    let hit = false;
    for (let link = from[article]; link < from[article + 1]; link++) {
      if (!(roles[link] & mask) || score[link] < least || !placePasses[place[link]]) continue;
      links[link] = score[link] >= DOUBTFUL ? SURE : 1;
      begin[place[link] + 1]++;
      hit = true;
    }
    if (hit || !narrowed) articles.push(article);
  }
  for (let one = 0; one < corpus.placeCount; one++) begin[one + 1] += begin[one];
  return { links, articles, begin, ...byPlace(corpus, links, articles, begin), groups: null };
}

function byPlace(corpus: Corpus, links: Uint8Array, articles: number[], begin: Int32Array) {
  const { from, place } = corpus.links;
  const next = begin.slice();
  const ranks = new Int32Array(begin[corpus.placeCount]);
  const sure = new Int32Array(ranks.length + 1);
  for (let rank = 0; rank < articles.length; rank++)
    for (let link = from[articles[rank]]; link < from[articles[rank] + 1]; link++) {
      if (!links[link]) continue;
      const entry = next[place[link]]++;
      ranks[entry] = rank;
      sure[entry + 1] = Number(links[link] === SURE);
    }
  for (let entry = 0; entry < ranks.length; entry++) sure[entry + 1] += sure[entry];
  return { ranks, sure };
}

/** Between which ranks the articles lie in the days of the filters; undated ones are the last. */
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

/** The first entry from `low` to before `high` that is not below `rank`, or `high`. */
function notBelow(ranks: Int32Array, rank: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranks[middle] < rank) low = middle + 1;
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
