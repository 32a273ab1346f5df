// Leaflet with clustering, and a default marker that needs no picture file.

import L from "./leaflet-global";
import "leaflet.markercluster";
import { svg } from "./dom";

function pin(): HTMLElement {
  const holder = document.createElement("span");
  holder.append(
    svg(
      "svg",
      { viewBox: "0 0 24 36", width: 24, height: 36, "aria-hidden": "true" },
      svg("path", {
        d: "M12 1a11 11 0 0 0-11 11c0 8 11 23 11 23s11-15 11-23A11 11 0 0 0 12 1z",
        class: "mt-pin",
      }),
      svg("circle", { cx: 12, cy: 12, r: 4, class: "mt-pin-eye" }),
    ),
  );
  return holder;
}

class PinIcon extends L.DivIcon {
  override createIcon(old?: HTMLElement): HTMLElement {
    this.options.html = pin();
    return super.createIcon(old);
  }
}

const icon = new PinIcon({
  className: "mt-user-pin",
  iconSize: [24, 36],
  iconAnchor: [12, 35],
  popupAnchor: [0, -32],
});
L.Marker.mergeOptions({ icon });

export default L;
