// Base64-VLQ: five bits a digit, least first, the sixth bit says that more follow; source-map alphabet.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUE = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) VALUE[ALPHABET.charCodeAt(i)] = i;

/** Unsigned integers of a VLQ string. */
export function decodeVlq(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let factor = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = VALUE[text.charCodeAt(i) & 127];
    value += (digit & 31) * factor;
    if (digit & 32) {
      factor *= 32;
    } else {
      numbers.push(value);
      value = 0;
      factor = 1;
    }
  }
  return numbers;
}

/** Zigzag back to signed: 0, 1, 2, 3 → 0, -1, 1, -2. */
export function unzigzag(n: number): number {
  return n % 2 ? -(n + 1) / 2 : n / 2;
}
