// A long list a page at a time: short to draw, few tab stops, nothing hidden from the keyboard.

import { h } from "./dom";
import { t } from "./strings";

const PAGE = 24;

/** An ordered list of `rows`, the first page at once, the rest on demand. */
export function pagedList<T>(
  rows: readonly T[],
  draw: (row: T) => HTMLElement,
  className = "mt-list",
): HTMLElement {
  const list = h("ol", { class: className, role: "list" });
  const holder = h("div", {}, list);
  let shown = 0;
  const button = h("button", { type: "button", class: "mt-more", onclick: () => more(true) });
  const more = (byHand: boolean) => {
    const first = rows.slice(shown, shown + PAGE).map((row) => h("li", {}, draw(row)));
    list.append(...first);
    shown += first.length;
    const left = rows.length - shown;
    button.textContent = t("more", Math.min(PAGE, left));
    if (left > 0) holder.append(button);
    else button.remove();
    if (byHand) first[0]?.querySelector<HTMLElement>("button, a")?.focus();
  };
  more(false);
  return holder;
}
