// Text with names lit in it: as a short cut-out, or as a whole.

import { type Corpus, DOUBTFUL, LITERAL, type Mention } from "./corpus";
import { h } from "./dom";
import { escapeForAddress } from "./hash";
import { t } from "./strings";

type Choose = (place: number) => void;

const BEFORE = 18;
const LENGTH = 64;
const LONG_WORD = /([!-~\u00c0-\u024f]{16,})/;

/** A cut-out of the body around the first mention of the place, the name marked. */
export function snippet(corpus: Corpus, article: number, place: number | null): HTMLElement {
  const mention = place === null ? null : corpus.mentionOf(article, place);
  const line = h("p", { class: "mt-snippet" });
  corpus.texts.use(article, () => line.append(...around(corpus.bodyOf(article), mention)));
  return line;
}

function around(body: string, mention: Mention | null): (Node | string)[] {
  if (!mention) return [cut(body, 0, LENGTH)];
  const from = Math.max(0, mention.start - BEFORE);
  const end = mention.start + mention.length;
  return [
    opening(body, from, mention.start),
    h("mark", {}, flat(body.slice(mention.start, end))),
    cut(body, end, Math.max(20, LENGTH - (end - from))),
  ];
}

/** A cut-out around a found string. */
export function foundSnippet(text: string, at: number, length: number): HTMLElement {
  const from = Math.max(0, at - BEFORE);
  return h(
    "p",
    { class: "mt-snippet" },
    opening(text, from, at),
    h("mark", {}, flat(text.slice(at, at + length))),
    cut(text, at + length, LENGTH - BEFORE),
  );
}

/** The body as paragraphs, every located name a link. */
export function fullText(
  corpus: Corpus,
  article: number,
  current: readonly number[],
  choose: Choose,
): HTMLElement {
  const root = h("div", { class: "mt-text" });
  const there = corpus.texts.use(article, () =>
    root.replaceChildren(
      ...(corpus.texts.lacks(article)
        ? [h("p", { class: "mt-note", role: "alert" }, t("noText"))]
        : paragraphs(corpus, article, current, choose)),
    ),
  );
  if (!there) root.append(h("p", { class: "mt-note" }, t("reading")));
  return root;
}

function* paragraphs(
  corpus: Corpus,
  article: number,
  current: readonly number[],
  choose: Choose,
): Generator<HTMLElement> {
  const body = corpus.bodyOf(article);
  const mentions = corpus.bodyMentions(article);
  let at = 0;
  for (const paragraph of body.split("\n")) {
    const end = at + paragraph.length;
    if (paragraph.trim()) yield h("p", {}, ...lit(corpus, body, [at, end], mentions, current, choose));
    at = end + 1;
  }
}

/** The headline, every located name a link. */
export function fullHeadline(
  corpus: Corpus,
  article: number,
  current: readonly number[],
  choose: Choose,
): (Node | string)[] {
  const text = corpus.headlineOf(article);
  const mentions = corpus.block.articles.headline[article] ? corpus.headMentions(article) : [];
  return lit(corpus, text, [0, text.length], mentions, current, choose);
}

/** A span of a text with the names in it as links. */
function lit(
  corpus: Corpus,
  text: string,
  [from, end]: [number, number],
  mentions: readonly Mention[],
  current: readonly number[],
  choose: Choose,
): (Node | string)[] {
  const parts: (Node | string)[] = [];
  for (const { start, length, sense } of mentions) {
    if (start < from || start >= end) continue;
    const [place, role, score] = corpus.sense(sense);
    const link = name(corpus, text.slice(start, start + length), place, role, score, current, choose);
    if (corpus.corrected.has(corpus.sense(sense))) markCorrected(link);
    parts.push(...breakable(text.slice(from, start)), link);
    from = start + length;
  }
  if (from < end) parts.push(...breakable(text.slice(from, end)));
  return parts;
}

/** Words so long that the line before them would be torn apart may break anywhere. */
function breakable(text: string): (Node | string)[] {
  return text
    .split(LONG_WORD)
    .map((part, index) => (index % 2 ? h("span", { class: "mt-long" }, part) : part));
}

function name(
  corpus: Corpus,
  text: string,
  place: number,
  role: number,
  score: number,
  current: readonly number[],
  choose: Choose,
): HTMLElement {
  if (place < 0) return h("span", { class: "mt-name mt-name-open" }, text);
  const classes = ["mt-name"];
  if (role !== LITERAL) classes.push("mt-name-other");
  if (score < DOUBTFUL) classes.push("mt-name-doubtful");
  return placeLink(corpus, place, text, classes.join(" "), current, choose);
}

export function placeLink(
  corpus: Corpus,
  place: number,
  text: string,
  className: string,
  current: readonly number[],
  choose: Choose,
): HTMLElement {
  const { id, name: official } = corpus.block.places;
  return h(
    "a",
    {
      // A link, not a button: a name may break over two lines.
      href: `#p=${escapeForAddress(id[place])}`,
      class: className,
      title: official[place],
      "aria-current": current.includes(place) && "true",
      "data-place": id[place],
      onclick: (event) => {
        event.preventDefault();
        choose(place);
      },
    },
    text,
  );
}

function markCorrected(link: HTMLElement): void {
  link.classList.add("mt-name-corrected");
  link.title += `　${t("correctedBy")}`;
}

function cut(text: string, from: number, length: number): string {
  return flat(text.slice(from, from + length)) + (from + length < text.length ? "…" : "");
}

/** No line begins with a sign that belongs to what was cut off before it. */
function opening(text: string, from: number, end: number): string {
  const words = flat(text.slice(from, end));
  return from > 0 ? `…${words.replace(/^[\s%％、，。；：！？）》”’]+/, "")}` : words;
}

/** Paragraphs in one line: between Chinese ones there is no space. */
function flat(text: string): string {
  return text.replace(/([^ -~\s])?\s*\n\s*/g, (_, sign?: string) => sign ?? " ");
}
