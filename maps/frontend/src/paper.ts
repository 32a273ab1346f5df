// On paper the map has another size: what was in view is fitted into it, and the view comes back afterwards.

import type L from "./leaflet";

/** `lay` sets the names anew at once: no frame is drawn between the change of size and the print. */
export function followPaper(map: L.Map, lay: () => void): void {
  let view: { centre: L.LatLng; zoom: number } | null = null;
  const change = (printing: boolean) => {
    if (printing === Boolean(view)) return;
    const bounds = map.getBounds();
    const [centre, zoom] = [map.getCenter(), map.getZoom()];
    map.invalidateSize({ animate: false, pan: false });
    if (printing) map.fitBounds(bounds, { animate: false });
    else if (view) map.setView(view.centre, view.zoom, { animate: false });
    view = printing ? { centre, zoom } : null;
    lay();
  };
  window.matchMedia("print").addEventListener("change", ({ matches }) => change(matches));
}
