// The data block made ready to ask: which places an article names, which articles name a place.

import { type Mention, readMentions, readSenses } from "./mentions";
import { Texts } from "./texts";
import { typeset } from "./typeset";
import type { Block, Doc, Sense } from "./types";

export const DOUBTFUL = 0.75;
export const LITERAL = 0;

export type { Mention };

/** One (article, place) pair: roles as bits, best score of each role. */
export interface Links {
  article: Int32Array;
  place: Int32Array;
  roles: Uint8Array;
  score: Float32Array;
  /** Links of article a are from[a] … from[a + 1]. */
  from: Int32Array;
}

export class Corpus {
  readonly articleCount: number;
  readonly placeCount: number;
  /** Day of each article as a number of days since 1970, or -1. */
  readonly day: Int32Array;
  /** Article indices, newest first. */
  readonly newest: Int32Array;
  readonly links: Links;
  /** Article and sense of every name left open, in the order of articles. */
  readonly open: [article: number, sense: number][] = [];
  readonly newspapers: string[];
  readonly paperOf: Int32Array;
  readonly placeById = new Map<string, number>();
  private articleById: Map<string, number> | undefined;
  /** Senses and places that a table of corrections has decided. */
  readonly corrected: ReadonlySet<Sense>;
  readonly correctedPlaces: ReadonlySet<number>;
  readonly texts: Texts;

  constructor(readonly block: Block) {
    const { articles, places, docs } = block;
    this.articleCount = articles.id.length;
    this.texts = new Texts(this.articleCount);
    this.placeCount = places.id.length;
    places.id.forEach((id, index) => this.placeById.set(id, index));
    this.corrected = new Set(block.corrected?.map((index) => block.senses[index]));
    this.correctedPlaces = new Set(Array.from(this.corrected, (sense) => sense[0]));
    this.newspapers = [...new Set(docs.map((doc) => doc.newspaper ?? ""))].sort();
    const paperOfDoc = docs.map((doc) => this.newspapers.indexOf(doc.newspaper ?? ""));
    this.paperOf = Int32Array.from(articles.doc, (doc) => paperOfDoc[doc] ?? -1);
    this.day = this.days();
    this.newest = this.order();
    this.links = this.link();
  }

  /** The article of this id; ids are looked through when one is first asked for. */
  articleOf(id: string | null): number | undefined {
    if (!id) return undefined;
    this.articleById ??= new Map(this.block.articles.id.map((one, index) => [one, index]));
    return this.articleById.get(id);
  }

  /** The article's own day, or its page's. */
  dateOf(article: number): string | null {
    return this.block.articles.date[article] ?? this.block.articles.issued[article] ?? null;
  }

  doc(article: number): Doc {
    return this.block.docs[this.block.articles.doc[article]];
  }

  headlineOf(article: number): string {
    const { headline, opening } = this.block.articles;
    return typeset(headline[article] || shorten((opening?.[article] ?? "").replace(/\s+/g, " "), 28));
  }

  /** The text as it is shown, character for character that of the page; empty as long as it is not there. */
  bodyOf(article: number): string {
    return typeset(this.texts.of(article));
  }

  sense(index: number): Sense {
    return this.block.senses[index];
  }

  /** Where the body names places, in order; mentions without a place in the body are left out. */
  bodyMentions(article: number): Mention[] {
    return this.mentions(article, false).filter((mention) => mention.length > 0);
  }

  headMentions(article: number): Mention[] {
    return this.mentions(article, true).filter((mention) => mention.length > 0);
  }

  /** With those in subheads and captions. */
  allMentions(article: number): Mention[] {
    return [...this.mentions(article, true), ...this.mentions(article, false)];
  }

  /** Every article that names a place, with any role, newest first. */
  articlesOf(place: number): number[] {
    const { from, place: named } = this.links;
    return Array.from(this.newest).filter((article) =>
      named.subarray(from[article], from[article + 1]).includes(place),
    );
  }

  /** Distinct places of an article with any role, in order of appearance. */
  placesOf(article: number): number[] {
    return Array.from(this.links.place.subarray(this.links.from[article], this.links.from[article + 1]));
  }

  /** The place that an article is about, or null; a user's own articles have none. */
  focusOf(article: number): number | null {
    const rank = this.block.articles.focus?.[article] ?? 0;
    const named = this.placesOf(article);
    const place = named[rank - 1] ?? rank - 1 - named.length;
    return place >= 0 && place < this.placeCount ? place : null;
  }

  /** First mention of the place in the body, literal ones first, to cut a snippet around. */
  mentionOf(article: number, place: number): Mention | null {
    const here = this.bodyMentions(article).filter((mention) => this.sense(mention.sense)[0] === place);
    return here.find((mention) => this.sense(mention.sense)[1] === LITERAL) ?? here[0] ?? null;
  }

  /** Every sense of the place, best first: how it was printed, how sure that is. */
  sensesOf(place: number): Sense[] {
    return this.block.senses.filter((sense) => sense[0] === place).sort((a, b) => b[2] - a[2]);
  }

  private mentions(article: number, head: boolean): Mention[] {
    const { mentions, headMentions, headline, at } = this.block.articles;
    const text = head ? headMentions[article] : mentions[article];
    // The raw start of the first mention's text; the body is taken to follow a headline that has mentions.
    const skip = head || !headMentions[article] ? 0 : headline[article].length;
    const raw = at[article] > 0 ? at[article] - 1 + skip : -1;
    return readMentions(text, raw, (sense) => this.sense(sense)[6].length);
  }

  private days(): Int32Array {
    const known = new Map<string | null, number>();
    const days = new Int32Array(this.articleCount);
    for (let article = 0; article < this.articleCount; article++) {
      const date = this.dateOf(article);
      let day = known.get(date);
      if (day === undefined) known.set(date, (day = toDay(date)));
      days[article] = day;
    }
    return days;
  }

  /** Day and index in one number: typed arrays sort numbers without a call for each pair. */
  private order(): Int32Array {
    const count = this.articleCount;
    const keys = new Float64Array(count);
    for (let article = 0; article < count; article++) keys[article] = -this.day[article] * count + article;
    keys.sort();
    return Int32Array.from(keys, (key) => ((key % count) + count) % count);
  }

  private link(): Links {
    const { mentions, headMentions } = this.block.articles;
    const { senses } = this.block;
    const article: number[] = [];
    const place: number[] = [];
    const roles: number[] = [];
    const score: number[] = [];
    const from = new Int32Array(this.articleCount + 1);
    const last = new Int32Array(this.placeCount).fill(-1);
    for (let a = 0; a < this.articleCount; a++) {
      const first = article.length;
      from[a] = first;
      for (const text of [headMentions[a], mentions[a]])
        readSenses(text, (index) => {
          const sense = senses[index];
          if (sense?.[0] < 0) this.open.push([a, index]);
          if (!sense || sense[0] < 0) return;
          let link = last[sense[0]];
          if (link < first) {
            link = last[sense[0]] = article.length;
            article.push(a);
            place.push(sense[0]);
            roles.push(0);
            score.push(0);
          }
          roles[link] |= 1 << sense[1];
          score[link] = Math.max(score[link], sense[2]);
        });
    }
    from[this.articleCount] = article.length;
    return {
      article: Int32Array.from(article),
      place: Int32Array.from(place),
      roles: Uint8Array.from(roles),
      score: Float32Array.from(score),
      from,
    };
  }
}

/** Days since 1970-01-01 of `YYYY-MM-DD`, or -1. */
export function toDay(date: string | null | undefined): number {
  const time = date ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isFinite(time) ? Math.round(time / 86_400_000) : -1;
}

export function fromDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;
}
