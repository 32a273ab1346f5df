// The way in: folium's page calls `mengtu.start(map, dataElementId, rootElementId)`.

import L from "./leaflet";
import type { Block } from "./types";
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
  const block = JSON.parse(data.textContent) as Block;
  if (block.v !== 1) throw new Error(`mengtu: data of version ${block.v}, expected 1`);
  startExplorer(map, block, root);
}

window.mengtu = { start };
