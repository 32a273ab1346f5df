// folium's element scripts and Leaflet's plug-ins look for `L` on the window: put it there first.

import L from "leaflet";

declare global {
  interface Window {
    L: typeof L;
  }
}

window.L = L;

export default L;
