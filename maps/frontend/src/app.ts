// What every view is handed: the data, the choice in force, and the few things a view can ask for.

import type L from "./leaflet";
import type { Corpus } from "./corpus";
import type { Selection } from "./selection";
import type { Store } from "./state";
import type { Outlines } from "./topology";

export interface App {
  corpus: Corpus;
  outlines: Outlines;
  store: Store;
  map: L.Map;
  selection: Selection;
  /** Show a place in the panel and on the map; `stay` keeps the article that is being read. */
  openPlace(place: number, options?: { fly?: boolean; stay?: boolean }): void;
  /** Show what names both places. */
  openPair(a: number, b: number): void;
  openArticle(article: number, place?: number | null): void;
  /** One step back: article → place or pair → list. */
  back(): void;
  fitAll(animate?: boolean): void;
  /** Say it to the ear, and where asked to the eye. */
  announce(words: string, shown?: boolean): void;
}

/** The place that is open, or the two. */
export function chosenPlaces({ corpus, store }: App): number[] {
  const { place, other } = store.state;
  return [...new Set([place, other].flatMap((id) => corpus.placeById.get(id ?? "") ?? []))];
}

const PHONE = "(max-width: 760px)";

export function isPhone(): boolean {
  return window.matchMedia(PHONE).matches;
}
