// The data block as the page carries it (schema version 5, maps/packing.py) → the block that the views read.

import { type PackedAliases, plainPinyin, readAliases } from "./aliases";
import { type Column, readColumn } from "./columns";
import type { ArticleColumns, Block, Doc, Feature, PlaceColumns, Rate, Sense, Topology } from "./types";

export const SCHEMA = 5;
const PLACE_PREFIX = "cn:";
/** For an id that is the kind and the pinyin of the name. */
const SPELLED = "=";
const ID_DIGITS = 16;
const LEVELS = ["provinces", "leagues", "banners", "land"] as const;
const SENSE = ["place", "role", "score", "evidence", "candidates", "reason", "surface"] as const;

type Table = Record<string, Column>;
type Level = (typeof LEVELS)[number];
type Rows<T> = { [K in keyof T]: T[K][] };

/** What stands in the page: the four tables packed, the rest as in `Block`. */
export type PackedBlock = Omit<Block, "places" | "articles" | "docs" | "senses" | "boundaries" | "stats"> &
  Record<"articles" | "docs" | "senses", Table> & {
    places: Table & {
      alias: PackedAliases;
      /** Names, or numbers of places called so. */
      path: { name: (string | number)[]; up: string; at: string };
    };
    boundaries: (Omit<Topology, Level | "arcs"> & { arcs: Column } & Partial<Record<Level, Table>>) | null;
    stats: Record<string, Table>;
  };

interface SenseColumns {
  place: number[];
  score: number[];
  candidates: (([number | string, number] | [])[] | null)[];
  surface: (string | null)[];
}

/** Undo what `pack` did. */
export function unpack(block: PackedBlock): Block {
  if (block.v !== SCHEMA) throw new Error(`mengtu: data of version ${block.v}, expected ${SCHEMA}`);
  const docs = read<Rows<Doc>>(block.docs);
  const places = unpackPlaces(block.places);
  return {
    ...block,
    places,
    articles: unpackArticles(read<ArticleColumns>(block.articles), docs),
    docs: rowsOf(docs),
    senses: unpackSenses(read<SenseColumns>(block.senses), places.name),
    boundaries: unpackOutlines(block.boundaries),
    stats: Object.fromEntries(
      Object.entries(block.stats).map(([level, table]) => [
        level,
        unpackRates(table, block.boundaries?.[`${level}s` as Level]),
      ]),
    ),
  };
}

function read<T>(table: Table): T {
  return Object.fromEntries(Object.entries(table).map(([name, column]) => [name, readColumn(column)])) as T;
}

function rowsOf<T extends object>(columns: Rows<T>): T[] {
  const names = Object.keys(columns) as (keyof T)[];
  return (columns[names[0]] ?? []).map((_, index) => {
    const row = {} as T;
    for (const name of names) row[name] = columns[name][index];
    return row;
  });
}

function unpackOutlines(outlines: PackedBlock["boundaries"]): Topology | null {
  if (!outlines) return null;
  const levels = LEVELS.map((level) => [level, rowsOf(read<Rows<Feature>>(outlines[level] ?? {}))]);
  return {
    ...outlines,
    arcs: readColumn(outlines.arcs) as Int32Array[],
    ...(Object.fromEntries(levels) as Record<Level, Feature[]>),
  };
}

function unpackPlaces({ alias, path, ...table }: PackedBlock["places"]): PlaceColumns {
  const places = read<PlaceColumns>(table);
  const pinyin = plainPinyin(alias);
  places.id = places.id.map((id, at) =>
    id === SPELLED ? `${places.kind[at]}:${pinyin(places.name[at])}` : id,
  );
  const name = path.name.map((one) => (typeof one === "number" ? places.name[one] : one));
  places.path = readColumn({ ...path, name }) as string[][];
  places.adcode = places.adcode
    .map((code, index) => code ?? codeIn(places.id[index]))
    .map((code) => code || null);
  let aliases: string[][] | undefined;
  // Nobody asks before something is sought.
  return Object.defineProperty(places, "alias", {
    get: () => (aliases ??= readAliases(places.name, alias)),
  });
}

/** What the counts do not say again of their level's outlines is read there. */
function unpackRates(table: Table, drawn?: Table): Record<string, Rate> {
  const { adcode, name } = { ...drawn, ...table };
  const whole = "articles" in table ? { ...table, adcode, name } : {};
  return Object.fromEntries(
    rowsOf(read<Rows<Rate & { adcode: string }>>(whole)).map((row) => [row.adcode, row]),
  );
}

function codeIn(id: string): string | null {
  return id.startsWith(PLACE_PREFIX) ? id.slice(PLACE_PREFIX.length) : null;
}

function unpackArticles(articles: ArticleColumns, docs: Rows<Doc>): ArticleColumns {
  const id = (articles.id as (string | number)[]).map((ordinal, index) =>
    typeof ordinal === "number"
      ? `${docs.sha256[articles.doc[index]].slice(0, ID_DIGITS)}-${String(ordinal).padStart(3, "0")}`
      : ordinal,
  );
  return { ...articles, id, issued: articles.issued ?? articles.doc.map((doc) => docs.issue[doc]) };
}

/** A surface that was not written is the place's name; of candidates only those behind the chosen one were. */
function unpackSenses(columns: SenseColumns, names: string[]): Sense[] {
  const candidates = columns.candidates.map((others, row) => {
    if (!others) return [];
    return others[0]?.length === 0 ? others.slice(1) : [[columns.place[row], columns.score[row]], ...others];
  });
  const surface = columns.surface.map((text, row) => text ?? names[columns.place[row]]);
  const whole: Record<string, unknown[]> = { ...columns, candidates, surface };
  return surface.map((_, row) => SENSE.map((name) => whole[name][row]) as unknown as Sense);
}
