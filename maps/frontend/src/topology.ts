// Outlines from shared arcs: polygons of each level, and every border line once, by the highest level it parts.

import type { Feature, LineFeature, Topology } from "./types";
import { decodeVlq, unzigzag } from "./vlq";

export type LatLon = [number, number];
export type Level = "province" | "league" | "banner";

export interface Area {
  adcode: string;
  name: string;
  parent: string | null;
  label: LatLon;
  /** polygons → rings → points */
  rings: LatLon[][][];
}

export interface Outlines {
  areas: Record<Level, Area[]>;
  lines: Record<Level, LatLon[][]>;
  /** land beyond China: polygons → rings → points */
  abroad: LatLon[][][];
  /** borders between other countries; the nine-dash line */
  foreign: LatLon[][];
  dash: LatLon[][];
}

/** Codes of the home region begin so: it is drawn lighter, with its leagues and banners. */
export const HOME_PREFIX = "15";
const QUANTUM = 1000;

/** Decode the arc table and assemble what is drawn. */
export function readOutlines(topology: Topology | null): Outlines {
  const arcs = (topology?.arcs ?? []).map(decodeArc);
  const level = (features: Feature[] | undefined) =>
    (features ?? []).map((feature) => assemble(feature, arcs));
  const areas = {
    province: level(topology?.provinces),
    league: level(topology?.leagues),
    banner: level(topology?.banners),
  };
  const seen = new Set<number>();
  const lines = (features: Feature[] | undefined) => {
    const own: LatLon[][] = [];
    for (const feature of features ?? [])
      for (const ref of feature.rings.flat(2)) {
        const index = ref < 0 ? ~ref : ref;
        if (seen.has(index) || !arcs[index]) continue;
        seen.add(index);
        own.push(arcs[index]);
      }
    return own;
  };
  const named = (name: string) =>
    (topology?.lines ?? []).filter((one) => one.name === name).flatMap((one) => strokes(one, arcs));
  // Highest level first: a league's border that is also a province's is drawn as the province's.
  return {
    areas,
    lines: {
      province: lines(topology?.provinces),
      league: lines(topology?.leagues),
      banner: lines(topology?.banners),
    },
    abroad: level(topology?.land).flatMap((feature) => feature.rings),
    foreign: [...named("border"), ...named("undefined")],
    dash: named("dash"),
  };
}

function decodeArc(text: string): LatLon[] {
  const numbers = decodeVlq(text);
  const points: LatLon[] = [];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    lon += unzigzag(numbers[i]);
    lat += unzigzag(numbers[i + 1]);
    points.push([lat / QUANTUM, lon / QUANTUM]);
  }
  return points;
}

function strokes(feature: LineFeature, arcs: LatLon[][]): LatLon[][] {
  return feature.lines.map((refs) => joined(refs, arcs));
}

/** Points of arcs laid end to end; a negative reference is an arc read backwards. */
function joined(refs: number[], arcs: LatLon[][]): LatLon[] {
  const points: LatLon[] = [];
  for (const ref of refs) {
    const arc = ref < 0 ? [...(arcs[~ref] ?? [])].reverse() : (arcs[ref] ?? []);
    for (let i = points.length ? 1 : 0; i < arc.length; i++) points.push(arc[i]);
  }
  return points;
}

function assemble(feature: Feature, arcs: LatLon[][]): Area {
  let rings: LatLon[][][] | undefined;
  return {
    adcode: feature.adcode,
    name: feature.name,
    parent: feature.parent,
    label: feature.label ? [feature.label[1], feature.label[0]] : [0, 0],
    /** Put together when first asked for: most banners never are. */
    get rings() {
      return (rings ??= feature.rings.map((polygon) => polygon.map((refs) => joined(refs, arcs))));
    },
  };
}
