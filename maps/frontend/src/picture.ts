// The map as a PNG: what is in view, drawn again at twice the size, with title and sources.

import type { App } from "./app";
import { sourceWords } from "./controls";
import { groupOf } from "./kinds";
import { markSize } from "./markers";
import { colour } from "./theme";
import { HOME_PREFIX, type LatLon, pointsOf } from "./topology";

const SCALE = 2;
const FONT = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
const LABELS = 40;

export function drawPicture(app: App): HTMLCanvasElement {
  const size = app.map.getSize();
  const canvas = document.createElement("canvas");
  canvas.width = size.x * SCALE;
  canvas.height = size.y * SCALE;
  const context = canvas.getContext("2d")!;
  context.scale(SCALE, SCALE);
  context.fillStyle = colour("--mt-sea");
  context.fillRect(0, 0, size.x, size.y);
  drawLand(app, context);
  drawPlaces(app, context);
  drawWords(app, context, size.y);
  return canvas;
}

function trace(app: App, context: CanvasRenderingContext2D, points: LatLon[]): void {
  points.forEach((point, index) => {
    const { x, y } = app.map.latLngToContainerPoint(point);
    if (index) context.lineTo(x, y);
    else context.moveTo(x, y);
  });
}

function drawLand(app: App, context: CanvasRenderingContext2D): void {
  const { arcs, areas, lines } = app.outlines;
  for (const area of areas.province) {
    context.beginPath();
    for (const ring of area.rings.flat()) trace(app, context, ring);
    context.fillStyle = colour(area.adcode.startsWith(HOME_PREFIX) ? "--mt-home" : "--mt-land");
    context.fill("evenodd");
  }
  for (const [level, width] of [
    ["banner", 0.5],
    ["league", 1],
    ["province", 1.3],
  ] as const) {
    context.beginPath();
    for (const arc of lines[level]) trace(app, context, pointsOf(arcs[arc]));
    context.strokeStyle = colour(`--mt-line-${level}`);
    context.lineWidth = width;
    context.stroke();
  }
}

function drawPlaces(app: App, context: CanvasRenderingContext2D): void {
  const { lat, lon, kind, name, area } = app.corpus.block.places;
  const places = app.selection.places.filter((place) => lat[place] !== null);
  const most = places.length ? app.selection.counts[places[0]] : 1;
  for (const place of [...places].reverse()) {
    if (area[place]) continue;
    const { x, y } = app.map.latLngToContainerPoint([lat[place]!, lon[place]!]);
    context.beginPath();
    context.arc(x, y, markSize(app.selection.counts[place], most) / 2, 0, Math.PI * 2);
    context.fillStyle = colour(`--mt-g-${groupOf(kind[place]).id}`);
    context.fill();
    context.strokeStyle = colour("--mt-paper");
    context.lineWidth = 1.2;
    context.stroke();
  }
  context.font = `12px ${FONT}`;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const place of places.slice(0, LABELS)) {
    const { x, y } = app.map.latLngToContainerPoint([lat[place]!, lon[place]!]);
    const left = area[place] ? x - 20 : x + markSize(app.selection.counts[place], most) / 2 + 3;
    context.strokeStyle = colour("--mt-home");
    context.lineWidth = 3;
    context.strokeText(name[place], left, y);
    context.fillStyle = colour("--mt-ink");
    context.fillText(name[place], left, y);
  }
}

function drawWords(app: App, context: CanvasRenderingContext2D, height: number): void {
  const { title, boundarySource, mapReviewNo, generator } = app.corpus.block.meta;
  context.textBaseline = "alphabetic";
  context.fillStyle = colour("--mt-ink");
  context.font = `600 20px ${FONT}`;
  context.fillText(title, 20, 36);
  context.font = `11px ${FONT}`;
  context.fillStyle = colour("--mt-soft");
  context.fillText([...sourceWords(boundarySource, mapReviewNo), generator].join("　"), 20, height - 14);
}
