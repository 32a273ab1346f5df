// Other spellings of places, the way maps/aliases.py writes them, all of them again.

const PLAIN_BEFORE = "=";

export interface PackedAliases {
  of: string;
  read: string;
  rows: (string | null)[][];
}

export function readAliases(names: string[], packed: PackedAliases): string[][] {
  const speller = spell(packed);
  return names.map((name, place) => {
    const row = packed.rows[place];
    if (row[row.length - 1] === null) return withPlain(row.slice(0, -1) as string[], []);
    const syllables = speller(name);
    return [...withPlain(row as string[], syllables), syllables.join(" ")];
  });
}

/** Pinyin of a name by the table, without tones and spaces. */
export function plainPinyin(packed: PackedAliases): (name: string) => string {
  const speller = spell(packed);
  return (name) => plain(speller(name).join(""));
}

function spell(packed: PackedAliases): (name: string) => string[] {
  const syllables = packed.read.split(" ");
  const readings = new Map(Array.from(packed.of, (character, index) => [character, syllables[index]]));
  return (name) => Array.from(name, (character) => readings.get(character) ?? character);
}

/** Before a spelling that is marked so, the same without its tone marks; for `=31`, the pinyin in such words. */
function withPlain(row: string[], pinyin: string[]): string[] {
  const read: string[] = [];
  for (const text of row) {
    const marked = text.startsWith(PLAIN_BEFORE);
    const spelling = /^=[1-9]+$/.test(text) ? inWords(pinyin, text) : marked ? text.slice(1) : text;
    if (marked && !spelling.startsWith(PLAIN_BEFORE)) read.push(plain(spelling));
    read.push(spelling);
  }
  return read;
}

function inWords(syllables: string[], counts: string): string {
  let at = 0;
  const words = Array.from(counts.slice(1), (count) => {
    const word = syllables.slice(at, (at += Number(count)));
    return word
      .map((one, i) =>
        i ? (/^[aeo]/.test(plain(one)) ? "'" + one : one) : one[0].toUpperCase() + one.slice(1),
      )
      .join("");
  });
  return words.join(" ");
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}
