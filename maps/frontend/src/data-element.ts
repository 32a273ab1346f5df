// The data block out of its element: JSON as it stands, or deflated and in base64.

import { canInflate, inflate, tooOld } from "./inflate";
import type { Block } from "./types";
import { type PackedBlock, unpack } from "./unpack";

/** Hand the block on: at once, or when it has been inflated. */
export function readBlock(element: HTMLElement, root: HTMLElement, ready: (block: Block) => void): void {
  const content = contentOf(element);
  if (typeof content === "string") ready(parsed(content));
  else if (!canInflate()) root.append(tooOld());
  else void content.then((text) => ready(parsed(text)));
}

/** What an element carries, inflated where it is deflated. */
export function contentOf(element: HTMLElement): string | Promise<string> {
  return element.dataset["encoding"] ? inflate(element.textContent) : element.textContent;
}

function parsed(text: string): Block {
  return unpack(JSON.parse(text) as PackedBlock);
}
