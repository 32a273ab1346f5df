// The articles' texts. They stand behind the map in the page, which is drawn without waiting for them.

import { contentOf } from "./data-element";
import { nextTask } from "./later";

const ELEMENTS = "script.mt-texts";
/** Work at one go: half a frame. */
const SLICE_MS = 8;

type Use = (text: string) => void;

export class Texts {
  /** Resolves when every text has been read. */
  readonly all: Promise<void>;
  /** Whether it has. */
  whole = false;
  /** How many are not in the page, because it was cut off on its way here. */
  missing = 0;
  private readonly texts: string[] = [];
  private readonly waiting = new Map<number, Use[]>();

  constructor(private readonly count: number) {
    this.all = this.read();
  }

  /** The text of an article as printed; empty as long as it has not been read. */
  of(article: number): string {
    return this.texts[article] ?? "";
  }

  /** Whether the text of an article has been read and is not in the page. */
  lacks(article: number): boolean {
    return this.whole && article >= this.texts.length;
  }

  /** Hand the text of an article on: at once, or when it has been read. Says whether it was at once. */
  use(article: number, use: Use): boolean {
    if (this.whole || article < this.texts.length) {
      use(this.of(article));
      return true;
    }
    this.waiting.set(article, [...(this.waiting.get(article) ?? []), use]);
    return false;
  }

  private async read(): Promise<void> {
    await pageRead();
    try {
      await this.readElements();
    } catch {
      // An element that ends in the middle: what stands before it is good.
    }
    this.whole = true;
    this.missing = this.count - this.texts.length;
    for (const article of this.waiting.keys()) this.serve(article);
  }

  private async readElements(): Promise<void> {
    let begun = performance.now();
    for (const element of document.querySelectorAll<HTMLElement>(ELEMENTS)) {
      const first = this.texts.length;
      for (const text of JSON.parse(await contentOf(element)) as string[]) this.texts.push(text);
      for (let article = first; article < this.texts.length && this.waiting.size; article++)
        this.serve(article);
      if (performance.now() - begun < SLICE_MS) continue;
      await nextTask();
      begun = performance.now();
    }
  }

  private serve(article: number): void {
    for (const use of this.waiting.get(article) ?? []) use(this.of(article));
    this.waiting.delete(article);
  }
}

/** When the browser has read the page to its end. */
function pageRead(): Promise<void> {
  return new Promise((done) => {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", () => done(), { once: true });
  });
}
