// A heat view: articles summed over a coarse grid with a soft kernel, then coloured by the share of the densest cell.

import L from "./leaflet";
import type { App } from "./app";
import { colour } from "./theme";

const CELL = 4;
const RADIUS = 11;
const RAMP = 256;
const FAINT = 0.03;

export class Heat {
  private readonly canvas = document.createElement("canvas");

  constructor(private readonly app: App) {
    const pane = app.map.createPane("mt-heat");
    this.canvas.className = "mt-heat leaflet-zoom-hide";
    pane.append(this.canvas);
    app.map.on("moveend zoomend resize", () => this.refresh());
  }

  refresh(): void {
    const on = this.app.store.state.surface === "heat";
    this.canvas.hidden = !on;
    if (on) this.draw();
  }

  private draw(): void {
    const { map } = this.app;
    const size = map.getSize();
    const [columns, rows] = [Math.ceil(size.x / CELL), Math.ceil(size.y / CELL)];
    if (!columns || !rows) return;
    this.canvas.width = columns;
    this.canvas.height = rows;
    this.canvas.style.width = `${columns * CELL}px`;
    this.canvas.style.height = `${rows * CELL}px`;
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    const image = tint(this.density(columns, rows), columns, rows);
    this.canvas.getContext("2d")?.putImageData(image, 0, 0);
  }

  /** Sum of the kernels of all places in view; areas have no point and are left out. */
  private density(columns: number, rows: number): Float32Array {
    const { map, selection, corpus } = this.app;
    const { lat, lon, area } = corpus.block.places;
    const sum = new Float32Array(columns * rows);
    for (const place of selection.places) {
      if (area[place] || lat[place] === null) continue;
      const { x, y } = map.latLngToContainerPoint([lat[place], lon[place]!]);
      spread(sum, columns, rows, Math.round(x / CELL), Math.round(y / CELL), selection.counts[place]);
    }
    return sum;
  }
}

function spread(
  sum: Float32Array,
  columns: number,
  rows: number,
  x: number,
  y: number,
  weight: number,
): void {
  for (let dy = -RADIUS; dy <= RADIUS; dy++) {
    const row = y + dy;
    if (row < 0 || row >= rows) continue;
    for (let dx = -RADIUS; dx <= RADIUS; dx++) {
      const column = x + dx;
      const share = 1 - (dx * dx + dy * dy) / (RADIUS * RADIUS);
      if (share > 0 && column >= 0 && column < columns) sum[row * columns + column] += weight * share * share;
    }
  }
}

function tint(sum: Float32Array, columns: number, rows: number): ImageData {
  const most = sum.reduce((high, value) => Math.max(high, value), 0) || 1;
  const ramp = colourRamp();
  const image = new ImageData(columns, rows);
  sum.forEach((value, index) => {
    const share = Math.sqrt(value / most);
    if (share < FAINT) return;
    const at = Math.round(share * (RAMP - 1)) * 4;
    image.data.set(ramp.subarray(at, at + 3), index * 4);
    image.data[index * 4 + 3] = Math.min(1, share * 3) * 215;
  });
  return image;
}

function colourRamp(): Uint8ClampedArray {
  const canvas = document.createElement("canvas");
  canvas.width = RAMP;
  canvas.height = 1;
  const context = canvas.getContext("2d")!;
  const gradient = context.createLinearGradient(0, 0, RAMP, 0);
  for (let step = 1; step <= 5; step++) gradient.addColorStop((step - 1) / 4, colour(`--mt-heat-${step}`));
  context.fillStyle = gradient;
  context.fillRect(0, 0, RAMP, 1);
  return context.getImageData(0, 0, RAMP, 1).data;
}
