// The outlines on one canvas: an arc is projected when it first comes into view, and thinned to the pixel once for
// each view.

import L from "./leaflet";

export interface Fill {
  /** Polygons → rings → arcs, ~i for arc i backwards. */
  polygons: readonly (readonly number[][])[];
  colour: string;
}

export interface Stroke {
  arcs: readonly number[];
  colour: string;
  width: number;
  opacity: number;
}

export interface Painting {
  fills: Fill[];
  strokes: Stroke[];
}

const QUANTUM = 1000;
const RADIANS = Math.PI / 180;
/** Pixels: a vertex nearer to the one before it is passed over. */
const NEAR = 0.6;

/** What Leaflet's canvas renderer has and its types do not tell. */
interface Renderer {
  _ctx: CanvasRenderingContext2D;
  _bounds: L.Bounds;
  _map: L.Map;
  _zoom: number;
  _redraw(): void;
  _update(): void;
}

export class Ground extends L.Canvas {
  private readonly projected: (Float64Array | undefined)[] = [];
  /** Smallest x and y, largest x and y of each arc. */
  private readonly boxes: Float64Array[];
  private readonly project: (points: ArrayLike<number>) => Float64Array;
  private painting: Painting = { fills: [], strokes: [] };

  /** `arcs`: longitude and latitude in turn, thousandths of a degree. */
  constructor(
    private readonly arcs: readonly Int32Array[],
    crs: L.CRS,
    options: L.RendererOptions,
  ) {
    super(options);
    const plain = crs === L.CRS.EPSG3857;
    this.project = plain ? mercator : (points) => general(points, crs);
    this.boxes = arcs.map((arc, index) =>
      plain ? upright(mercator(boxOf(arc))) : boxOf(this.points(index)),
    );
  }

  /** What to draw from now on; drawn at the next movement, or at once when `now`. */
  paint(painting: Painting, now: boolean): void {
    this.painting = painting;
    if (now) this.renderer._redraw();
  }

  /** After a movement that stays in what is drawn, with room for another, nothing is drawn. */
  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    const follow = () => {
      if (!this.covers()) this.renderer._update();
    };
    return { ...super.getEvents!(), moveend: follow };
  }

  private covers(): boolean {
    const { _bounds: bounds, _map: map, _zoom: zoom } = this.renderer;
    const size = map.getSize();
    const room = size.multiplyBy(this.options.padding! / 2);
    const corner = map.containerPointToLayerPoint([0, 0]);
    const drawnFor = bounds.getSize().divideBy(1 + 2 * this.options.padding!);
    return (
      zoom === map.getZoom() &&
      drawnFor.distanceTo(size) < 2 &&
      bounds.contains(L.bounds(corner.subtract(room), corner.add(size).add(room)))
    );
  }

  /** Draw so much beyond the view, too, as a part of its size. */
  widen(padding: number): void {
    this.options.padding = padding;
    this.renderer._update();
  }

  private get renderer(): Renderer {
    return this as unknown as Renderer;
  }

  private points(index: number): Float64Array {
    return (this.projected[index] ??= this.project(this.arcs[index]));
  }

  /** Leaflet's renderer calls this on an empty canvas. */
  protected _draw(): void {
    const { _ctx: context, _bounds: bounds, _map: map, _zoom: zoom } = this.renderer;
    const scale = map.getZoomScale(zoom, 0);
    const origin = map.getPixelOrigin();
    const lines: Float64Array[] = [];
    // What runs out of view, whichever way it takes: its ends will do.
    const lineOf = (index: number) =>
      (lines[index] ??= thinned(
        near(index) ? this.points(index) : this.project(ends(this.arcs[index])),
        scale,
        origin,
      ));
    const near = (index: number) => {
      const [left, top, right, bottom] = this.boxes[index];
      return (
        right * scale - origin.x > bounds.min!.x &&
        left * scale - origin.x < bounds.max!.x &&
        bottom * scale - origin.y > bounds.min!.y &&
        top * scale - origin.y < bounds.max!.y
      );
    };
    context.lineCap = "round";
    context.lineJoin = "bevel"; // lines so thin look the same with round joins, which take longer
    for (const { polygons, colour } of this.painting.fills) {
      context.beginPath();
      for (const rings of polygons) for (const ring of rings) traceRing(context, ring, lineOf);
      context.fillStyle = colour;
      context.fill("evenodd");
    }
    for (const { arcs, colour, width, opacity } of this.painting.strokes) {
      if (!opacity) continue;
      context.beginPath();
      for (const index of arcs) if (near(index)) trace(context, lineOf(index), false, true);
      context.globalAlpha = opacity;
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    }
    context.globalAlpha = 1;
  }
}

function mercator(arc: ArrayLike<number>): Float64Array {
  const points = new Float64Array(arc.length);
  for (let i = 0; i < arc.length; i += 2) {
    const sine = Math.sin((arc[i + 1] / QUANTUM) * RADIANS);
    points[i] = 256 * (arc[i] / QUANTUM / 360 + 0.5);
    points[i + 1] = 256 * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
  }
  return points;
}

function general(arc: ArrayLike<number>, crs: L.CRS): Float64Array {
  const points = new Float64Array(arc.length);
  for (let i = 0; i < arc.length; i += 2) {
    const { x, y } = crs.latLngToPoint(L.latLng(arc[i + 1] / QUANTUM, arc[i] / QUANTUM), 0);
    [points[i], points[i + 1]] = [x, y];
  }
  return points;
}

/** Smallest x and y, largest x and y. */
function boxOf(points: ArrayLike<number>): Float64Array {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]);
    right = Math.max(right, points[i]);
    top = Math.min(top, points[i + 1]);
    bottom = Math.max(bottom, points[i + 1]);
  }
  return Float64Array.of(left, top, right, bottom);
}

/** The projected box of a box of longitudes and latitudes: the north is its top. */
function upright([left, south, right, north]: Float64Array): Float64Array {
  return Float64Array.of(left, north, right, south);
}

function ends(arc: Int32Array): ArrayLike<number> {
  return [...arc.subarray(0, 2), ...arc.subarray(-2)];
}

/** In pixels of the map's layers, both ends kept. */
function thinned(points: Float64Array, scale: number, origin: L.Point): Float64Array {
  const kept = new Float64Array(points.length);
  const end = points.length - 2;
  let length = 0;
  for (let i = 0; i <= end; i += 2) {
    const x = points[i] * scale - origin.x;
    const y = points[i + 1] * scale - origin.y;
    const close =
      i > 0 && i < end && Math.abs(x - kept[length - 2]) < NEAR && Math.abs(y - kept[length - 1]) < NEAR;
    if (close) continue;
    kept[length++] = x;
    kept[length++] = y;
  }
  return kept.subarray(0, length);
}

function traceRing(
  context: CanvasRenderingContext2D,
  ring: readonly number[],
  lineOf: (index: number) => Float64Array,
): void {
  ring.forEach((ref, index) => trace(context, lineOf(ref < 0 ? ~ref : ref), ref < 0, index === 0));
  context.closePath();
}

function trace(
  context: CanvasRenderingContext2D,
  line: Float64Array,
  backwards: boolean,
  move: boolean,
): void {
  const last = line.length - 2;
  for (let i = 0; i <= last; i += 2) {
    const at = backwards ? last - i : i;
    if (i === 0 && move) context.moveTo(line[at], line[at + 1]);
    else if (i > 0 || move) context.lineTo(line[at], line[at + 1]);
  }
}
