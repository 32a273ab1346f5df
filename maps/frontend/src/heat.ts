// A heat view: soft discs added up on a canvas, then coloured by their sum.

import L from "./leaflet";
import type { App } from "./app";
import { colour } from "./theme";

const RADIUS = 34;
const RAMP = 256;

export class Heat {
  private readonly canvas = document.createElement("canvas");
  private drawn = false;

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
    else if (this.drawn) this.canvas.width = 0;
    this.drawn = on;
  }

  private draw(): void {
    const { map, selection, corpus } = this.app;
    const { lat, lon, area } = corpus.block.places;
    const size = map.getSize();
    this.canvas.width = size.x;
    this.canvas.height = size.y;
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return;
    const points = selection.places.filter((place) => !area[place] && lat[place] !== null);
    const most = Math.log1p(points.length ? selection.counts[points[0]] : 1);
    for (const place of points) {
      const { x, y } = map.latLngToContainerPoint([lat[place]!, lon[place]!]);
      if (x < -RADIUS || y < -RADIUS || x > size.x + RADIUS || y > size.y + RADIUS) continue;
      disc(context, x, y, 0.25 + (0.6 * Math.log1p(selection.counts[place])) / most);
    }
    tint(context, size.x, size.y);
  }
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, weight: number): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, RADIUS);
  gradient.addColorStop(0, `rgba(0,0,0,${weight})`);
  gradient.addColorStop(0.5, `rgba(0,0,0,${weight * 0.35})`);
  gradient.addColorStop(1, "rgba(0,0,0,0)");
  context.fillStyle = gradient;
  context.fillRect(x - RADIUS, y - RADIUS, RADIUS * 2, RADIUS * 2);
}

/** Replace each pixel's darkness by the colour of the ramp. */
function tint(context: CanvasRenderingContext2D, width: number, height: number): void {
  if (!width || !height) return;
  const image = context.getImageData(0, 0, width, height);
  const ramp = colourRamp();
  for (let i = 3; i < image.data.length; i += 4) {
    const alpha = image.data[i];
    if (alpha === 0) continue;
    image.data[i - 3] = ramp[alpha * 4];
    image.data[i - 2] = ramp[alpha * 4 + 1];
    image.data[i - 1] = ramp[alpha * 4 + 2];
    image.data[i] = Math.min(225, alpha * 1.6);
  }
  context.putImageData(image, 0, 0);
}

function colourRamp(): Uint8ClampedArray {
  const canvas = document.createElement("canvas");
  canvas.width = RAMP;
  canvas.height = 1;
  const context = canvas.getContext("2d")!;
  const gradient = context.createLinearGradient(0, 0, RAMP, 0);
  for (let step = 1; step <= 5; step++) gradient.addColorStop((step - 1) / 4, colour(`--mt-class-${step}`));
  context.fillStyle = gradient;
  context.fillRect(0, 0, RAMP, 1);
  return context.getImageData(0, 0, RAMP, 1).data;
}
