// The data block as the views read it. The Python side writes it packed (schema version 5): see unpack.ts.

export interface Meta {
  title: string;
  lang: string;
  generator: string;
  newspapers: string[];
  dateFrom: string | null;
  dateTo: string | null;
  counts: { pages: number; articles: number; mentions: number; places: number; open: number };
  boundarySource: string | null;
  mapReviewNo: string | null;
  /** Only of tiles whose datum is not the data's: rings of the area in which it is shifted, as arcs. */
  tiles: { datum: "gcj02"; area: string[] } | null;
  /** Origins of pages that may send messages when this one is embedded. */
  parents?: string[];
}

export interface PlaceColumns {
  id: string[];
  name: string[];
  kind: string[];
  adcode: (string | null)[];
  lat: (number | null)[];
  lon: (number | null)[];
  precision: (number | null)[];
  path: string[][];
  area: number[];
  alias: string[][];
  league: (string | null)[];
  banner: (string | null)[];
  derived: number[];
}

export interface ArticleColumns {
  id: string[];
  doc: number[];
  kind: string[];
  headline: string[];
  subheads: string[][];
  reporters: string[][];
  dateline: (string | null)[];
  date: (string | null)[];
  issued: (string | null)[];
  /** How the text begins, of articles without a headline; left out where all have one. */
  opening?: string[];
  line: number[];
  /** Names in body and headline, for readMentions. */
  mentions: string[];
  headMentions: string[];
  /** 1 + raw offset at which the text of the first mention starts, or 0. */
  at: number[];
  /** Which place it is about: the number of those it names, from 1, further places after them; 0 for none. */
  focus?: number[];
}

export interface Doc {
  name: string;
  newspaper: string | null;
  issue: string | null;
  issueEvidence: string;
  issueConfidence: number;
  sha256: string;
  encoding: string;
}

/** place index or -1, role, score, evidence indices, losing candidates, reason index or -1, surface. */
export type Sense = [number, number, number, number[], [number | string, number][], number, string];

export interface Feature {
  adcode: string;
  name: string;
  parent: string | null;
  label: [number, number];
  rings: number[][][];
}

export interface Topology {
  /** longitude and latitude in turn, thousandths of a degree */
  arcs: Int32Array[];
  provinces?: Feature[];
  leagues?: Feature[];
  banners?: Feature[];
  /** Land beyond China, in one feature. */
  land?: Feature[];
  /** Lines that part no area of ours; the name says which: border (of other countries), dash, undefined. */
  lines?: LineFeature[];
}

export interface LineFeature {
  name: string;
  lines: number[][];
}

export interface Rate {
  name: string;
  articles: number;
  population: number | null;
}

export interface Block {
  v: number;
  meta: Meta;
  places: PlaceColumns;
  articles: ArticleColumns;
  docs: Doc[];
  senses: Sense[];
  evidence: string[];
  reasons: string[];
  /** Ids of candidates that no article names, by their labels. */
  others?: Record<string, string>;
  /** Numbers of the senses that a table of corrections has decided. */
  corrected?: number[];
  boundaries: Topology | null;
  stats?: { league?: Record<string, Rate>; banner?: Record<string, Rate> };
}
