// Arcs as bits, the way maps/curves.py writes them, back to their vertices.

import { readBits } from "./dense";

const WIDTH = 4;

/** Of each arc longitude and latitude in turn, thousandths of a degree. */
export function readCurves(text: string): Int32Array[] {
  const bits = new Bits(readBits(text));
  const arcs: Int32Array[] = [];
  let [x, y] = [0, 0];
  while (bits.more()) {
    const arc = new Int32Array(2 * (bits.gamma() - 1));
    if (arc.length) {
      arc[0] = x += unfold(bits.gamma() - 1);
      arc[1] = y += unfold(bits.gamma() - 1);
    }
    if (arc.length > 2) {
      bits.steps(arc, bits.several(WIDTH));
      [x, y] = arc.subarray(-2);
    }
    arcs.push(arc);
  }
  return arcs;
}

/** Reads from the most significant bit of each byte on. */
class Bits {
  /** The bits that come next, from the highest on; `left` of them are known. */
  private next = 0;
  private left = 0;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Whether a one is left: what fills the end has none. */
  more(): boolean {
    this.fill();
    return this.next !== 0;
  }

  several(count: number): number {
    if (count === 0) return 0;
    this.fill();
    const value = this.next >>> (32 - count);
    this.drop(count);
    return value;
  }

  gamma(): number {
    this.fill();
    const zeros = Math.clz32(this.next);
    this.drop(zeros);
    return this.several(zeros + 1);
  }

  /** Fill in all behind the first vertex. Most of what is read is read here: no calls within the loop. */
  steps(arc: Int32Array, k: number): void {
    const { bytes } = this;
    let { next, left, at } = this;
    for (let i = 2; i < arc.length; i++) {
      let quotient = 0;
      let ones: number;
      do {
        for (; left <= 24; left += 8) next |= bytes[at++] << (24 - left);
        ones = Math.clz32(~next);
        quotient += ones;
        next = ones < 32 ? next << ones : 0;
        left -= ones;
      } while (ones > 24);
      next <<= 1;
      left--;
      let step = quotient << k;
      if (k) {
        for (; left <= 24; left += 8) next |= bytes[at++] << (24 - left);
        step += next >>> (32 - k);
        next <<= k;
        left -= k;
      }
      arc[i] = arc[i - 2] + unfold(step);
    }
    Object.assign(this, { next, left, at });
  }

  /** Twenty-five bits at least, zeros behind the end. */
  private fill(): void {
    while (this.left <= 24) {
      this.next |= this.bytes[this.at++] << (24 - this.left);
      this.left += 8;
    }
  }

  private drop(count: number): void {
    this.next = count < 32 ? this.next << count : 0;
    this.left -= count;
  }
}

/** Zigzag back to signed. */
function unfold(n: number): number {
  return (n >>> 1) ^ -(n & 1);
}
