// Names on the map: set where they fit, most articles first; what would collide is left out.

import L from "./leaflet";
import type { Corpus } from "./corpus";
import { h } from "./dom";
import type { Choose, Markers } from "./markers";
import { type Area, HOME_PREFIX, type Outlines } from "./topology";

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const FONT = 12;
const LINE = 16;
const LEAGUE_ZOOM = 5;
const BANNER_ZOOM = 7;
const MAX_LABELS = 160;
const BADGE_HEIGHT = 22;
const BADGE_PADDING = 16;
/** Where a badge may go, in its own widths and heights: on its point, above, below, beside. */
const SHIFTS: readonly [number, number][] = [
  [0, 0],
  [0, -0.8],
  [0, 0.8],
  [-0.4, 0],
  [0.4, 0],
  [0, -1.4],
  [0, 1.4],
  [-0.4, -0.8],
  [0.4, -0.8],
  [-0.4, 0.8],
  [0.4, 0.8],
];

export class Labels {
  private readonly pane: HTMLElement;
  private readonly placeOf = new WeakMap<Node, number>();
  private enabled = true;
  private queued = 0;

  constructor(
    private readonly map: L.Map,
    private readonly corpus: Corpus,
    private readonly markers: Markers,
    private readonly outlines: Outlines,
    private readonly focused: () => number,
    choose: Choose,
  ) {
    this.pane = map.createPane("mt-labels");
    this.pane.setAttribute("aria-hidden", "true");
    // The name is the largest part of a mark; the keyboard has the mark itself.
    this.pane.addEventListener("click", (event) => {
      const place = this.placeOf.get(event.target as Node);
      if (place === undefined || (map.dragging as L.Handler & { moved(): boolean }).moved()) return;
      event.stopPropagation();
      choose(place);
    });
    map.on("zoomstart", () => this.pane.replaceChildren());
    map.on("zoomend moveend resize", () => this.refresh());
    markers.cluster.on("animationend spiderfied unspiderfied", () => this.refresh());
  }

  setVisible(on: boolean): void {
    this.enabled = on;
    this.refresh();
  }

  /** Lay all labels out again, once per frame at most. */
  refresh(): void {
    cancelAnimationFrame(this.queued);
    this.queued = requestAnimationFrame(() => this.lay());
  }

  private lay(): void {
    this.pane.replaceChildren();
    const taken = this.obstacles();
    this.settleBadges(taken);
    if (!this.enabled) return;
    const made: Node[] = [];
    const place = (text: string, className: string, boxes: Box[], index = -1) => {
      const box = boxes.find((candidate) => !taken.some((other) => overlap(candidate, other)));
      if (!box || made.length >= MAX_LABELS) return;
      taken.push(box);
      const element = h("span", { class: `mt-label ${className}` }, text);
      L.DomUtil.setPosition(element, L.point(box.x, box.y));
      if (index >= 0) this.placeOf.set(element, index);
      made.push(element);
    };
    for (const { text, centre, radius, index } of this.points())
      place(text, "mt-label-place", around(text, centre, radius), index);
    for (const { text, centre, level } of this.areas())
      place(text, `mt-label-${level}`, [middle(text, centre, level)]);
    this.pane.append(...made);
  }

  /** Move each area's badge to where it hides nothing, or leave it out until there is room. */
  private settleBadges(taken: Box[]): void {
    const names = this.corpus.block.places.name;
    for (const marker of this.markers.all()) {
      const icon = marker.getElement();
      const badge = icon?.querySelector<HTMLElement>(".mt-badge");
      if (!icon || !badge) continue;
      const centre = this.map.latLngToLayerPoint(marker.getLatLng());
      const w = width(names[marker.mtPlace]) + width(badge.dataset["count"] ?? "") + BADGE_PADDING;
      const boxes = SHIFTS.map(([dx, dy]) => ({
        x: centre.x + dx * w - w / 2,
        y: centre.y + dy * BADGE_HEIGHT - BADGE_HEIGHT / 2,
        w,
        h: BADGE_HEIGHT,
      }));
      const free = boxes.findIndex((box) => !taken.some((other) => overlap(box, other)));
      icon.hidden = free < 0; // with its tab stop
      if (free < 0) continue;
      const [dx, dy] = SHIFTS[free];
      badge.style.transform = `translate(-50%, -50%) translate(${dx * w}px, ${dy * BADGE_HEIGHT}px)`;
      taken.push(boxes[free]);
    }
  }

  /** What may not be written over: every mark and control in view, the name of the chosen place. */
  private obstacles(): Box[] {
    const container = this.map.getContainer();
    const origin = container.getBoundingClientRect();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const marks = container.querySelectorAll(
      ".leaflet-marker-pane .mt-point, .leaflet-marker-pane .mt-cluster-icon, .leaflet-control, .mt-focus-label",
    );
    return Array.from(marks, (mark) => {
      const box = mark.getBoundingClientRect();
      return {
        x: box.left - origin.left + corner.x,
        y: box.top - origin.top + corner.y,
        w: box.width,
        h: box.height,
      };
    }).filter((box) => box.w > 0);
  }

  private *points(): Generator<{ text: string; centre: L.Point; radius: number; index: number }> {
    const focused = this.focused();
    const bounds = this.map.getBounds();
    for (const marker of this.markers.all()) {
      if (this.corpus.block.places.area[marker.mtPlace] || !marker.getElement()?.isConnected) continue;
      if (!bounds.contains(marker.getLatLng()) || marker.mtPlace === focused) continue;
      const size = Number((marker.options.icon?.options.iconSize as [number, number] | undefined)?.[0] ?? 0);
      const text = this.corpus.block.places.name[marker.mtPlace];
      const centre = this.map.latLngToLayerPoint(marker.getLatLng());
      yield { text, centre, radius: size / 2, index: marker.mtPlace };
    }
  }

  private *areas(): Generator<{ text: string; centre: L.Point; level: string }> {
    const zoom = this.map.getZoom();
    const bounds = this.map.getBounds();
    const { areas } = this.outlines;
    const levels: [string, Area[]][] = [];
    if (zoom < LEAGUE_ZOOM || zoom < BANNER_ZOOM) levels.push(["province", areas.province]);
    if (zoom >= LEAGUE_ZOOM) levels.push(["league", areas.league]);
    if (zoom >= BANNER_ZOOM) levels.push(["banner", areas.banner]);
    const badges = Array.from(this.markers.all()).filter((marker) => marker.getElement()?.isConnected);
    const badged = new Set(badges.map((marker) => this.corpus.block.places.name[marker.mtPlace]));
    for (const [level, list] of levels)
      for (const area of list)
        if (
          bounds.contains(area.label) &&
          !badged.has(area.name) &&
          !(level === "province" && zoom >= LEAGUE_ZOOM && area.adcode.startsWith(HOME_PREFIX))
        )
          yield { text: area.name, centre: this.map.latLngToLayerPoint(area.label), level };
  }
}

function width(text: string, size = FONT): number {
  let sum = 0;
  for (const character of text) sum += character.charCodeAt(0) > 0x2e7f ? size : size * 0.58;
  return sum + 4;
}

/** Right, left, above, below of a mark. */
function around(text: string, centre: L.Point, radius: number): Box[] {
  const w = width(text);
  const gap = radius + 2;
  return [
    { x: centre.x + gap, y: centre.y - LINE / 2, w, h: LINE },
    { x: centre.x - gap - w, y: centre.y - LINE / 2, w, h: LINE },
    { x: centre.x - w / 2, y: centre.y - gap - LINE, w, h: LINE },
    { x: centre.x - w / 2, y: centre.y + gap, w, h: LINE },
  ];
}

function middle(text: string, centre: L.Point, level: string): Box {
  const size = level === "banner" ? 11 : 12;
  const spaced = level === "banner" ? 0 : text.length * 2;
  const w = width(text, size) + spaced;
  return { x: centre.x - w / 2, y: centre.y - LINE / 2, w, h: LINE };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
