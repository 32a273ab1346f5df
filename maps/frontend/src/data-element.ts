// The data block out of its element: JSON as it stands, or deflated and in base64.

import { canInflate, inflate, tooOld } from "./inflate";
import type { Block } from "./types";
import { type PackedBlock, unpack } from "./unpack";

/** Hand the block on: at once, or when it has been inflated. */
export function readBlock(element: HTMLElement, root: HTMLElement, ready: (block: Block) => void): void {
  if (!element.dataset["encoding"]) ready(parsed(element.textContent));
  else if (!canInflate()) root.append(tooOld());
  else void inflate(element.textContent).then((text) => ready(parsed(text)));
}

function parsed(text: string): Block {
  return unpack(JSON.parse(text) as PackedBlock);
}
