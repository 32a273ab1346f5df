// Articles through time as bars, with a brush: drag to choose days, or type them.

import type { App } from "./app";
import { fromDay } from "./corpus";
import { h, svg } from "./dom";
import { pictogram } from "./icons";
import { t } from "./strings";
import { typedDays } from "./typed-days";

const WIDTH = 320;
const HEIGHT = 56;
const MOST_BARS = 64;
const STEP_MS = 700;
const INVALID = "aria-invalid";
const SIDES = ["from", "to"] as const;

export class Histogram {
  readonly element: HTMLElement;
  private readonly first: number;
  private readonly last: number;
  private readonly size: number;
  private readonly counts: number[];
  private readonly bars: SVGElement[] = [];
  private readonly fields: HTMLInputElement[];
  private readonly problem = h("p", { class: "mt-problem", id: "mt-days-problem", role: "alert" });
  private readonly button: HTMLButtonElement;
  private timer = 0;

  constructor(private readonly app: App) {
    const days = Array.from(app.corpus.day).filter((day) => day >= 0);
    this.first = days.reduce((least, day) => Math.min(least, day), Infinity);
    this.last = days.reduce((most, day) => Math.max(most, day), -Infinity);
    const span = days.length ? this.last - this.first + 1 : 1;
    this.size = Math.ceil(span / MOST_BARS);
    this.counts = new Array<number>(Math.ceil(span / this.size)).fill(0);
    for (const day of days) this.counts[this.bin(day)]++;
    this.fields = SIDES.map((_, end) => this.field(end));
    this.button = h("button", { type: "button", class: "mt-icon-button", onclick: () => this.play() });
    this.element = h(
      "div",
      { class: "mt-histogram" },
      this.chart(),
      this.useful &&
        h(
          "div",
          { class: "mt-span mt-number", "aria-hidden": "true" },
          h("span", {}, fromDay(this.first)),
          h("span", {}, fromDay(this.last)),
        ),
      h("div", { class: "mt-days" }, this.fields[0], h("span", {}, "–"), this.fields[1], this.button),
      this.problem,
    );
    this.draw();
  }

  get useful(): boolean {
    return Number.isFinite(this.first) && this.last > this.first;
  }

  draw(): void {
    const { from, to } = this.app.store.state.filters;
    this.bars.forEach((bar, index) => {
      const start = this.first + index * this.size;
      const inside = (to === null || start <= to) && (from === null || start + this.size - 1 >= from);
      bar.classList.toggle("mt-out", !inside);
    });
    this.problem.textContent = "";
    [from, to].forEach((day, end) => {
      this.fields[end].value = day === null ? "" : fromDay(day);
      this.fields[end].setAttribute(INVALID, "false");
    });
    const words = this.timer ? t("pause") : t("play");
    this.button.setAttribute("aria-label", words);
    this.button.title = words;
    this.button.replaceChildren(pictogram(this.timer ? "pause" : "play"));
  }

  stop(): void {
    window.clearInterval(this.timer);
    this.timer = 0;
  }

  private bin(day: number): number {
    return Math.floor((day - this.first) / this.size);
  }

  private chart(): SVGElement {
    const most = Math.max(1, ...this.counts);
    const step = WIDTH / this.counts.length;
    const root = svg("svg", {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      class: "mt-bars",
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    });
    this.counts.forEach((count, index) => {
      const height = count ? Math.max(2, (count / most) * (HEIGHT - 4)) : 0;
      const width = Math.max(0.8, Math.min(step - 1, 24));
      const x = index * step + (step - width) / 2;
      this.bars.push(svg("rect", { x, y: HEIGHT - height, width, height, class: "mt-bar-rect" }));
    });
    root.append(
      svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5, class: "mt-axis" }),
      ...this.bars,
    );
    this.brush(root, step);
    return root;
  }

  private brush(root: SVGElement, step: number): void {
    let anchor = -1;
    let queued = 0;
    const at = (event: PointerEvent) => {
      const box = root.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * WIDTH;
      return Math.max(0, Math.min(this.counts.length - 1, Math.floor(x / step)));
    };
    const choose = (event: PointerEvent) => {
      const here = at(event);
      const [low, high] = [Math.min(anchor, here), Math.max(anchor, here)];
      cancelAnimationFrame(queued);
      queued = requestAnimationFrame(() => this.set(low, high));
    };
    root.addEventListener("pointerdown", (event) => {
      this.stop();
      anchor = at(event);
      root.setPointerCapture(event.pointerId);
      choose(event);
    });
    root.addEventListener("pointermove", (event) => root.hasPointerCapture(event.pointerId) && choose(event));
  }

  private set(low: number, high: number): void {
    const from = this.first + low * this.size;
    this.app.store.filter({ from, to: Math.min(this.last, this.first + (high + 1) * this.size - 1) });
  }

  /** Text, since a field for dates would follow the browser's language; arrows turn the days. */
  private field(end: number): HTMLInputElement {
    const bound = [this.first, this.last][end];
    const input = h("input", {
      class: "mt-input mt-number",
      inputmode: "numeric",
      enterkeyhint: "done",
      autocomplete: "off",
      "aria-label": `${t("date")} ${t(SIDES[end])}`,
      "aria-describedby": this.problem.id,
      placeholder: this.useful && fromDay(bound),
    });
    input.addEventListener("change", () => this.apply());
    input.addEventListener("keydown", ({ key }) => {
      const step = Number(key === "ArrowUp") - Number(key === "ArrowDown");
      if (!step) return;
      input.value = fromDay((typedDays(input.value)?.[end] ?? bound - step) + step);
      this.apply();
    });
    return input;
  }

  /** What is typed is in force once both are dates or empty, and in their order. */
  private apply(): void {
    this.stop();
    let invalid = false;
    const [from, to] = this.fields.map((field, end) => {
      const days = typedDays(field.value);
      const wrong = !days && field.value.trim() !== "";
      field.setAttribute(INVALID, String(wrong));
      invalid ||= wrong;
      return days ? days[end] : null;
    });
    const turned = from !== null && to !== null && from > to;
    if (invalid || turned) this.problem.textContent = t(invalid ? "badDate" : "badDates");
    else this.app.store.filter({ from, to });
  }

  private play(): void {
    if (this.timer) {
      this.stop();
      this.draw();
      return;
    }
    let index = 0;
    const step = () => {
      while (index < this.counts.length && this.counts[index] === 0) index++;
      if (index >= this.counts.length) {
        this.stop();
        this.app.store.filter({ from: null, to: null });
        return;
      }
      this.set(index, index);
      index++;
    };
    this.timer = window.setInterval(step, STEP_MS);
    step();
  }
}
