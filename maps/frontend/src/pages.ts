// A long list a page at a time: short to draw, few tab stops, nothing hidden from the keyboard.

import { h } from "./dom";
import type { Selection } from "./selection";
import { t } from "./strings";

const PAGE = 24;

/** How many rows of each list were shown last, as long as the selection is the same. */
const known = new WeakMap<Selection, Map<string, number>>();

/** An ordered list of `rows`, the first page at once, the rest on demand; drawn again, as much of it as before. */
export function pagedList<T>(
  selection: Selection,
  name: string,
  rows: readonly T[],
  draw: (row: T) => HTMLElement,
  className = "mt-list",
): HTMLElement {
  const list = h("ol", { class: className, role: "list" });
  const holder = h("div", {}, list);
  let shown = 0;
  const button = h("button", { type: "button", class: "mt-more", onclick: () => more(true) });
  const lists = known.get(selection) ?? new Map<string, number>();
  known.set(selection, lists);
  const more = (byHand: boolean) => {
    const end = byHand ? shown + PAGE : (lists.get(name) ?? PAGE);
    const first = rows.slice(shown, end).map((row) => h("li", {}, draw(row)));
    list.append(...first);
    shown += first.length;
    if (byHand) lists.set(name, shown);
    const left = rows.length - shown;
    button.textContent = t("more", Math.min(PAGE, left));
    button.dataset.left = t("unprinted", left);
    if (left > 0) holder.append(button);
    else button.remove();
    if (byHand) first[0]?.querySelector<HTMLElement>("button, a")?.focus();
  };
  more(false);
  return holder;
}
