// The explorer: wires the data, the state and the views together.

import L from "./leaflet";
import { type App, chosenPlaces, isPhone } from "./app";
import { BaseMap } from "./basemap";
import { Choropleth } from "./choropleth";
import { addLayerControl, addLegend, addNavigation, addSource } from "./controls";
import { onCorrections } from "./corrections";
import { Corpus } from "./corpus";
import { followParent } from "./embedding";
import { h } from "./dom";
import { FilterPanel } from "./filter-panel";
import { Focus } from "./focus";
import { NO_PANEL, readHash, watchHash, writeHash } from "./hash";
import { Heat } from "./heat";
import { isBroad } from "./kinds";
import { Labels } from "./labels";
import { nextFrame } from "./later";
import { legendContent } from "./legend";
import { Lines } from "./lines";
import { Markers } from "./markers";
import { Menu } from "./menu";
import { Panel } from "./panel";
import { followPaper } from "./paper";
import { followPopup, openPopup } from "./popup";
import { SearchBox } from "./search-box";
import { select } from "./selection";
import { Sheet } from "./sheet";
import { initialState, type State, Store } from "./state";
import { countArticles, setLanguage, t } from "./strings";
import { followTheme, reducedMotion } from "./theme";
import { HOME_PREFIX, readOutlines } from "./topology";
import { useShiftedDatum } from "./gcj02";
import type { Block } from "./types";

/** Pixels on a phone: beside what is framed, and with its buttons at the right. */
const MARGIN = 14;
const BUTTONS = 64;
const CLOSE_ZOOM = 8;
const CLOSE_ZOOMS = [8, 8.5, 9, 9.5];
const SEEN_PX = 24;
const EQUATOR_M = 40_075_017;
const TILE_PX = 256;
const FIT_ZOOM = 8;

/** Draws the map at once, what stands around it in the next frame, and the names, which keep clear of it, last. */
export async function startExplorer(map: L.Map, block: Block, root: HTMLElement): Promise<void> {
  const corpus = new Corpus(block);
  const store = new Store({ ...initialState(block.meta.lang === "en" ? "en" : "zh"), ...readHash().state });
  setLanguage(store.state.lang);
  prepare(map, root);
  if (block.meta.tiles) useShiftedDatum(map, block.meta.tiles.area);

  /** The article or the pair from which a place was opened: the way back leads there. */
  let left: { to: string; state: Partial<State> } | null = null;

  const app: App = {
    corpus,
    outlines: readOutlines(block.boundaries),
    store,
    map,
    selection: select(corpus, store.state.filters),
    openPlace(place, { fly = true, stay = false } = {}) {
      const id = block.places.id[place];
      const { article, place: before, other } = store.state;
      const listed = article === null && other === null;
      left = listed || stay ? null : { to: id, state: { article, place: before, other } };
      store.set({ query: "", place: id, other: null, article: stay ? article : null });
      if (isPhone()) sheet?.half();
      if (fly) goTo(place);
    },
    openPair(a, b) {
      showPanel();
      left = null;
      store.set({ query: "", place: block.places.id[a], other: block.places.id[b], article: null });
      if (isPhone()) {
        sheet?.half();
        map.getContainer().querySelector(".mt-legend")?.removeAttribute("open");
      }
      const seen = map.getBounds();
      if (sheetCovers() || ![a, b].every((place) => extent(place).every((point) => seen.contains(point))))
        frame([a, b], true, BUTTONS);
    },
    openArticle(article, place = null) {
      const { place: before, other } = store.state;
      const id = place === null ? before : block.places.id[place];
      showPanel();
      const both = id === before ? other : null;
      store.set({ query: "", article: block.articles.id[article], place: id, other: both });
      if (isPhone()) sheet?.full();
      frame(nearby(corpus.placesOf(article)), true, BUTTONS);
    },
    back() {
      const { article, place, other } = store.state;
      const listed = place !== null && article !== null;
      if (left && left.to === place && other === null && article === null) store.set(left.state);
      else store.set(listed ? { article: null } : { article: null, place: null, other: null });
      left = null;
    },
    fitAll: (animate = true) => frame(home(app.selection.places), animate),
    announce: (words, shown) => panel?.announce(words, shown),
  };

  // First the view: what is drawn before it would be drawn twice.
  const view = readHash().view;
  if (view) map.setView([view[0], view[1]], view[2], { animate: false });
  else begin();

  let shown = false;
  const setTheme = followTheme(() => {
    if (!shown) return;
    base.paint();
    drawMap();
  });
  // Before anything asks for a colour.
  setTheme(store.state.theme);
  const base = new BaseMap(map, app.outlines);
  const choropleth = new Choropleth(app);
  const heat = new Heat(app);
  const lines = new Lines(app);
  const markers = new Markers(map, corpus, pick);
  const focus = new Focus(app, markers);
  const labels = new Labels(map, corpus, markers, app.outlines, focus, pick);

  let panel: Panel | undefined;
  let sheet: Sheet | undefined;
  let search: SearchBox | undefined;
  let filters: FilterPanel | undefined;
  let menu: Menu | undefined;
  let source = "";
  let drawLegend: () => void = () => undefined;
  let drawLayers: () => void = () => undefined;

  /** Everything with words in it, made anew when the language changes. */
  function buildInterface(): void {
    document.documentElement.lang = store.state.lang === "en" ? "en" : "zh-CN";
    const container = map.getContainer();
    container.setAttribute("aria-label", t("map"));
    // What the reader has opened stays open, and the focus on the switch.
    const held = root.contains(document.activeElement);
    const filtering = filters && !filters.element.hidden;
    const legend = container.querySelector<HTMLDetailsElement>(".mt-legend")?.open ?? !isPhone();
    filters?.stop();
    filters = new FilterPanel(app);
    menu = new Menu(app);
    search = new SearchBox(app);
    panel = new Panel(app, {
      search: search.element,
      filters: filters.element,
      menu: menu.element,
    });
    const { element } = panel;
    const skip = h("a", { class: "mt-skip", href: "#mt-body" }, t("skip"));
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      element.querySelector<HTMLElement>(".mt-tab[aria-selected=true], .mt-back")?.focus();
    });
    root.replaceChildren(skip, element);
    sheet = new Sheet(element, sheet?.stop);
    if (filtering) panel.toggleFilters(true);
    if (held) element.querySelector<HTMLElement>(".mt-menu button")?.focus();
    for (const old of container.querySelectorAll(".mt-map-group, .mt-legend")) old.remove();
    addNavigation(app);
    drawLayers = addLayerControl(app);
    drawLegend = addLegend(app, () => legendContent(app, choropleth.classes(), lines.list()), legend);
    source = addSource(app, source);
  }

  /** Draw the map's own layers for the selection and the view in force, and its names. */
  function drawMap(): void {
    drawSurface();
    drawLegend();
    labels.lay();
  }

  function drawSurface(): void {
    const { surface } = store.state;
    map.getContainer().dataset["surface"] = surface;
    base.showBorders(store.state.borders);
    labels.setVisible(store.state.names);
    markers.setVisible(surface === "pins");
    if (surface === "pins") markers.show(app.selection);
    choropleth.refresh();
    heat.refresh();
    lines.refresh();
    focus.refresh();
  }

  function panelHidden(): boolean {
    return document.documentElement.classList.contains(NO_PANEL);
  }

  function sheetCovers(): boolean {
    return isPhone() && !panelHidden();
  }

  function showPanel(): void {
    if (!panelHidden()) return;
    document.documentElement.classList.remove(NO_PANEL);
    map.invalidateSize({ animate: false });
  }

  function pick(place: number): void {
    app.openPlace(place, { fly: false });
    if (!sheetCovers()) return openPopup(app, place);
    const [lat, lon] = [block.places.lat[place], block.places.lon[place]];
    if (lat === null || lon === null) return;
    // The sheet has risen over the lower half.
    if (map.latLngToContainerPoint([lat, lon]).y > map.getSize().y * 0.45) show(lat, lon, null);
  }

  /** Where the address names no view: at what it opens, else over all. */
  function begin(): void {
    const places = chosenPlaces(app);
    const article = corpus.articleOf(store.state.article);
    app.fitAll(false);
    if (article !== undefined) frame(nearby(corpus.placesOf(article)), false, BUTTONS);
    else if (places.length > 1) frame(places, false, BUTTONS);
    else if (places.length) goTo(places[0], false);
  }

  function goTo(place: number, animate = true): void {
    const { lat, lon, area, precision } = block.places;
    if (lat[place] === null || lon[place] === null) return;
    const close = area[place] ? 0 : closeZoom(lat[place], precision[place]);
    show(lat[place], lon[place], Math.max(map.getZoom(), close), animate);
  }

  function show(lat: number, lon: number, wanted: number | null, animate = true): void {
    const zoom = wanted ?? map.getZoom();
    const target = shifted([lat, lon], zoom);
    if (!animate || reducedMotion()) map.setView(target, zoom, { animate: false });
    else map.flyTo(target, zoom, { duration: 0.6 });
  }

  /** On a phone the sheet covers the lower half: keep the place above it. */
  function shifted(centre: L.LatLngTuple, zoom: number): L.LatLng {
    if (!sheetCovers()) return L.latLng(centre);
    return map.unproject(map.project(centre, zoom).add([0, map.getSize().y * 0.22]), zoom);
  }

  /** Of an article's places those worth framing: points, areas without one of them, home before abroad. */
  function nearby(places: number[]): number[] {
    const { area, kind, adcode, league } = block.places;
    const points = places.filter((place) => !area[place]);
    const seen = new Set(points.map((place) => league[place]));
    const small = places.filter((place) => area[place] && !isBroad(kind[place]) && !seen.has(adcode[place]));
    const some = [...points, ...small];
    return home(some.length ? some : places.filter((place) => kind[place] !== "country"));
  }

  /** Those in the home region, or all if none is. */
  function home(places: number[]): number[] {
    const near = places.filter(atHome);
    return near.length ? near : places;
  }

  function atHome(place: number): boolean {
    return (block.places.adcode[place] ?? "").startsWith(HOME_PREFIX) || block.places.league[place] !== null;
  }

  /** A point, or the outline of an area that has one. */
  function extent(place: number): L.LatLngTuple[] {
    const { lat, lon, area, adcode } = block.places;
    const { province, league } = app.outlines.areas;
    const outline = area[place]
      ? [...league, ...province].find((one) => one.adcode === adcode[place])
      : undefined;
    if (outline) return outline.corners;
    return lat[place] === null || lon[place] === null ? [] : [[lat[place], lon[place]]];
  }

  function frame(places: number[], animate = false, right = MARGIN): void {
    const bounds = L.latLngBounds([]);
    for (const place of places) for (const point of extent(place)) bounds.extend(point);
    // A page without places still shows its region.
    if (!bounds.isValid())
      for (const area of app.outlines.areas.league)
        for (const point of area.rings.flat(2)) bounds.extend(point);
    if (!bounds.isValid()) return;
    map.fitBounds(bounds, {
      paddingTopLeft: sheetCovers() ? [MARGIN, 40] : [40, 40],
      paddingBottomRight: sheetCovers() ? [right, map.getSize().y * 0.5 + MARGIN] : [60, 40],
      maxZoom: FIT_ZOOM,
      animate: animate && !reducedMotion(),
    });
  }

  function changed(state: State, before: State): void {
    writeHash(app);
    search?.follow(state.query);
    const keys = Object.keys(state) as (keyof State)[];
    if (keys.every((key) => key === "query" || state[key] === before[key])) return;
    if (state.lang !== before.lang) {
      setLanguage(state.lang);
      buildInterface();
    }
    if (state.theme !== before.theme) setTheme(state.theme);
    if (state.filters !== before.filters) {
      app.selection = select(corpus, state.filters);
      app.announce(countArticles(app.selection.articles.length));
    }
    const differs = (...among: (keyof State)[]) => among.some((key) => state[key] !== before[key]);
    filters?.draw();
    panel?.draw(state, state.lang === before.lang ? before : null);
    followPopup(app, differs("filters", "lang"));
    if (before.article !== null && state.article === null) sheet?.restore();
    if (differs("surface", "lines", "borders", "names")) drawLayers();
    // At once, and not in the next frame: what moves fast, the brush, comes once per frame.
    if (differs("filters", "surface", "lines", "rate", "borders", "names", "lang")) drawMap();
    else {
      if (differs("place", "other")) drawLegend();
      focus.refresh();
      labels.refresh();
    }
  }

  drawSurface();
  await nextFrame();
  buildInterface();
  drawLegend();
  await nextFrame();
  panel!.draw(store.state, null);
  search!.show();
  await nextFrame();
  labels.lay();
  shown = true;
  onCorrections(() => menu!.draw());
  store.subscribe(changed);
  map.on("moveend", () => writeHash(app));
  watchHash(app);
  followPaper(map, () => labels.lay());
  followParent(app, block.meta.parents ?? [], { show });
  root.classList.add("mt-ready");
  await corpus.texts.all;
  const { missing } = corpus.texts;
  if (missing > 0) app.announce(t("cutOff", missing), true);
}

/** Near enough to see the circle of the place's precision around its ring; of a sharp point, its surroundings. */
function closeZoom(lat: number, precisionKm: number | null): number {
  const metres = (zoom: number) => (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
  const radius = (zoom: number) => ((precisionKm ?? 0) * 1000) / metres(zoom);
  return CLOSE_ZOOMS.find((zoom) => radius(zoom) >= SEEN_PX) ?? CLOSE_ZOOM;
}

function prepare(map: L.Map, root: HTMLElement): void {
  document.documentElement.classList.add("mt-page");
  root.classList.add("mt-root");
  // First in the order of the keyboard: the skip link, then the panel, then the map.
  map.getContainer().before(root);
  map.getContainer().classList.add("mt-map");
  map.getContainer().setAttribute("role", "main");
  (map.zoomControl as L.Control.Zoom | undefined)?.remove();
  map.options.zoomSnap = 0.5;
  map.options.zoomDelta = 1;
  map.setMinZoom(3);
  map.setMaxZoom(16);
  map.invalidateSize({ animate: false });
}
