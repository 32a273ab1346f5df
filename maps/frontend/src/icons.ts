// Inline SVG: the shapes of the groups, and the few pictograms of the buttons.

import { h, svg } from "./dom";
import { groupOf, type Shape } from "./kinds";

const POINTS: Partial<Record<Shape, string>> = {
  diamond: "10,1 19,10 10,19 1,10",
  triangle: "10,1.8 19,17.5 1,17.5",
  hexagon: "10,1 18,5.5 18,14.5 10,19 2,14.5 2,5.5",
};

/** The mark of a kind, `size` pixels wide, coloured by the style sheet through its class. */
export function mark(kind: string, size: number, className = ""): SVGElement {
  const group = groupOf(kind);
  const root = svg("svg", {
    viewBox: "0 0 20 20",
    width: size,
    height: size,
    class: `mt-mark mt-g-${group.id} ${className}`.trim(),
    "aria-hidden": "true",
    focusable: "false",
  });
  root.append(outline(group.shape));
  return root;
}

function outline(shape: Shape): SVGElement {
  const points = POINTS[shape];
  if (points) return svg("polygon", { points, class: "mt-shape" });
  if (shape === "square")
    return svg("rect", { x: 2, y: 2, width: 16, height: 16, rx: 2.5, class: "mt-shape" });
  if (shape === "plate")
    return svg("rect", { x: 1, y: 4, width: 18, height: 12, rx: 2, class: "mt-shape mt-hollow" });
  const circle = svg("circle", { cx: 10, cy: 10, r: shape === "ring" ? 7.5 : 8.8, class: "mt-shape" });
  if (shape === "ring") circle.classList.add("mt-hollow");
  return circle;
}

const PATHS = {
  search: "M9 3a6 6 0 1 0 3.7 10.7l3.8 3.8M9 3a6 6 0 0 1 3.7 10.7",
  back: "M12.5 4.5L7 10l5.5 5.5",
  forward: "M7.5 4.5L13 10l-5.5 5.5",
  filter: "M3 5.5h14M6 10h8M8.5 14.5h3",
  layers: "M10 3l7.5 4L10 11 2.5 7zM3 11l7 3.8 7-3.8M3 14l7 3.8 7-3.8",
  play: "M7 4.5l8 5.5-8 5.5z",
  pause: "M7 4.5v11M13 4.5v11",
  home: "M3.5 9.5L10 4l6.5 5.5M5.5 8.5v7.5h9V8.5",
  flag: "M5 17V3.5M5 4h9l-2 3 2 3H5",
} as const;

export type Pictogram = keyof typeof PATHS;

/** A line pictogram in the text's colour. */
export function pictogram(name: Pictogram): SVGElement {
  return svg(
    "svg",
    {
      viewBox: "0 0 20 20",
      width: 18,
      height: 18,
      class: "mt-pictogram",
      "aria-hidden": "true",
      focusable: "false",
    },
    svg("path", { d: PATHS[name] }),
  );
}

/** A patch of one of the style sheet's colours. */
export function swatch(colour: string): HTMLElement {
  const patch = h("span", { class: "mt-swatch", "aria-hidden": "true" });
  patch.style.background = `var(--mt-${colour})`;
  return patch;
}
