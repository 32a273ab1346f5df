// Find places by any of their names, articles by headline or text.

import type { Corpus } from "./corpus";

export interface PlaceHit {
  place: number;
  /** The alias that matched, where it is not the name itself. */
  via: string | null;
}

export interface TextHit {
  article: number;
  at: number;
}

export interface ArticleHits {
  headlines: number[];
  texts: TextHit[];
}

const MOST_PLACES = 6;
const MOST_HEADLINES = 6;
const MOST_TEXTS = 8;
/** Work at one go: half a frame. */
const SLICE_MS = 8;
const LOOK_AT_CLOCK = 64;

/** Lower case, no accents, spaces or apostrophes: `Xilin Gol` = `xilingol`. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[\s'’·-]/g, "");
}

const TONES = /[\u0300-\u036f]/;
const SYLLABLE = /(?:[zcs]h|[b-df-hj-np-tv-z])?[aeiouv]+(?:(?:ng|n|r)(?![aeiouv]))?/g;

/** First letters of the syllables of a pinyin with tone marks: `Hūhéhàotè` → `hhht`; null for other words. */
export function initials(name: string): string | null {
  const parts = name.normalize("NFD");
  if (!TONES.test(parts) || !/^[a-z\u0300-\u036f\s'’-]+$/i.test(parts)) return null;
  const plain = parts.replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return (plain.match(SYLLABLE) ?? []).map((syllable) => syllable[0]).join("");
}

export class Search {
  private names: { folded: string[]; printed: string[] }[] | null = null;

  /** The last words whose articles were all found, and these. */
  private known: { words: string; articles: number[] } | null = null;
  private readonly age = (a: number, b: number) => this.corpus.day[b] - this.corpus.day[a] || a - b;

  constructor(private readonly corpus: Corpus) {}

  /** Places by any of their names. */
  places(words: string, counts: Int32Array): PlaceHit[] {
    const query = fold(words);
    if (!query) return [];
    this.names ??= this.index();
    const hits: { place: number; rank: number; via: string | null }[] = [];
    this.names.forEach(({ folded, printed }, place) => {
      let best = Infinity;
      let which = 0;
      folded.forEach((name, index) => {
        const at = name.indexOf(query);
        if (at < 0) return;
        const rank = (name.length === query.length ? 0 : at === 0 ? 1 : 3) + (index === 0 ? 0 : 0.5);
        if (rank < best) [best, which] = [rank, index];
      });
      if (best < Infinity) hits.push({ place, rank: best, via: which === 0 ? null : printed[which] });
    });
    hits.sort(
      (a, b) =>
        Math.floor(a.rank) - Math.floor(b.rank) || counts[b.place] - counts[a.place] || a.rank - b.rank,
    );
    return hits.slice(0, MOST_PLACES);
  }

  /**
   * Articles by headline and text, newest first, found bit by bit: what is known after each bit of work, the
   * last answer being whole. Words that go on from words without many articles are looked for in those alone.
   */
  *articles(query: string): Generator<ArticleHits, ArticleHits> {
    const words = query.trim();
    const lower = words.toLowerCase();
    const cased = lower !== words.toUpperCase();
    const { texts } = this.corpus;
    const { headline } = this.corpus.block.articles;
    const found: ArticleHits = { headlines: [], texts: [] };
    if (!words) return found;
    const among = this.known && words.startsWith(this.known.words) ? this.known.articles : this.corpus.newest;
    let begun = performance.now();
    for (let i = 0; i < among.length; i++) {
      const article = among[i];
      const title = cased ? headline[article].toLowerCase() : headline[article];
      if (found.headlines.length < MOST_HEADLINES && title.includes(lower)) found.headlines.push(article);
      else if (found.texts.length < MOST_TEXTS) {
        const text = texts.of(article);
        const at = cased ? text.toLowerCase().indexOf(lower) : text.indexOf(words);
        if (at >= 0) found.texts.push({ article, at });
      }
      if (found.headlines.length >= MOST_HEADLINES && found.texts.length >= MOST_TEXTS) return found;
      if (i % LOOK_AT_CLOCK || performance.now() - begun < SLICE_MS) continue;
      yield found;
      begun = performance.now();
    }
    if (texts.whole && found.headlines.length < MOST_HEADLINES && found.texts.length < MOST_TEXTS)
      this.known = {
        words,
        articles: [...found.headlines, ...found.texts.map((hit) => hit.article)].sort(this.age),
      };
    return found;
  }

  /** How the articles write each place. */
  private printedForms(): Map<number, string[]> {
    const forms = new Map<number, string[]>();
    for (const [place, , , , , , surface] of this.corpus.block.senses)
      if (place >= 0) forms.set(place, [...(forms.get(place) ?? []), surface]);
    return forms;
  }

  private index(): { folded: string[]; printed: string[] }[] {
    const { name, alias, adcode } = this.corpus.block.places;
    const forms = this.printedForms();
    return name.map((official, place) => {
      const printed = [...new Set([official, ...alias[place], ...(forms.get(place) ?? [])])];
      if (adcode[place]) printed.push(adcode[place]);
      const folded = printed.map(fold);
      for (const name of alias[place]) {
        const letters = initials(name);
        if (!letters) continue;
        folded.push(letters);
        printed.push(name);
      }
      return { folded, printed };
    });
  }
}
