// Kinds of place, gathered into the few groups that a map can tell apart by shape and colour.

export type Shape = "circle" | "diamond" | "triangle" | "square" | "hexagon" | "ring" | "plate";

export interface Group {
  id: string;
  shape: Shape;
  kinds: readonly string[];
}

export const GROUPS: readonly Group[] = [
  { id: "area", shape: "plate", kinds: ["country", "province", "prefecture", "region"] },
  { id: "county", shape: "circle", kinds: ["county"] },
  { id: "town", shape: "ring", kinds: ["township", "village"] },
  { id: "port", shape: "diamond", kinds: ["port"] },
  { id: "transport", shape: "triangle", kinds: ["airport", "station", "road", "railway"] },
  {
    id: "nature",
    shape: "hexagon",
    kinds: [
      "lake",
      "river",
      "mountain",
      "desert",
      "grassland",
      "wetland",
      "reservoir",
      "forest",
      "basin",
      "plain",
      "plateau",
      "sea",
      "island",
      "pass",
      "gorge",
      "natural",
    ],
  },
  { id: "site", shape: "square", kinds: ["scenic", "museum", "facility", "zone", "other"] },
  { id: "abroad", shape: "circle", kinds: ["unit", "city", "soum"] },
];

const BY_KIND = new Map(GROUPS.flatMap((group) => group.kinds.map((kind) => [kind, group] as const)));

/** The group of a kind; what is unknown counts as a site. */
export function groupOf(kind: string): Group {
  return BY_KIND.get(kind) ?? GROUPS[6];
}

/** Larger than a league: of news in a region, they say little. */
export function isBroad(kind: string): boolean {
  return kind === "country" || kind === "province";
}
