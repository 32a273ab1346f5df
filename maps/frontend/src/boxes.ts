// Boxes on the map: which of them elements take, the controls, and the panel where it covers a part.

const REST_MS = 60;
const STRIP_PX = 40;

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The boxes of the controls and the panel, measured when one has come or gone, or rests at another size. */
export class ControlBoxes {
  private timer = 0;
  private seen: Element[] = [];
  private measured: Box[] = [];
  private readonly observer: ResizeObserver;

  constructor(
    private readonly container: HTMLElement,
    changed: () => void,
  ) {
    const again = () => {
      const before = JSON.stringify(this.measured);
      this.measure();
      if (JSON.stringify(this.measured) !== before) changed();
    };
    this.observer = new ResizeObserver(() => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(again, REST_MS);
    });
  }

  boxes(): Box[] {
    const controls = this.container.querySelectorAll(".leaflet-control");
    const now = [...controls, ...document.querySelectorAll(".mt-panel")];
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
    // In the strip above a full sheet there is no room for names.
    for (const box of this.measured) if (box.h > this.container.clientHeight - STRIP_PX) box.y = 0;
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
