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

export interface Hits {
  places: PlaceHit[];
  headlines: number[];
  texts: TextHit[];
}

const MOST_PLACES = 6;
const MOST_HEADLINES = 6;
const MOST_TEXTS = 8;

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

  constructor(private readonly corpus: Corpus) {}

  find(query: string, counts: Int32Array): Hits {
    const words = query.trim();
    if (!words) return { places: [], headlines: [], texts: [] };
    return { places: this.places(fold(words), counts), ...this.articles(words) };
  }

  private places(query: string, counts: Int32Array): PlaceHit[] {
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

  private articles(words: string): Pick<Hits, "headlines" | "texts"> {
    const headlines: number[] = [];
    const texts: TextHit[] = [];
    const lower = words.toLowerCase();
    const { headline, body } = this.corpus.block.articles;
    for (const article of this.corpus.newest) {
      if (headlines.length < MOST_HEADLINES && headline[article].toLowerCase().includes(lower))
        headlines.push(article);
      else if (texts.length < MOST_TEXTS) {
        const at = body[article].indexOf(words);
        if (at >= 0) texts.push({ article, at });
      }
      if (headlines.length >= MOST_HEADLINES && texts.length >= MOST_TEXTS) break;
    }
    return { headlines, texts };
  }

  private index(): { folded: string[]; printed: string[] }[] {
    const { name, alias, adcode } = this.corpus.block.places;
    return name.map((official, place) => {
      const printed = [official, ...alias[place], ...(adcode[place] ? [adcode[place]] : [])];
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
