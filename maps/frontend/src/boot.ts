// The way into a compressed page: runs the bundle out of its element, then the script that makes the map.

import { h } from "./dom";
import { canInflate, inflate, tooOld } from "./inflate";

/** The page's policy admits these scripts by their hashes. */
function run(code: string): void {
  document.head.append(h("script", {}, code));
}

const code = document.getElementById("mt-code")!.textContent;
const start = document.getElementById("mt-start")!.textContent;

if (canInflate()) {
  void inflate(code).then((whole) => {
    run(whole);
    run(start);
  });
} else {
  (document.getElementById("mt-root") ?? document.body).append(tooOld());
}
