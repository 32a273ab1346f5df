// Bits as text, 13 to two characters, the way maps/dense.py writes them, back to bytes.

const WIDTH = 13;
const BASE = 91;

/** The place of a character among those of ASCII that neither JSON nor HTML escapes; whatever else there is comes last. */
function digit(code: number): number {
  const passed = [34, 38, 60, 62, 92].filter((escaped) => escaped < code).length;
  return Math.min(code - 32 - passed, BASE - 1);
}

/** Zeros fill the last byte. */
export function readBits(text: string): Uint8Array {
  const digits = Uint8Array.from({ length: 256 }, (_, code) => digit(code));
  const bytes = new Uint8Array((text.length / 2) * (WIDTH / 8) + 1);
  let [bits, held, at] = [0, 0, 0];
  for (let i = 0; i < text.length; i += 2) {
    held = (held << WIDTH) | (digits[text.charCodeAt(i)] * BASE + digits[text.charCodeAt(i + 1)]);
    for (bits += WIDTH; bits >= 8;) bytes[at++] = held >> (bits -= 8);
  }
  bytes[at] = held << (8 - bits);
  return bytes;
}
