// GCJ-02, the datum of AMap's tiles: the map's projection is shifted, the data are not.
//
// Everything drawn (marks, outlines, a user's own layers) goes through the projection and lands where the tiles
// show it, while every coordinate in the page stays WGS-84. The formula and its constants are those of
// geo/transforms.py, where their source is named; tests compare the two. The offset is in force on mainland China,
// whose border the page carries in that case.

import L from "./leaflet";
import { decodeVlq, unzigzag } from "./vlq";

/** Longitude and latitude, degrees. */
export type LonLat = [number, number];
type Edge = [x1: number, y1: number, x2: number, y2: number];

const SEMI_MAJOR_M = 6378245.0;
const ECCENTRICITY_SQUARED = 0.00669342162296594323;
const ROUNDS = 12;
const QUANTUM = 1000;
/** Bands of latitude that the border's edges are sorted into, per degree. */
const BANDS = 20;
const RADIANS = Math.PI / 180;

/** The area in which the offset applies. */
export class Area {
  private readonly bands = new Map<number, Edge[]>();

  /** From rings as arcs of the topology: zigzag deltas of thousandths of a degree, VLQ. */
  constructor(rings: readonly string[]) {
    for (const ring of rings) {
      const numbers = decodeVlq(ring);
      let [x, y] = [unzigzag(numbers[0]), unzigzag(numbers[1])];
      for (let i = 2; i + 1 < numbers.length; i += 2) {
        const [nextX, nextY] = [x + unzigzag(numbers[i]), y + unzigzag(numbers[i + 1])];
        this.add([x / QUANTUM, y / QUANTUM, nextX / QUANTUM, nextY / QUANTUM]);
        [x, y] = [nextX, nextY];
      }
    }
  }

  /** Whether a point lies inside or on the border: an odd number of edges lies west of it. */
  has([lon, lat]: LonLat): boolean {
    let inside = false;
    for (const [x1, y1, x2, y2] of this.bands.get(Math.floor(lat * BANDS)) ?? []) {
      const cross = (x2 - x1) * (lat - y1) - (y2 - y1) * (lon - x1);
      const between = (lon - x1) * (lon - x2) <= 0 && (lat - y1) * (lat - y2) <= 0;
      if (cross === 0 && between) return true;
      if (y1 > lat !== y2 > lat && lon > x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
    return inside;
  }

  private add(edge: Edge): void {
    const low = Math.floor(Math.min(edge[1], edge[3]) * BANDS);
    const high = Math.floor(Math.max(edge[1], edge[3]) * BANDS);
    for (let band = low; band <= high; band++) {
      const edges = this.bands.get(band);
      if (edges) edges.push(edge);
      else this.bands.set(band, [edge]);
    }
  }
}

/** The offset in degrees, wherever the point lies. */
export function offset([lon, lat]: LonLat): LonLat {
  const [x, y] = [lon - 105, lat - 35];
  const w2 = 1 - ECCENTRICITY_SQUARED * Math.sin(lat * RADIANS) ** 2;
  const meridian = (SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / w2 ** 1.5;
  const parallel = (SEMI_MAJOR_M / Math.sqrt(w2)) * Math.max(Math.cos(lat * RADIANS), 0.01);
  return [eastMetres(x, y) / parallel / RADIANS, northMetres(x, y) / meridian / RADIANS];
}

export function wgs84ToGcj02(point: LonLat, area: Area): LonLat {
  if (!area.has(point)) return point;
  const [dx, dy] = offset(point);
  return [point[0] + dx, point[1] + dy];
}

export function gcj02ToWgs84(point: LonLat, area: Area): LonLat {
  let origin = point;
  for (let round = 0; round < ROUNDS; round++) {
    const [dx, dy] = offset(origin);
    origin = [point[0] - dx, point[1] - dy];
  }
  return area.has(origin) ? origin : point;
}

/** Web Mercator under GCJ-02. */
export function shiftedCrs(area: Area): L.CRS {
  const mercator = L.Projection.SphericalMercator;
  const projection = {
    ...mercator,
    project: ({ lng, lat }: L.LatLng) => {
      const [x, y] = wgs84ToGcj02([lng, lat], area);
      return mercator.project(L.latLng(y, x));
    },
    unproject: (point: L.Point) => {
      const { lng, lat } = mercator.unproject(point);
      const [x, y] = gcj02ToWgs84([lng, lat], area);
      return L.latLng(y, x);
    },
  };
  return L.extend({}, L.CRS.EPSG3857, { projection }) as L.CRS;
}

/** Draw on tiles of this datum; the view stays where it was. */
export function useShiftedDatum(map: L.Map, rings: readonly string[]): void {
  const [centre, zoom] = [map.getCenter(), map.getZoom()];
  map.options.crs = shiftedCrs(new Area(rings));
  map.setView(centre, zoom, { reset: true, animate: false } as L.ZoomPanOptions);
}

function waves(a: number): number {
  return 20 * Math.sin(6 * a * Math.PI) + 20 * Math.sin(2 * a * Math.PI);
}

function eastMetres(x: number, y: number): number {
  const root = Math.sqrt(Math.abs(x));
  let metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
  metres += (waves(x) * 2) / 3;
  metres += ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3;
  return metres + ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
}

function northMetres(x: number, y: number): number {
  const root = Math.sqrt(Math.abs(x));
  let metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
  metres += (waves(x) * 2) / 3;
  metres += ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3;
  return metres + ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI)) * 2) / 3;
}
