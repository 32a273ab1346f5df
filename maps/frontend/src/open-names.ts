// Names without a place: most often printed first, with the articles that print them.

import type { Corpus } from "./corpus";
import type { Selection } from "./selection";

export interface OpenName {
  surface: string;
  reason: string;
  /** Newest first. */
  articles: number[];
}

export class OpenNames {
  private known: { selection: Selection; names: OpenName[] } | null = null;

  constructor(private readonly corpus: Corpus) {}

  /** Those of the articles that pass. */
  of(selection: Selection): OpenName[] {
    if (this.known?.selection !== selection) this.known = { selection, names: this.collect(selection) };
    return this.known.names;
  }

  private collect(selection: Selection): OpenName[] {
    const { corpus } = this;
    const passing = new Uint8Array(corpus.articleCount);
    for (const article of selection.articles) passing[article] = 1;
    const byName = new Map<string, OpenName>();
    const bySense = new Map<number, OpenName>();
    for (const [article, sense] of corpus.open) {
      if (!passing[article]) continue;
      let name = bySense.get(sense);
      if (!name) bySense.set(sense, (name = this.name(sense, byName)));
      if (name.articles[name.articles.length - 1] !== article) name.articles.push(article);
    }
    const names = [...byName.values()];
    for (const { articles } of names) articles.sort((a, b) => corpus.day[b] - corpus.day[a] || a - b);
    return names.sort((a, b) => b.articles.length - a.articles.length);
  }

  /** Senses of one name and one reason are one. */
  private name(sense: number, byName: Map<string, OpenName>): OpenName {
    const [, , , , , number, surface] = this.corpus.sense(sense);
    const reason = this.corpus.block.reasons[number] ?? "";
    const key = `${surface}\n${reason}`;
    const name = byName.get(key) ?? { surface, reason, articles: [] };
    byName.set(key, name);
    return name;
  }
}
