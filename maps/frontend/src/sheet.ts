// On a phone the panel is a sheet at the bottom: a strip, half, or nearly all of the screen.

type Stop = "strip" | "half" | "full";

const TAP = 6;

export class Sheet {
  /** Where it returns to when what it was opened for is done: where the reader had left it. */
  private before: Stop = "half";

  constructor(
    private readonly panel: HTMLElement,
    public stop: Stop = "half",
  ) {
    this.go(stop);
    const grip = panel.querySelector<HTMLElement>(".mt-grip")!;
    const header = panel.querySelector<HTMLElement>(".mt-header")!;
    for (const handle of [grip, header]) this.drag(handle);
    grip.addEventListener("click", (event) => {
      if (event.detail === 0) this.step();
    });
    panel.addEventListener("focusin", (event) => {
      const target = event.target as Element;
      // Results need the room that half a screen and a keyboard do not leave.
      if (target.matches(".mt-search-input")) this.full();
      else if (this.stop === "strip" && !grip.contains(target)) this.go("half");
    });
    const filters = panel.querySelector<HTMLElement>(".mt-filters")!;
    filters.addEventListener("toggle", () => (filters.hidden ? this.restore() : this.full()));
  }

  half(): void {
    if (this.stop !== "half") this.go("half");
  }

  full(): void {
    if (this.stop !== "full") this.before = this.stop;
    this.go("full");
  }

  /** Back from full. */
  restore(): void {
    if (this.stop === "full") this.go(this.before);
  }

  private step(): void {
    this.leave(this.stop === "half" ? "full" : "half");
  }

  /** Where the reader has put it. */
  private leave(stop: Stop): void {
    this.before = stop;
    this.go(stop);
  }

  private go(stop: Stop): void {
    this.stop = stop;
    this.panel.dataset["stop"] = stop;
    this.panel.style.removeProperty("height");
  }

  private drag(handle: HTMLElement): void {
    let from = 0;
    let height = 0;
    let moved = 0;
    handle.addEventListener("pointerdown", (event) => {
      if ((event.target as Element).closest(".mt-menu") || getComputedStyle(handle).touchAction !== "none")
        return;
      from = event.clientY;
      height = this.panel.getBoundingClientRect().height;
      moved = 0;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      moved = event.clientY - from;
      this.panel.style.height = `${Math.max(72, height - moved)}px`;
    });
    handle.addEventListener("pointerup", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      handle.releasePointerCapture(event.pointerId);
      if (Math.abs(moved) < TAP) this.step();
      else this.leave(nearest((height - moved) / window.innerHeight));
    });
  }
}

function nearest(share: number): Stop {
  return share < 0.28 ? "strip" : share < 0.7 ? "half" : "full";
}
