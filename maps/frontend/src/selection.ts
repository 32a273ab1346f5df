// The part of the corpus that the filters let through, counted once per change.

import { type Corpus, DOUBTFUL, LITERAL } from "./corpus";
import { groupOf } from "./kinds";
import type { Filters } from "./state";

export interface Selection {
  /** Articles per place that pass. */
  counts: Int32Array;
  /** 1 where all links of the place are doubtful. */
  doubtful: Uint8Array;
  /** Which (article, place) links pass. */
  links: Uint8Array;
  /** Article indices that pass, newest first. */
  articles: number[];
  /** Place indices with articles, most articles first. */
  places: number[];
}

/** Apply the filters: dates and newspapers to articles, the others to the places they name. */
export function select(corpus: Corpus, filters: Filters): Selection {
  const { links } = corpus;
  const counts = new Int32Array(corpus.placeCount);
  const doubtful = new Uint8Array(corpus.placeCount).fill(1);
  const passing = new Uint8Array(links.article.length);
  const articlePasses = articleTest(corpus, filters);
  const placePasses = placeTest(corpus, filters);
  const roles = filters.roles.reduce((mask, role) => mask | (1 << role), 1 << LITERAL);
  const least = filters.doubtful ? 0 : DOUBTFUL;
  const narrowed = filters.groups.length > 0 || filters.leagues.length > 0;
  const articles: number[] = [];
  for (const article of corpus.newest) {
    if (!articlePasses(article)) continue;
    let hit = false;
    for (let link = links.from[article]; link < links.from[article + 1]; link++) {
      const place = links.place[link];
      if (!(links.roles[link] & roles) || links.score[link] < least || !placePasses[place]) continue;
      passing[link] = 1;
      counts[place]++;
      if (links.score[link] >= DOUBTFUL) doubtful[place] = 0;
      hit = true;
    }
    if (hit || !narrowed) articles.push(article);
  }
  const places = Array.from(counts.keys()).filter((place) => counts[place] > 0);
  places.sort((a, b) => counts[b] - counts[a] || a - b);
  return { counts, doubtful, links: passing, articles, places };
}

/** Articles of a place that pass, newest first. */
export function articlesOf(corpus: Corpus, selection: Selection, place: number): number[] {
  return corpus.linksOfPlace[place]
    .filter((link) => selection.links[link])
    .map((link) => corpus.links.article[link]);
}

/** Distinct passing articles of several places. */
export function unionCount(corpus: Corpus, selection: Selection, places: Iterable<number>): number {
  const seen = new Uint8Array(corpus.articleCount);
  let count = 0;
  for (const place of places)
    for (const link of corpus.linksOfPlace[place]) {
      const article = corpus.links.article[link];
      if (!selection.links[link] || seen[article]) continue;
      seen[article] = 1;
      count++;
    }
  return count;
}

function articleTest(corpus: Corpus, filters: Filters): (article: number) => boolean {
  const papers = Uint8Array.from(corpus.newspapers, (paper) => Number(filters.papers.includes(paper)));
  const anyPaper = filters.papers.length === 0;
  const { from, to } = filters;
  return (article) => {
    const day = corpus.day[article];
    if (from !== null && day < from) return false;
    if (to !== null && (day > to || day < 0)) return false;
    return anyPaper || papers[corpus.paperOf[article]] === 1;
  };
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
