// Names on the map: set where they fit, most articles first; what would collide is left out.

import L from "./leaflet";
import type { Corpus } from "./corpus";
import { h } from "./dom";
import type { Markers } from "./markers";
import type { Area, Outlines } from "./topology";

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

export class Labels {
  private readonly pane: HTMLElement;
  private enabled = true;
  private queued = 0;

  constructor(
    private readonly map: L.Map,
    private readonly corpus: Corpus,
    private readonly markers: Markers,
    private readonly outlines: Outlines,
  ) {
    this.pane = map.createPane("mt-labels");
    this.pane.setAttribute("aria-hidden", "true");
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
    if (!this.enabled) return;
    const taken = this.obstacles();
    const made: Node[] = [];
    const place = (text: string, className: string, boxes: Box[]) => {
      const box = boxes.find((candidate) => !taken.some((other) => overlap(candidate, other)));
      if (!box || made.length >= MAX_LABELS) return;
      taken.push(box);
      const element = h("span", { class: `mt-label ${className}` }, text);
      L.DomUtil.setPosition(element, L.point(box.x, box.y));
      made.push(element);
    };
    for (const { text, centre, radius } of this.points()) place(text, "mt-label-place", around(text, centre, radius));
    for (const { text, centre, level } of this.areas())
      place(text, `mt-label-${level}`, [middle(text, centre, level)]);
    this.pane.append(...made);
  }

  /** What may not be written over: every mark and badge in view. */
  private obstacles(): Box[] {
    const origin = this.map.getContainer().getBoundingClientRect();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const marks = this.map.getPane("markerPane")!.querySelectorAll(".mt-point, .mt-cluster-icon, .mt-badge");
    return Array.from(marks, (mark) => {
      const box = mark.getBoundingClientRect();
      return { x: box.left - origin.left + corner.x, y: box.top - origin.top + corner.y, w: box.width, h: box.height };
    }).filter((box) => box.w > 0);
  }

  private *points(): Generator<{ text: string; centre: L.Point; radius: number }> {
    const bounds = this.map.getBounds();
    for (const marker of this.markers.all()) {
      if (this.corpus.block.places.area[marker.mtPlace] || !marker.getElement()?.isConnected) continue;
      if (!bounds.contains(marker.getLatLng())) continue;
      const size = Number((marker.options.icon?.options.iconSize as [number, number] | undefined)?.[0] ?? 0);
      const text = this.corpus.block.places.name[marker.mtPlace];
      yield { text, centre: this.map.latLngToLayerPoint(marker.getLatLng()), radius: size / 2 };
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
    const badged = new Set(Array.from(this.markers.all(), (marker) => this.corpus.block.places.name[marker.mtPlace]));
    for (const [level, list] of levels)
      for (const area of list)
        if (bounds.contains(area.label) && !badged.has(area.name))
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
