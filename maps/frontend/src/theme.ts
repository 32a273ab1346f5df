// Light, dark, or as the system says; colours for what is drawn on canvas come from the style sheet.

import type { Theme } from "./state";

const cache = new Map<string, string>();

/** Value of a custom property of the page, in the theme in force. */
export function colour(name: string): string {
  let value = cache.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    cache.set(name, value);
  }
  return value;
}

/** Set the theme on the page; `changed` is called now and whenever the system switches. */
export function followTheme(changed: () => void): (theme: Theme) => void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let chosen: Theme = "auto";
  const apply = () => show(chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen);
  const show = (theme: "light" | "dark") => {
    document.documentElement.setAttribute("data-mt-theme", theme);
    cache.clear();
    changed();
  };
  dark.addEventListener("change", apply);
  // Paper is white.
  window.addEventListener("beforeprint", () => show("light"));
  window.addEventListener("afterprint", apply);
  return (theme) => {
    chosen = theme;
    apply();
  };
}

export function reducedMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
