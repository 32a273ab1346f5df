// The data block out of its element: JSON as it stands, or deflated and in base64.

import { h } from "./dom";
import type { Block } from "./types";
import { type PackedBlock, unpack } from "./unpack";

/** Hand the block on: at once, or when it has been inflated. */
export function readBlock(element: HTMLElement, root: HTMLElement, ready: (block: Block) => void): void {
  if (!element.dataset["encoding"]) ready(parsed(element.textContent));
  else if (typeof DecompressionStream === "undefined") root.append(tooOld());
  else void inflate(element.textContent).then((text) => ready(parsed(text)));
}

function parsed(text: string): Block {
  return unpack(JSON.parse(text) as PackedBlock);
}

async function inflate(base64: string): Promise<string> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/** Before any setting is known, in both languages. */
function tooOld(): HTMLElement {
  return h(
    "div",
    { class: "mt-too-old", role: "alert" },
    h(
      "p",
      { lang: "zh-CN" },
      "这张地图的数据是压缩的，当前浏览器不能解压。请用 2023 年以后的浏览器打开，或不加 --compress 重新生成。",
    ),
    h(
      "p",
      { lang: "en" },
      "The data of this map are compressed and this browser cannot inflate them. Use a browser of 2023 or later, or build the map without --compress.",
    ),
  );
}
