// The map as a PNG: what is in view, drawn again at twice the size, with title, legend and sources.

import type { App } from "./app";
import { sourceWords } from "./controls";
import { textRuns } from "./text-runs";
import { countArticles, dateRange } from "./strings";
import { colour } from "./theme";
import { HOME_PREFIX, joined, type LatLon, pointsOf } from "./topology";

const SCALE = 2;
const FONT = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
const HEADER = 60;
const FOOTER = 28;
const MARGIN = 16;
/** What has a background or a border, from below to above. */
const BOXES = ".mt-badge, .mt-cluster, .mt-focus-label, .mt-legend, .mt-swatch";
/** A closed legend is left out with all that is in it. */
const CLOSED = "details:not([open]), [hidden]";

type Pen = CanvasRenderingContext2D;

export function drawPicture(app: App): HTMLCanvasElement {
  const container = app.map.getContainer();
  const frame = container.getBoundingClientRect();
  const height = Math.round(visibleHeight(frame));
  const canvas = document.createElement("canvas");
  canvas.width = frame.width * SCALE;
  canvas.height = (HEADER + height + FOOTER) * SCALE;
  const pen = canvas.getContext("2d")!;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = colour("--mt-paper");
  pen.fillRect(0, 0, frame.width, HEADER + height + FOOTER);
  drawWords(app, pen, HEADER + height + FOOTER);
  pen.translate(0, HEADER);
  pen.beginPath();
  pen.rect(0, 0, frame.width, height);
  pen.clip();
  drawLand(app, pen);
  drawLayers(app, pen);
  pen.translate(-frame.left, -frame.top);
  for (const leader of container.querySelectorAll<HTMLElement>(".mt-leader")) drawLeader(pen, leader);
  for (const mark of container.querySelectorAll(".mt-mark"))
    if (!mark.closest(".mt-legend")) drawMark(pen, mark);
  for (const label of container.querySelectorAll(".mt-label")) drawText(pen, label);
  for (const box of container.querySelectorAll(BOXES)) drawBox(pen, box);
  for (const mark of container.querySelectorAll(".mt-legend .mt-mark")) drawMark(pen, mark);
  return canvas;
}

/** On a phone the sheet covers a part of the map. */
function visibleHeight(frame: DOMRect): number {
  const panel = document.querySelector(".mt-panel")?.getBoundingClientRect();
  const covers = panel && panel.width >= frame.width && panel.top > frame.top;
  return covers ? panel.top - frame.top : frame.height;
}

function drawLand(app: App, pen: Pen): void {
  const { arcs, abroad, areas, lines, foreign, dash } = app.outlines;
  const { x, y } = app.map.getSize();
  const trace = (points: readonly LatLon[]) =>
    points.forEach((point, index) => {
      const at = app.map.latLngToContainerPoint(point);
      if (index) pen.lineTo(at.x, at.y);
      else pen.moveTo(at.x, at.y);
    });
  const fill = (rings: readonly LatLon[][], name: string) => {
    pen.beginPath();
    rings.forEach(trace);
    pen.fillStyle = colour(name);
    pen.fill("evenodd");
  };
  const stroke = (list: readonly number[], name: string, width: number) => {
    pen.beginPath();
    for (const arc of list) trace(pointsOf(arcs[arc]));
    pen.strokeStyle = colour(name);
    pen.lineWidth = width;
    pen.stroke();
  };
  pen.fillStyle = colour("--mt-sea");
  pen.fillRect(0, 0, x, y);
  fill(
    abroad.flat().map((refs) => joined(refs, arcs)),
    "--mt-abroad",
  );
  for (const area of areas.province)
    fill(area.rings.flat(), area.adcode.startsWith(HOME_PREFIX) ? "--mt-home" : "--mt-land");
  if (!app.store.state.borders) return;
  stroke(foreign, "--mt-line-abroad", 1);
  stroke(dash, "--mt-line-province", 1.6);
  stroke(lines.banner, "--mt-line-banner", 0.5);
  stroke(lines.league, "--mt-line-league", 1);
  stroke(lines.province, "--mt-line-province", 1.3);
}

/** Tinted areas, heat, lines, rings: whatever Leaflet has drawn as SVG, in its order. */
function drawLayers(app: App, pen: Pen): void {
  const heat = app.map.getContainer().querySelector<HTMLCanvasElement>("canvas.mt-heat:not([hidden])");
  if (heat) {
    pen.globalAlpha = Number(getComputedStyle(heat).opacity);
    pen.drawImage(heat, 0, 0, parseFloat(heat.style.width), parseFloat(heat.style.height));
    pen.globalAlpha = 1;
  }
  const corner = app.map.containerPointToLayerPoint([0, 0]);
  pen.save();
  pen.translate(-corner.x, -corner.y);
  for (const path of app.map.getContainer().querySelectorAll(".leaflet-pane > svg path")) {
    const style = getComputedStyle(path);
    const shape = new Path2D(path.getAttribute("d") ?? "");
    pen.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(",").map(parseFloat));
    paint(pen, shape, style, parseFloat(style.strokeWidth));
  }
  pen.setLineDash([]);
  pen.restore();
}

function paint(pen: Pen, shape: Path2D, style: CSSStyleDeclaration, width: number): void {
  if (style.fill !== "none") {
    pen.globalAlpha = Number(style.fillOpacity);
    pen.fillStyle = style.fill;
    pen.fill(shape, style.fillRule === "evenodd" ? "evenodd" : "nonzero");
  }
  if (style.stroke !== "none") {
    pen.globalAlpha = Number(style.strokeOpacity);
    pen.strokeStyle = style.stroke;
    pen.lineWidth = width;
    pen.stroke(shape);
  }
  pen.globalAlpha = 1;
}

/** A kind's shape: drawn in a square of twenty units. */
function drawMark(pen: Pen, mark: Element): void {
  const box = mark.getBoundingClientRect();
  const form = mark.querySelector(".mt-shape");
  if (!form || !box.width || mark.closest(CLOSED)) return;
  const number = (name: string) => Number(form.getAttribute(name));
  const shape = new Path2D(form.tagName === "polygon" ? `M${form.getAttribute("points")}Z` : "");
  if (form.tagName === "circle") shape.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  if (form.tagName === "rect") shape.rect(number("x"), number("y"), number("width"), number("height"));
  const style = getComputedStyle(form);
  const unit = box.width / 20;
  pen.save();
  pen.translate(box.left, box.top);
  pen.scale(unit, unit);
  pen.setLineDash(style.strokeDasharray === "none" ? [] : [3 / unit, 2 / unit]);
  paint(pen, shape, style, parseFloat(style.strokeWidth) / unit);
  pen.restore();
}

function drawBox(pen: Pen, element: Element): void {
  const box = element.getBoundingClientRect();
  if (!box.width || element.closest(CLOSED)) return;
  const style = getComputedStyle(element);
  const width = parseFloat(style.borderTopWidth);
  const radius = style.borderRadius.endsWith("%") ? box.width / 2 : parseFloat(style.borderRadius);
  const shape = new Path2D();
  const inset = width / 2;
  const [w, h] = [box.width - width, box.height - width];
  const r = Math.min(radius, w / 2, h / 2);
  const [left, top, right, bottom] = [
    box.left + inset,
    box.top + inset,
    box.right - inset,
    box.bottom - inset,
  ];
  shape.moveTo(left + r, top);
  shape.arcTo(right, top, right, bottom, r);
  shape.arcTo(right, bottom, left, bottom, r);
  shape.arcTo(left, bottom, left, top, r);
  shape.arcTo(left, top, right, top, r);
  shape.closePath();
  pen.fillStyle = style.backgroundColor;
  pen.fill(shape);
  if (width) {
    pen.strokeStyle = style.borderTopColor;
    pen.lineWidth = width;
    pen.setLineDash(style.borderTopStyle === "dashed" ? [3, 2] : []);
    pen.stroke(shape);
    pen.setLineDash([]);
  }
  drawText(pen, element);
}

function drawText(pen: Pen, element: Element): void {
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const { text, box, style } of textRuns(element)) {
    pen.font = `${style.fontWeight} ${style.fontSize} ${FONT}`;
    pen.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
    if (element.classList.contains("mt-label")) {
      pen.strokeStyle = colour("--mt-halo");
      pen.lineWidth = 3;
      pen.strokeText(text, box.left, box.top + box.height / 2);
    }
    pen.fillStyle = style.color;
    pen.fillText(text, box.left, box.top + box.height / 2);
  }
  pen.letterSpacing = "0px";
}

function drawLeader(pen: Pen, leader: HTMLElement): void {
  const pane = leader.parentElement!.getBoundingClientRect();
  const { a, b, e, f } = new DOMMatrix(getComputedStyle(leader).transform);
  const length = parseFloat(leader.style.width);
  const [x, y] = [pane.left + e, pane.top + f];
  pen.strokeStyle = pen.fillStyle = colour("--mt-g-area");
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + a * length, y + b * length);
  pen.stroke();
  pen.beginPath();
  pen.arc(x, y, 2.5, 0, 2 * Math.PI);
  pen.fill();
}

function drawWords(app: App, pen: Pen, height: number): void {
  const { title, boundarySource, mapReviewNo, generator, dateFrom, dateTo } = app.corpus.block.meta;
  const line = (words: (string | null)[], y: number, font: string, ink: string) => {
    pen.font = `${font} ${FONT}`;
    pen.fillStyle = colour(ink);
    pen.fillText(words.filter(Boolean).join("　"), MARGIN, y);
  };
  line([title], 28, "600 20px", "--mt-ink");
  line([dateRange(dateFrom, dateTo), countArticles(app.selection.articles.length)], 48, "12px", "--mt-soft");
  line([...sourceWords(boundarySource, mapReviewNo), generator], height - 10, "11px", "--mt-soft");
}
