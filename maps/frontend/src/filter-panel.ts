// The filters: dates, kinds, leagues, newspapers, roles, doubtful places; each with its count.

import type { App } from "./app";
import { choice } from "./controls";
import { fill, h } from "./dom";
import { Histogram } from "./histogram";
import { mark } from "./icons";
import { GROUPS, groupOf } from "./kinds";
import { select, type Selection } from "./selection";
import { type Filters, filterCount, NO_FILTERS } from "./state";
import { grouped, type Key, t } from "./strings";

const LATER_MS = 80;

type ListFilter = "groups" | "leagues" | "papers";

export class FilterPanel {
  readonly element = h("div", { class: "mt-filters", id: "mt-filters" });
  private histogram: Histogram | null = null;
  private readonly lists = h("div", { class: "mt-filter-lists" });
  private drawn: Filters | null = null;
  private listed: Filters | null = null;
  private queued = 0;

  constructor(private readonly app: App) {
    this.element.append(this.lists);
    this.element.addEventListener("toggle", () => {
      this.draw();
      this.drawLists();
    });
  }

  /** Follow the filters in force; nothing is drawn before it is seen, or when they have not changed. */
  draw(): void {
    const { filters } = this.app.store.state;
    if (filters === this.drawn || (this.element.hidden && !this.histogram)) return;
    this.drawn = filters;
    this.histogram ??= this.firstHistogram();
    this.histogram.draw();
    window.clearTimeout(this.queued);
    this.queued = window.setTimeout(() => this.drawLists(), LATER_MS);
  }

  private firstHistogram(): Histogram {
    const histogram = new Histogram(this.app);
    if (histogram.useful) this.element.prepend(section(t("date"), histogram.element));
    return histogram;
  }

  /** The lists with their counts; these wait until they are seen, and until a brush or a slider rests. */
  private drawLists(): void {
    const { filters } = this.app.store.state;
    if (this.element.hidden || filters === this.listed) return;
    this.listed = filters;
    fill(
      this.lists,
      this.list("groups", t("kinds"), this.groupRows()),
      this.list("leagues", t("leagues"), this.leagueRows()),
      this.app.corpus.newspapers.length > 1 && this.list("papers", t("papers"), this.paperRows()),
      this.roles(filters),
      choice("checkbox", t("showDoubtful"), filters.doubtful, (on) =>
        this.app.store.filter({ doubtful: on }),
      ),
      filterCount(filters) > 0 &&
        h("button", { type: "button", class: "mt-button", onclick: () => this.clear() }, t("clear")),
    );
  }

  /** End what plays. */
  stop(): void {
    this.histogram?.stop();
  }

  private clear(): void {
    this.stop();
    this.app.store.set({ filters: NO_FILTERS });
    // The button goes: the focus stays among the filters.
    this.lists.querySelector("input")?.focus();
  }

  private list(name: ListFilter, title: string, rows: Row[]): HTMLElement | false {
    const chosen = this.app.store.state.filters[name];
    const kept = rows.filter((row) => row.count > 0 || chosen.includes(row.value));
    if (kept.length === 0) return false;
    const boxes = kept.map((row) => {
      const change = (on: boolean) => {
        // As it is now: another box may have been ticked since this one was drawn.
        const others = this.app.store.state.filters[name].filter((value) => value !== row.value);
        this.app.store.filter({ [name]: on ? [...others, row.value] : others });
      };
      const label = choice("checkbox", row.label, chosen.includes(row.value), change, count(row.count));
      label.dataset["key"] = `${name} ${row.value}`;
      if (row.mark) label.querySelector("input")!.after(row.mark);
      return label;
    });
    return section(title, h("div", { class: "mt-choices" }, ...boxes));
  }

  /** Counts as if this one filter were off, so that its other values show what they would bring. */
  private without(name: ListFilter): Selection {
    const { filters } = this.app.store.state;
    const idle = filters[name].length === 0;
    return idle ? this.app.selection : select(this.app.corpus, { ...filters, [name]: [] });
  }

  private groupRows(): Row[] {
    const counts = this.without("groups").counts;
    const { kind } = this.app.corpus.block.places;
    const places = new Map<string, number>();
    kind.forEach((value, place) => {
      if (counts[place]) places.set(groupOf(value).id, (places.get(groupOf(value).id) ?? 0) + 1);
    });
    return GROUPS.map((group) => ({
      value: group.id,
      label: t(`g_${group.id}` as Key),
      count: places.get(group.id) ?? 0,
      mark: mark(group.kinds[0], 13),
    }));
  }

  private leagueRows(): Row[] {
    const counts = this.without("leagues").counts;
    const { league, adcode } = this.app.corpus.block.places;
    const places = new Map<string | null, number>();
    counts.forEach((count, place) => {
      const code = league[place] ?? adcode[place];
      if (count) places.set(code, (places.get(code) ?? 0) + 1);
    });
    return this.app.outlines.areas.league.map((area) => ({
      value: area.adcode,
      label: area.name,
      count: places.get(area.adcode) ?? 0,
    }));
  }

  private paperRows(): Row[] {
    const { corpus } = this.app;
    const articles = this.without("papers").articles;
    const counts = new Array<number>(corpus.newspapers.length).fill(0);
    for (const article of articles) counts[corpus.paperOf[article]]++;
    return corpus.newspapers.map((paper, index) => ({
      value: paper,
      label: paper || "—",
      count: counts[index],
    }));
  }

  private roles(filters: Filters): HTMLElement {
    const box = (role: number) =>
      choice("checkbox", t(`role${role}` as Key), filters.roles.includes(role), (on) => {
        const others = this.app.store.state.filters.roles.filter((one) => one !== role);
        this.app.store.filter({ roles: on ? [...others, role] : others });
      });
    return section(
      t("roles"),
      h("p", { class: "mt-note" }, t("rolesNote")),
      h("div", { class: "mt-choices" }, box(1), box(2), box(3)),
    );
  }
}

interface Row {
  value: string;
  label: string;
  count: number;
  mark?: SVGElement;
}

function count(n: number): HTMLElement {
  return h("span", { class: "mt-count" }, grouped(n));
}

function section(title: string, ...children: HTMLElement[]): HTMLElement {
  return h("fieldset", { class: "mt-filter" }, h("legend", {}, title), ...children);
}
