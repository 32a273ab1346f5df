// The way in: folium's page calls `mengtu.start(map, dataElementId, rootElementId)`.

import L from "./leaflet";
import { readBlock } from "./data-element";
import { startExplorer } from "./explorer";

declare global {
  interface Window {
    mengtu: { start: typeof start };
  }
}

function start(map: L.Map, dataElementId: string, rootElementId: string): void {
  const data = document.getElementById(dataElementId);
  const root = document.getElementById(rootElementId);
  if (!data || !root) throw new Error(`mengtu: #${dataElementId} or #${rootElementId} is missing`);
  readBlock(data, root, (block) => void startExplorer(map, block, root));
}

window.mengtu = { start };
