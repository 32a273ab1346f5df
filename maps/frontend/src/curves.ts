// Arcs as bits, the way maps/curves.py writes them, back to their vertices.

const WIDTH = 4;

/** Of each arc longitude and latitude in turn, thousandths of a degree. */
export function readCurves(base64: string): Int32Array[] {
  const bits = new Bits(atob(base64));
  const arcs: Int32Array[] = [];
  let [x, y] = [0, 0];
  while (bits.more()) {
    const arc = new Int32Array(2 * (bits.gamma() - 1));
    if (arc.length) {
      arc[0] = x += unfold(bits.gamma() - 1);
      arc[1] = y += unfold(bits.gamma() - 1);
    }
    const k = arc.length > 2 ? bits.several(WIDTH) : 0;
    for (let i = 2; i < arc.length; i += 2) {
      arc[i] = x += unfold(bits.rice(k));
      arc[i + 1] = y += unfold(bits.rice(k));
    }
    arcs.push(arc);
  }
  return arcs;
}

/** Reads from the most significant bit of each byte on. */
class Bits {
  private at = 0;
  private readonly end: number;

  constructor(private readonly bytes: string) {
    let last = bytes.length;
    while (last && bytes.charCodeAt(last - 1) === 0) last--;
    this.end = 8 * last;
  }

  /** Whether a one is left: what fills the last byte has none. */
  more(): boolean {
    for (let at = this.at; at < this.end; at++) if (this.bit(at)) return true;
    return false;
  }

  several(count: number): number {
    let value = 0;
    while (count--) value = 2 * value + this.bit(this.at++);
    return value;
  }

  gamma(): number {
    let zeros = 0;
    while (this.at < this.end && !this.bit(this.at)) {
      zeros++;
      this.at++;
    }
    return this.several(zeros + 1);
  }

  rice(k: number): number {
    let quotient = 0;
    while (this.bit(this.at++)) quotient++;
    return (quotient << k) + this.several(k);
  }

  private bit(at: number): number {
    return (this.bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1;
  }
}

/** Zigzag back to signed. */
function unfold(n: number): number {
  return (n >>> 1) ^ -(n & 1);
}
