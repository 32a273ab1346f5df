// Where the browser has set the text of an element: line by line, as it is seen.

export interface TextRun {
  text: string;
  box: DOMRect;
  style: CSSStyleDeclaration;
}

/** For the ear only, or for the hand. */
const UNSEEN = ".mt-visually-hidden, [hidden], .mt-choice, details:not([open])";

/** Each line of each text in the element; words for the ear and controls are left out. */
export function* textRuns(element: Element): Generator<TextRun> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    const text = node.nodeValue ?? "";
    if (!text.trim() || parent.closest(UNSEEN)) continue;
    const style = getComputedStyle(parent);
    range.selectNodeContents(node);
    const lines = range.getClientRects();
    if (lines.length === 1) yield { text, box: lines[0], style };
    else yield* wrapped(range, node, text, style);
  }
}

function* wrapped(range: Range, node: Node, text: string, style: CSSStyleDeclaration): Generator<TextRun> {
  let run: TextRun | null = null;
  for (let index = 0; index < text.length; index++) {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    if (run && Math.abs(box.top - run.box.top) < 2) {
      run.text += text[index];
      continue;
    }
    if (run) yield run;
    run = { text: text[index], box, style };
  }
  if (run) yield run;
}
