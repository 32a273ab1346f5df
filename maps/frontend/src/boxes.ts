// Boxes on the map: which of them elements take, and the controls.

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The boxes of the controls on the map, measured when one has come or gone, or changed its size. */
export class ControlBoxes {
  private seen: Element[] = [];
  private measured: Box[] = [];
  private readonly observer: ResizeObserver;

  constructor(
    private readonly container: HTMLElement,
    changed: () => void,
  ) {
    this.observer = new ResizeObserver(() => {
      const before = JSON.stringify(this.measured);
      this.measure();
      if (JSON.stringify(this.measured) !== before) changed();
    });
  }

  boxes(): Box[] {
    const now = [...this.container.querySelectorAll(".leaflet-control")];
    if (now.length !== this.seen.length || now.some((control, index) => control !== this.seen[index])) {
      this.observer.disconnect();
      this.seen = now;
      this.measure();
      for (const element of [this.container, ...now]) this.observer.observe(element);
    }
    return this.measured;
  }

  private measure(): void {
    this.measured = boxesOf(this.seen, this.container);
  }
}

/** In pixels of the container. */
export function boxesOf(elements: ArrayLike<Element>, container: HTMLElement): Box[] {
  if (!elements.length) return []; // without asking for a layout
  const origin = container.getBoundingClientRect();
  return Array.from(elements, (element) => element.getBoundingClientRect())
    .filter((box) => box.width > 0)
    .map((box) => ({ x: box.left - origin.left, y: box.top - origin.top, w: box.width, h: box.height }));
}
