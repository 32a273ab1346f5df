// Text that was deflated and written in base64, back again; and a word for browsers that cannot.

import { h } from "./dom";

export function canInflate(): boolean {
  return typeof DecompressionStream !== "undefined";
}

export async function inflate(base64: string): Promise<string> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/** Before any setting is known, in both languages. */
export function tooOld(): HTMLElement {
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
