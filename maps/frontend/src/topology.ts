// Outlines from shared arcs: polygons of each level, and every border line once, by the highest level it parts.

import type { Feature, LineFeature, Topology } from "./types";

export type LatLon = [number, number];
export type Level = "province" | "league" | "banner";

export interface Area {
  adcode: string;
  name: string;
  parent: string | null;
  label: LatLon;
  /** polygons → rings → arcs, ~i for arc i backwards */
  refs: number[][][];
  /** polygons → rings → points */
  readonly rings: LatLon[][][];
  /** south-western and north-eastern corner */
  readonly corners: [LatLon, LatLon];
}

export interface Outlines {
  /** longitude and latitude in turn, thousandths of a degree */
  arcs: Int32Array[];
  areas: Record<Level, Area[]>;
  /** arcs of each level that no higher level has */
  lines: Record<Level, number[]>;
  /** land beyond China, as an area's refs */
  abroad: number[][][];
  /** arcs of borders between other countries; of the nine-dash line */
  foreign: number[];
  dash: number[];
}

/** Codes of the home region begin so: it is drawn lighter, with its leagues and banners. */
export const HOME_PREFIX = "15";
const QUANTUM = 1000;

/** Assemble what is drawn. */
export function readOutlines(topology: Topology | null): Outlines {
  const arcs = topology?.arcs ?? [];
  const level = (features: Feature[] | undefined) =>
    (features ?? []).map((feature) => assemble(feature, arcs));
  const seen = new Set<number>();
  const lines = (features: Feature[] | undefined) => {
    const own: number[] = [];
    for (const ref of (features ?? []).flatMap((feature) => feature.rings.flat(2))) {
      const index = ref < 0 ? ~ref : ref;
      if (seen.has(index) || !arcs[index]) continue;
      seen.add(index);
      own.push(index);
    }
    return own;
  };
  const named = (name: string) => (topology?.lines ?? []).filter((one) => one.name === name).flatMap(strokes);
  // Highest level first: a league's border that is also a province's is drawn as the province's.
  return {
    arcs,
    areas: {
      province: level(topology?.provinces),
      league: level(topology?.leagues),
      banner: level(topology?.banners),
    },
    lines: {
      province: lines(topology?.provinces),
      league: lines(topology?.leagues),
      banner: lines(topology?.banners),
    },
    abroad: (topology?.land ?? []).flatMap((feature) => feature.rings),
    foreign: [...named("border"), ...named("undefined")],
    dash: named("dash"),
  };
}

/** The points of an arc. */
export function pointsOf(arc: Int32Array): LatLon[] {
  return Array.from({ length: arc.length / 2 }, (_, i) => [arc[2 * i + 1] / QUANTUM, arc[2 * i] / QUANTUM]);
}

function strokes(feature: LineFeature): number[] {
  return feature.lines.flat().map((ref) => (ref < 0 ? ~ref : ref));
}

/** Points of arcs laid end to end; a negative reference is an arc read backwards. */
export function joined(refs: number[], arcs: Int32Array[]): LatLon[] {
  const points: LatLon[] = [];
  for (const ref of refs) {
    const arc = pointsOf(arcs[ref < 0 ? ~ref : ref] ?? new Int32Array());
    if (ref < 0) arc.reverse();
    for (let i = points.length ? 1 : 0; i < arc.length; i++) points.push(arc[i]);
  }
  return points;
}

function cornersOf(refs: number[], arcs: Int32Array[]): [LatLon, LatLon] {
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ref of refs) {
    const arc = arcs[ref < 0 ? ~ref : ref] ?? [];
    for (let i = 0; i < arc.length; i += 2) {
      west = Math.min(west, arc[i]);
      east = Math.max(east, arc[i]);
      south = Math.min(south, arc[i + 1]);
      north = Math.max(north, arc[i + 1]);
    }
  }
  return [
    [south / QUANTUM, west / QUANTUM],
    [north / QUANTUM, east / QUANTUM],
  ];
}

function assemble(feature: Feature, arcs: Int32Array[]): Area {
  let rings: LatLon[][][] | undefined;
  return {
    adcode: feature.adcode,
    name: feature.name,
    parent: feature.parent,
    label: feature.label ? [feature.label[1], feature.label[0]] : [0, 0],
    refs: feature.rings,
    /** Put together when first asked for: most banners never are. */
    get rings() {
      return (rings ??= feature.rings.map((polygon) => polygon.map((refs) => joined(refs, arcs))));
    },
    get corners() {
      return cornersOf(feature.rings.flat(2), arcs);
    },
  };
}
