// Other spellings of places, the way maps/aliases.py writes them, all of them again.

const PLAIN_BEFORE = "=";

export interface PackedAliases {
  of: string;
  read: string;
  rows: (string | null)[][];
}

export function readAliases(names: string[], packed: PackedAliases): string[][] {
  const syllables = packed.read.split(" ");
  const readings = new Map(Array.from(packed.of, (character, index) => [character, syllables[index]]));
  return names.map((name, place) => {
    const row = packed.rows[place];
    const whole = row[row.length - 1] === null;
    const read = withPlain((whole ? row.slice(0, -1) : row) as string[]);
    if (!whole) read.push(Array.from(name, (character) => readings.get(character) ?? character).join(" "));
    return read;
  });
}

/** Before a spelling that is marked so, the same without its tone marks. */
function withPlain(row: string[]): string[] {
  const read: string[] = [];
  for (const text of row) {
    const marked = text.startsWith(PLAIN_BEFORE);
    const spelling = marked ? text.slice(1) : text;
    if (marked && !spelling.startsWith(PLAIN_BEFORE))
      read.push(spelling.normalize("NFD").replace(/[\u0300-\u036f]/g, ""));
    read.push(spelling);
  }
  return read;
}
