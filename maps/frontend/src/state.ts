// What the reader has chosen, in one record; views are told when it changes.

export type Theme = "auto" | "light" | "dark";
export type Tab = "places" | "articles" | "open";
export type Surface = "pins" | "league" | "banner" | "heat";

export interface Filters {
  /** Days since 1970, inclusive; null is open. */
  from: number | null;
  to: number | null;
  groups: string[];
  leagues: string[];
  papers: string[];
  /** Role numbers besides literal that are switched on. */
  roles: number[];
  doubtful: boolean;
}

export interface State {
  tab: Tab;
  place: string | null;
  /** A second place: what is read names both. */
  other: string | null;
  article: string | null;
  /** What is sought, until something is opened. */
  query: string;
  surface: Surface;
  lines: boolean;
  rate: boolean;
  /** Borders, and names of places and areas, on the map. */
  borders: boolean;
  names: boolean;
  filters: Filters;
  lang: "zh" | "en";
  theme: Theme;
}

export const NO_FILTERS: Filters = {
  from: null,
  to: null,
  groups: [],
  leagues: [],
  papers: [],
  roles: [],
  doubtful: true,
};

export function initialState(lang: "zh" | "en"): State {
  return {
    tab: "places",
    place: null,
    other: null,
    article: null,
    query: "",
    surface: "pins",
    lines: false,
    rate: false,
    borders: true,
    names: true,
    filters: NO_FILTERS,
    lang,
    theme: "auto",
  };
}

export type Listener = (state: State, before: State) => void;

export class Store {
  private listeners: Listener[] = [];

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  /** Merge a change and tell everyone, in the order they subscribed. */
  set(change: Partial<State>): void {
    const before = this.current;
    const keys = Object.keys(change) as (keyof State)[];
    if (keys.every((key) => before[key] === change[key])) return;
    this.current = { ...before, ...change };
    for (const listener of this.listeners) listener(this.current, before);
  }

  filter(change: Partial<Filters>): void {
    this.set({ filters: { ...this.current.filters, ...change } });
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }
}

/** How many filters are in force. */
export function filterCount(filters: Filters): number {
  return (
    Number(filters.from !== null || filters.to !== null) +
    Number(filters.groups.length > 0) +
    Number(filters.leagues.length > 0) +
    Number(filters.papers.length > 0) +
    Number(filters.roles.length > 0) +
    Number(!filters.doubtful)
  );
}
