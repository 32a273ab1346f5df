// Elements from code: text goes in as text, never as markup.

export type Child = Node | string | null | undefined | false;

export interface Props {
  class?: string;
  title?: string;
  onclick?: (event: MouseEvent) => void;
  [attribute: string]: string | number | boolean | null | undefined | ((event: MouseEvent) => void);
}

/** Create an element; `false`, null and undefined attributes and children are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (typeof value === "function") element.addEventListener("click", value as EventListener);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** Create an SVG element. */
export function svg(
  tag: string,
  attributes: Record<string, string | number>,
  ...children: Node[]
): SVGElement {
  const element = document.createElementNS(SVG, tag) as SVGElement;
  for (const name in attributes) element.setAttribute(name, String(attributes[name]));
  element.append(...children);
  return element;
}

/** What is drawn becomes a button of the keyboard, called by these words. */
export function pressable(drawn: Element | undefined, words: string, press: () => void): void {
  drawn?.setAttribute("tabindex", "0");
  drawn?.setAttribute("role", "button");
  drawn?.setAttribute("aria-label", words);
  drawn?.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes((event as KeyboardEvent).key)) return;
    event.preventDefault();
    press();
  });
}

/** Replace what an element holds; the focus stays with the control that has, or is in what has, the same `data-key`. */
export function fill(element: Element, ...children: Child[]): void {
  const { activeElement } = document;
  const held = element.contains(activeElement) && activeElement?.closest<HTMLElement>("[data-key]");
  element.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  const key = held && held.dataset["key"];
  const next = key && element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (next) (next.querySelector("input") ?? next).focus();
}
