// What is shown, to take away: GeoJSON, CSV, a picture, corrections.

import type { App } from "./app";
import { csvText } from "./csv";
import { h } from "./dom";

const BOM = "\uFEFF";

/** Offer a file to the reader. */
export function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveCsv(name: string, text: string): void {
  save(name, BOM + text, "text/csv;charset=utf-8");
}

export function placesGeoJson(app: App): string {
  const { id, name, kind, adcode, lat, lon, precision, path } = app.corpus.block.places;
  const { meta } = app.corpus.block;
  const features = shown(app).map((place) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon[place], lat[place]] },
    properties: {
      id: id[place],
      name: name[place],
      kind: kind[place],
      adcode: adcode[place],
      path: path[place],
      precision_km: precision[place],
      articles: app.selection.counts[place],
      doubtful: Boolean(app.selection.doubtful[place]),
      corrected: app.corpus.correctedPlaces.has(place),
    },
  }));
  const source = {
    generator: meta.generator,
    boundaries: meta.boundarySource,
    map_review_no: meta.mapReviewNo,
  };
  return JSON.stringify({ type: "FeatureCollection", ...source, features }, null, 1);
}

export function placesCsv(app: App): string {
  const { id, name, kind, adcode, lat, lon, precision, path } = app.corpus.block.places;
  const header = [
    "id",
    "name",
    "kind",
    "adcode",
    "path",
    "lat",
    "lon",
    "precision_km",
    "articles",
    "doubtful",
    "corrected",
  ];
  const rows = shown(app).map((place) => [
    id[place],
    name[place],
    kind[place],
    adcode[place],
    path[place].join(" › "),
    lat[place],
    lon[place],
    precision[place],
    app.selection.counts[place],
    app.selection.doubtful[place],
    Number(app.corpus.correctedPlaces.has(place)),
  ]);
  return csvText([header, ...rows]);
}

function shown(app: App): number[] {
  return app.selection.places.filter((place) => app.corpus.block.places.lat[place] !== null);
}
