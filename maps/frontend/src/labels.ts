// Names on the map: set where they fit, most articles first; what would collide is left out.

import L from "./leaflet";
import { type Box, boxesOf, ControlBoxes } from "./boxes";
import { type Corpus, shorten } from "./corpus";
import { h } from "./dom";
import { type Focus, ringRadius } from "./focus";
import type { Choose, Markers, PlacedMarker } from "./markers";
import { t } from "./strings";
import { type Area, HOME_PREFIX, type Outlines } from "./topology";

/** Pixels of a character, a line and a badge: more where the reader has made text alone larger. */
const type = { font: 12, line: 16, badge: 22 };
const SAMPLE = 20;
const LEAGUE_ZOOM = 5;
const BANNER_ZOOM = 7;
const MAX_LABELS = 160;
/** Characters of a name on the map. */
const LONGEST = 16;
const BADGE_PADDING = 16;
/** Where a badge may go, in its own widths and heights: on its point, above, below, beside. */
const NEAR: readonly [number, number][] = [
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
/** Where else, at the end of a leader: pixels to its nearest edge, nearer first. */
const FAR = [16, 28, 42, 58, 76, 96, 120];
const TURNS = 16;
/** A badge nearer to its point than this needs no leader. */
const LEADER_PX = 4;
/** The longest leader, as a share of the map's shorter side: on a phone names would bury the map. At home they may go farther. */
const LEADER_SHARE = 1 / 10;
const HOME_SHARE = 1 / 3;
/** What stands before the badges of areas elsewhere. */
const AT_HOME = 1;
const LIT = 2;

interface Point {
  text: string;
  centre: L.Point;
  radius: number;
  index: number;
}

export class Labels {
  private readonly pane: HTMLElement;
  private readonly placeOf = new WeakMap<Node, number>();
  private enabled = true;
  private queued = 0;
  private readonly controls: ControlBoxes;

  constructor(
    private readonly map: L.Map,
    private readonly corpus: Corpus,
    private readonly markers: Markers,
    private readonly outlines: Outlines,
    private readonly focus: Focus,
    choose: Choose,
  ) {
    this.pane = map.createPane("mt-labels");
    this.pane.setAttribute("aria-hidden", "true");
    const sample = h("span", { class: "mt-label" }, "字".repeat(SAMPLE));
    this.pane.append(sample);
    const grown = sample.offsetWidth / SAMPLE / type.font || 1;
    for (const part of ["font", "line", "badge"] as const) type[part] *= grown;
    this.controls = new ControlBoxes(map.getContainer(), () => this.lay());
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

  /** With the names, or the badges only. */
  setVisible(on: boolean): void {
    this.enabled = on;
  }

  /** Lay all labels out again, once per frame at most. */
  refresh(): void {
    cancelAnimationFrame(this.queued);
    this.queued = requestAnimationFrame(() => this.lay());
  }

  /** Lay all labels out now. */
  lay(): void {
    cancelAnimationFrame(this.queued);
    const taken = this.obstacles();
    const view = this.view();
    const names: HTMLElement[] = [];
    const laying = this.enabled ? this.layNames(taken, view, names) : null;
    // First those of the article being read, then the badges, then what else there is room for.
    laying?.next();
    const made = this.settleBadges(taken, view);
    laying?.next();
    made.push(...names);
    // Most dates leave every name where it is.
    const old = this.pane.children;
    const same =
      made.length === old.length && made.every((element, index) => element.isEqualNode(old[index]));
    if (!same) this.pane.replaceChildren(...made);
  }

  /** In two steps: the names of what is read, then all others. */
  private *layNames(taken: Box[], view: Box, made: HTMLElement[]): Generator<void> {
    // A banner and the mark in it often have one name.
    const named = new Set(this.focus.chosen.map((place) => this.corpus.block.places.name[place]));
    const place = (text: string, className: string, boxes: Box[], index = -1, name = text) => {
      const box = boxes.find((candidate) => inside(candidate, view) && isFree(candidate, taken));
      if (!box || made.length >= MAX_LABELS) return;
      taken.push(box);
      named.add(name);
      const element = h("span", { class: `mt-label ${className}` }, text);
      L.DomUtil.setPosition(element, L.point(box.x, box.y));
      if (index >= 0) this.placeOf.set(element, index);
      made.push(element);
    };
    const point = ({ text, centre, radius, index }: Point) =>
      place(text, "mt-label-place", around(text, centre, radius), index);
    for (const lit of this.points(true)) point(lit);
    yield;
    for (const other of this.points(false)) point(other);
    for (const { name, centre, radius } of this.clusters()) {
      if (named.has(name)) continue;
      const text = t("andOthers", name);
      place(text, "mt-label-cluster", around(text, centre, radius), -1, name);
    }
    for (const { text, centre, level } of this.areas())
      if (!named.has(text)) place(text, `mt-label-${level}`, [middle(text, centre, level)]);
  }

  /**
   * Move each area's badge to where it hides nothing, at the end of a leader if need be, or leave it out until
   * there is room. Gives the leaders.
   */
  private settleBadges(taken: Box[], view: Box): HTMLElement[] {
    const leaders: HTMLElement[] = [];
    const names = this.corpus.block.places.name;
    for (const marker of this.homeFirst()) {
      const icon = marker.getElement();
      const badge = icon?.querySelector<HTMLElement>(".mt-badge");
      if (!icon || !badge) continue;
      const centre = this.map.latLngToLayerPoint(marker.getLatLng());
      const w = width(names[marker.mtPlace]) + width(badge.dataset["count"] ?? "") + BADGE_PADDING;
      const seen = inside({ x: centre.x, y: centre.y, w: 0, h: 0 }, view);
      const share = this.rank(marker) ? HOME_SHARE : LEADER_SHARE;
      const shift = [...shifts(w, Math.min(view.w, view.h) * share)].find(([dx, dy]) => {
        const box = badgeBox(centre, w, dx, dy);
        return (seen ? inside(box, view) : !overlap(box, view)) && isFree(box, taken);
      });
      icon.hidden = !shift; // with its tab stop
      if (!shift) continue;
      badge.style.transform = `translate(-50%, -50%) translate(${shift[0]}px, ${shift[1]}px)`;
      const box = badgeBox(centre, w, ...shift);
      taken.push(box);
      const line = leader(centre, box);
      if (line) leaders.push(line);
    }
    return leaders;
  }

  /** Where there is little room, what is chosen or read has it, then the region and its leagues, most articles first. */
  private homeFirst(): PlacedMarker[] {
    const { area } = this.corpus.block.places;
    const all = Array.from(this.markers.all()).filter((one) => area[one.mtPlace]);
    return [LIT, AT_HOME, 0].flatMap((rank) => all.filter((one) => this.rank(one) === rank));
  }

  private rank({ mtPlace }: PlacedMarker): number {
    const { chosen, lit } = this.focus;
    if (chosen.includes(mtPlace) || lit.has(mtPlace)) return LIT;
    return (this.corpus.block.places.adcode[mtPlace] ?? "").startsWith(HOME_PREFIX) ? AT_HOME : 0;
  }

  /** What is in view, in the pane's own pixels. */
  private view(): Box {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    return { x, y, w: size.x, h: size.y };
  }

  /** What may not be written over: every mark and control in view, the name of the chosen place. */
  private obstacles(): Box[] {
    const container = this.map.getContainer();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const marks = container.querySelectorAll<HTMLElement>(
      ".leaflet-marker-pane .mt-point, .leaflet-marker-pane .mt-cluster-icon",
    );
    // Where marks are is known without the browser's layout, which has much to do after other filters.
    const boxes = Array.from(marks, (mark) => {
      const { x, y } = L.DomUtil.getPosition(mark);
      const size = parseFloat(mark.style.width);
      return { x: x - size / 2, y: y - size / 2, w: size, h: size };
    });
    const chosen = container.querySelectorAll(".mt-focus-label");
    for (const { x, y, w, h } of [...this.controls.boxes(), ...boxesOf(chosen, container)])
      boxes.push({ x: x + corner.x, y: y + corner.y, w, h });
    return boxes;
  }

  /** The places of the article being read, also those in clusters, or the others in view, most articles first. */
  private *points(lit: boolean): Generator<Point> {
    const { chosen, lit: read } = this.focus;
    const { area, name } = this.corpus.block.places;
    const bounds = this.map.getBounds();
    for (const marker of this.markers.all()) {
      const index = marker.mtPlace;
      if (read.has(index) !== lit || area[index] || chosen.includes(index)) continue;
      if (!(lit || marker.getElement()?.isConnected) || !bounds.contains(marker.getLatLng())) continue;
      const { centre, radius } = this.markers.seen(index);
      yield {
        text: shorten(name[index], LONGEST),
        centre: this.map.latLngToLayerPoint(centre),
        radius: lit ? ringRadius(radius) + 2 : radius,
        index,
      };
    }
  }

  /** Clusters in view, each by the place of most articles in it, but those of which a place is named already. */
  private *clusters(): Generator<{ name: string; centre: L.Point; radius: number }> {
    const { area, name } = this.corpus.block.places;
    const bounds = this.map.getBounds();
    const { clusters, groupOf } = this.markers.clusters();
    const seen = new Set([-1]);
    for (const marker of this.markers.all()) {
      const group = groupOf[marker.mtPlace];
      if (area[marker.mtPlace] || marker.getElement() || seen.has(group)) continue;
      seen.add(group);
      const cluster = clusters[group];
      const icon = cluster.getElement();
      if (this.focus.lit.has(marker.mtPlace) || !icon || !bounds.contains(cluster.getLatLng())) continue;
      const centre = this.map.latLngToLayerPoint(cluster.getLatLng());
      yield {
        name: shorten(name[marker.mtPlace], LONGEST),
        centre,
        radius: parseFloat(icon.style.width) / 2 + 2,
      };
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
    const badges = Array.from(this.markers.all()).filter((marker) => {
      const icon = marker.getElement();
      return icon?.isConnected && !icon.hidden;
    });
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

function width(text: string, size = type.font): number {
  let sum = 0;
  for (const character of text) sum += character.charCodeAt(0) > 0x2e7f ? size : size * 0.58;
  return sum + 4;
}

/** Right, left, above, below of a mark. */
function around(text: string, centre: L.Point, radius: number): Box[] {
  const w = width(text);
  const gap = radius + 2;
  return [
    { x: centre.x + gap, y: centre.y - type.line / 2, w, h: type.line },
    { x: centre.x - gap - w, y: centre.y - type.line / 2, w, h: type.line },
    { x: centre.x - w / 2, y: centre.y - gap - type.line, w, h: type.line },
    { x: centre.x - w / 2, y: centre.y + gap, w, h: type.line },
  ];
}

function middle(text: string, centre: L.Point, level: string): Box {
  const size = level === "banner" ? type.font - 1 : type.font;
  const spaced = level === "banner" ? 0 : text.length * 2;
  const w = width(text, size) + spaced;
  return { x: centre.x - w / 2, y: centre.y - type.line / 2, w, h: type.line };
}

/** Shifts of a badge `w` wide, in pixels, the most wanted first. */
function* shifts(w: number, farthest: number): Generator<[number, number]> {
  for (const [dx, dy] of NEAR) yield [dx * w, dy * type.badge];
  for (const far of FAR.filter((px) => px <= farthest))
    for (let turn = 0; turn < TURNS; turn++) {
      // Below and above before beside, where a wide badge would cover more.
      const angle = ((turn % 2 ? -1 : 1) * Math.ceil(turn / 2) * 2 * Math.PI) / TURNS + Math.PI / 2;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      yield [cos * (far + w / 2), sin * (far + type.badge / 2)];
    }
}

function badgeBox(centre: L.Point, w: number, dx: number, dy: number): Box {
  return { x: centre.x + dx - w / 2, y: centre.y + dy - type.badge / 2, w, h: type.badge };
}

/** A thin line with a dot from a point to the badge that had to stand apart from it. */
function leader(from: L.Point, box: Box): HTMLElement | null {
  const x = Math.max(box.x, Math.min(from.x, box.x + box.w)) - from.x;
  const y = Math.max(box.y, Math.min(from.y, box.y + box.h)) - from.y;
  const length = Math.hypot(x, y);
  if (length < LEADER_PX) return null;
  const line = h("span", { class: "mt-leader" });
  line.style.width = `${length}px`;
  line.style.transform = `translate(${from.x}px, ${from.y}px) rotate(${Math.atan2(y, x)}rad)`;
  return line;
}

function isFree(box: Box, taken: Box[]): boolean {
  return !taken.some((other) => overlap(box, other));
}

function inside(box: Box, view: Box): boolean {
  return (
    box.x >= view.x && box.y >= view.y && box.x + box.w <= view.x + view.w && box.y + box.h <= view.y + view.h
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
