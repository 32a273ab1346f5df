// One marker per place: points clustered, areas as name badges that are never merged.

import L from "./leaflet";
import { counted, spoken } from "./cards";
import type { Corpus } from "./corpus";
import { h } from "./dom";
import { mark } from "./icons";
import { groupOf } from "./kinds";
import { type Selection, unionCount, unionCounts } from "./selection";
import { countArticles, kindName, t } from "./strings";
import { reducedMotion } from "./theme";

export type Choose = (place: number) => void;

const SMALLEST = 13;
const LARGEST = 34;
/** Few places stand alone for longer; many are merged sooner. */
const FEW_PLACES = 150;
const CLUSTER_RADIUS = { few: 34, many: 52 };
const NO_CLUSTER_ZOOM = 12;
/** Of so large a share of changes on, clusters are made anew. */
const MOST_CHANGED = 0.25;

/** Diameter in pixels: the mark's area grows with the number of articles. */
export function markSize(articles: number, most: number): number {
  const share = Math.sqrt(Math.log1p(articles) / Math.log1p(Math.max(most, 8)));
  return Math.round(SMALLEST + (LARGEST - SMALLEST) * Math.pow(share, 2.2));
}

function isFew(places: number): boolean {
  return places <= FEW_PLACES;
}

function clusterSize(articles: number): number {
  return Math.round(20 + 5 * Math.log10(1 + articles * 2));
}

/** What the cluster group has and its types do not tell. */
interface ClusterGroup extends L.MarkerClusterGroup {
  _flagParentsIconsNeedUpdate(markers: L.Marker[]): void;
}

interface Cluster extends L.MarkerCluster {
  _group: L.MarkerClusterGroup;
  _iconNeedsUpdate: boolean;
}

/** A mark or a cluster, in the cluster that is made of it further out. */
interface Treed extends L.Marker {
  __parent?: Treed;
}

export interface PlacedMarker extends L.Marker {
  mtPlace: number;
}

export class Markers {
  readonly cluster: L.MarkerClusterGroup;
  readonly badges = L.featureGroup();
  private made = new Map<number, PlacedMarker>();
  private shown: Selection | null = null;
  private most = 1;
  private lit: HTMLElement[] = [];
  private chosen: readonly number[] = [];

  constructor(
    private readonly map: L.Map,
    private readonly corpus: Corpus,
    private readonly choose: Choose,
  ) {
    this.cluster = L.markerClusterGroup({
      maxClusterRadius: () => (isFew(this.made.size) ? CLUSTER_RADIUS.few : CLUSTER_RADIUS.many),
      disableClusteringAtZoom: NO_CLUSTER_ZOOM,
      showCoverageOnHover: false,
      spiderfyOnMaxZoom: true,
      animate: !reducedMotion(),
      chunkedLoading: false,
      iconCreateFunction: (cluster) => this.clusterIcon(cluster),
    });
    for (const group of [this.cluster, this.badges]) this.listen(group).addTo(map);
  }

  /** One listener for all the marks of a group. */
  private listen(group: L.FeatureGroup): L.FeatureGroup {
    const placeOf = (event: L.LeafletEvent) => (event.propagatedFrom as Partial<PlacedMarker>).mtPlace;
    group.on("click", (event) => {
      const place = placeOf(event);
      if (place !== undefined) this.choose(place);
    });
    return group.on("keydown", (event) => {
      const place = placeOf(event);
      const { originalEvent } = event as unknown as L.LeafletKeyboardEvent;
      if (place === undefined || (originalEvent.key !== "Enter" && originalEvent.key !== " ")) return;
      originalEvent.preventDefault();
      this.choose(place);
    });
  }

  /** Show the places of the selection. */
  show(selection: Selection): void {
    this.shown = selection;
    const drawn = selection.places.filter((place) => this.corpus.block.places.lat[place] !== null);
    this.most = drawn.length ? selection.counts[drawn[0]] : 1;
    const before = this.made;
    const fresh = drawn.filter((place) => !before.has(place));
    const changes = before.size - drawn.length + 2 * fresh.length;
    if (changes > drawn.length * MOST_CHANGED || isFew(before.size) !== isFew(drawn.length))
      return this.rebuild(drawn);
    // In the order of the selection: names are set in it.
    this.made = new Map(drawn.map((place) => [place, before.get(place) ?? this.make(place)]));
    if (changes) this.update(before, fresh);
    this.recount();
  }

  /** The clusters in the page, and of each place which of them it is in, or -1. */
  clusters(): { clusters: Cluster[]; groupOf: Int32Array } {
    const clusters: Cluster[] = [];
    this.map.eachLayer((layer) => {
      if (layer instanceof L.MarkerCluster && (layer as Cluster)._group === this.cluster)
        clusters.push(layer as Cluster);
    });
    const groupOf = new Int32Array(this.corpus.placeCount).fill(-1);
    clusters.forEach((cluster, index) => {
      for (const place of placesIn(cluster)) groupOf[place] = index;
    });
    return { clusters, groupOf };
  }

  private rebuild(drawn: readonly number[]): void {
    const before = this.made;
    this.made = new Map(drawn.map((place) => [place, before.get(place) ?? this.make(place)]));
    // markercluster asks for the radius when it sets up its grids, which clearLayers does.
    this.cluster.clearLayers();
    this.badges.clearLayers();
    this.add(this.made.values());
  }

  /** A few places come and go: the marks of all others stay as they are in the page. */
  private update(before: ReadonlyMap<number, PlacedMarker>, fresh: readonly number[]): void {
    const points: L.Marker[] = [];
    for (const [place, marker] of before) {
      if (this.made.has(place)) continue;
      if (this.corpus.block.places.area[place]) this.badges.removeLayer(marker);
      else points.push(marker);
    }
    // What is in view has been relabelled: only what changes its places is to be made anew.
    for (const cluster of this.clusters().clusters) cluster._iconNeedsUpdate = false;
    this.cluster.removeLayers(points);
    this.add(fresh.map((place) => this.made.get(place)!));
  }

  private add(markers: Iterable<PlacedMarker>): void {
    const points: L.Marker[] = [];
    for (const marker of markers) {
      if (this.corpus.block.places.area[marker.mtPlace]) this.badges.addLayer(marker);
      else points.push(marker);
    }
    this.cluster.addLayers(points);
  }

  /** Other counts: what is in the page is changed, the rest when it comes into view. */
  private recount(): void {
    for (const marker of this.made.values())
      if (marker.getElement()) (marker.options.icon as PlaceIcon).refresh();
    (this.cluster as ClusterGroup)._flagParentsIconsNeedUpdate([...this.made.values()]);
    const { clusters, groupOf } = this.clusters();
    const counts = unionCounts(this.corpus, this.shown!, groupOf, clusters.length);
    clusters.forEach((cluster, index) => this.relabel(cluster, counts[index]));
  }

  /** Other articles, or the same around another chosen place. */
  private relabel(cluster: L.MarkerCluster, count?: number): void {
    const element = cluster.getElement();
    const body = element?.querySelector<HTMLElement>(".mt-cluster");
    if (!element || !body) return;
    const articles = count ?? Number(body.textContent);
    const label = this.clusterWords(cluster, articles);
    if (body.title === label) return;
    const size = clusterSize(articles);
    body.textContent = String(articles);
    body.title = label;
    element.setAttribute("aria-label", label);
    Object.assign(element.style, { width: `${size}px`, height: `${size}px` });
    element.style.marginLeft = element.style.marginTop = `${-size / 2}px`;
  }

  setVisible(on: boolean): void {
    for (const layer of [this.cluster, this.badges])
      if (on) this.map.addLayer(layer);
      else this.map.removeLayer(layer);
  }

  marker(place: number): PlacedMarker | undefined {
    return this.made.get(place);
  }

  /** Where a place is seen: the middle of its mark or of the cluster that holds it, with the radius in pixels. */
  seen(place: number): { centre: L.LatLng; radius: number } {
    const { lat, lon } = this.corpus.block.places;
    const mark = this.markOf(place);
    return {
      centre: mark?.getLatLng() ?? L.latLng(lat[place]!, lon[place]!),
      radius: mark ? parseFloat(mark.getElement()!.style.width) / 2 : 0,
    };
  }

  /** How many marks and clusters stand beside the point, no farther than this to each side. */
  crowd(x: number, y: number, across: number): number {
    return Array.from(this.map.getPane("markerPane")!.children).filter((mark) => {
      const at = L.DomUtil.getPosition(mark as HTMLElement);
      return Math.abs(at.x - x) < across + SMALLEST / 2 && Math.abs(at.y - y) < SMALLEST;
    }).length;
  }

  private markOf(place: number): L.Marker | undefined {
    const marker = this.made.get(place);
    return (marker && (this.cluster.getVisibleParent(marker) as L.Marker | null)) ?? undefined;
  }

  /** Light the badges of areas; the cluster that holds a chosen place says so. */
  light(places: Iterable<number>, chosen: readonly number[]): void {
    const before = this.chosen;
    this.chosen = chosen;
    for (const place of [...before, ...chosen]) {
      const mark = this.markOf(place);
      if (mark instanceof L.MarkerCluster) this.relabel(mark);
    }
    for (const element of this.lit) element.classList.remove("mt-lit", "mt-chosen");
    this.lit = [];
    for (const place of [...places, ...chosen]) {
      const element = this.made.get(place)?.getElement();
      element?.classList.add(chosen.includes(place) ? "mt-chosen" : "mt-lit");
      if (element) this.lit.push(element);
    }
  }

  all(): Iterable<PlacedMarker> {
    return this.made.values();
  }

  private make(place: number): PlacedMarker {
    const { lat, lon } = this.corpus.block.places;
    const marker = L.marker([lat[place]!, lon[place]!], { riseOnHover: true }) as PlacedMarker;
    marker.mtPlace = place;
    marker.options.icon = new PlaceIcon(
      marker,
      () => this.look(place),
      (element) => this.name(element, place),
    );
    return marker;
  }

  /** How a place is marked in the selection. */
  private look(place: number): Look {
    const { kind, area, name } = this.corpus.block.places;
    const articles = this.shown!.counts[place];
    const states = [
      this.shown!.doubtful[place] && "mt-doubtful",
      this.corpus.correctedPlaces.has(place) && "mt-corrected",
    ].filter(Boolean);
    if (area[place]) {
      const words = this.kindWords(place);
      return {
        className: ["mt-badge-icon", `mt-badge-${kind[place]}`, ...states].join(" "),
        size: 0,
        key: this.label(place),
        content: () => badge(name[place], articles, words),
        above: 0,
      };
    }
    const size = markSize(articles, this.most);
    return {
      className: ["mt-point", ...states].join(" "),
      size,
      key: size,
      content: () => mark(kind[place], size),
      above: articles,
    };
  }

  private name(element: HTMLElement, place: number): void {
    const { id, area } = this.corpus.block.places;
    if (!area[place]) element.setAttribute("aria-label", this.label(place));
    element.setAttribute("data-place", id[place]);
  }

  private label(place: number): string {
    const { name } = this.corpus.block.places;
    return `${name[place]}${this.kindWords(place)}${countArticles(this.shown!.counts[place])}`;
  }

  /** Between a place's name and its count: its kind, and that a reader has put it right. */
  private kindWords(place: number): string {
    const corrected = this.corpus.correctedPlaces.has(place) && t("correctedBy");
    const words = ["", kindName(this.corpus.block.places.kind[place]), corrected, ""];
    return words.filter((word) => word !== false).join(t("comma"));
  }

  private clusterWords(cluster: L.MarkerCluster, articles: number): string {
    const words = t("clusterLabel", cluster.getChildCount(), countArticles(articles));
    const held = this.chosen.filter((place) => {
      let mark: Treed | undefined = this.made.get(place);
      while (mark && mark !== cluster) mark = mark.__parent;
      return mark;
    });
    const names = held.map((place) => this.corpus.block.places.name[place]);
    return names.length ? words + t("holds", names.join("、")) : words;
  }

  private clusterIcon(cluster: L.MarkerCluster): L.DivIcon {
    const places = placesIn(cluster);
    const articles = this.shown ? unionCount(this.corpus, this.shown, places) : 0;
    const size = clusterSize(articles);
    const kinds = new Set(places.map((place) => groupOf(this.corpus.block.places.kind[place]).id));
    const only = kinds.size === 1 ? `mt-g-${[...kinds][0]}` : "";
    const label = this.clusterWords(cluster, articles);
    const body = h("span", { class: `mt-cluster ${only}`.trim(), title: label }, String(articles));
    return new LabelledIcon({ html: body, className: "mt-cluster-icon", iconSize: [size, size] }, label);
  }
}

function placesIn(cluster: L.MarkerCluster): number[] {
  return cluster.getAllChildMarkers().map((marker) => (marker as PlacedMarker).mtPlace);
}

interface Look {
  className: string;
  /** Pixels. */
  size: number;
  /** What else makes another picture necessary. */
  key: string | number;
  content: () => Element;
  /** How far it is lifted over its neighbours. */
  above: number;
}

/** Looks like its place when it comes into view, which most never do, and again when it is told so. */
class PlaceIcon extends L.DivIcon {
  declare options: L.DivIconOptions & { iconSize: [number, number] };
  private drawn = "";

  constructor(
    private readonly marker: L.Marker,
    private readonly look: () => Look,
    private readonly name: (element: HTMLElement) => void,
  ) {
    super({});
  }

  override createIcon(old?: HTMLElement): HTMLElement {
    const { className, size, key, content, above } = this.look();
    this.drawn = `${className} ${key}`;
    this.marker.options.zIndexOffset = above;
    Object.assign(this.options, { className, iconSize: [size, size], html: content() });
    const element = super.createIcon(old);
    this.name(element);
    return element;
  }

  /** Other counts: another picture only where it is another. */
  refresh(): void {
    const { className, key, above } = this.look();
    if (this.drawn !== `${className} ${key}`) {
      this.marker.setIcon(this);
      return;
    }
    this.name(this.marker.getElement()!);
    this.marker.setZIndexOffset(above);
  }
}

class LabelledIcon extends L.DivIcon {
  constructor(
    options: L.DivIconOptions,
    private readonly label: string,
  ) {
    super(options);
  }

  override createIcon(old?: HTMLElement): HTMLElement {
    const element = super.createIcon(old);
    element.setAttribute("aria-label", this.label);
    element.setAttribute("role", "button");
    return element;
  }
}

function badge(name: string, articles: number, words: string): HTMLElement {
  return h(
    "span",
    { class: "mt-badge", "data-count": articles },
    h("span", {}, name),
    spoken(words),
    h("b", {}, counted(articles)),
  );
}
