// Chinese punctuation where a page's text has Latin: OCR often writes `,` between Chinese characters. For the eye
// only, and one character for one, so that offsets hold; the data keep what is printed.

const WIDE: Record<string, string> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" };
const AFTER_CHINESE = /([\u3400-\u9fff”’》）」】])([,;:?!])(?!\/)/g;
const BEFORE_CHINESE = /([\w%％])(,)(?=[\u3400-\u9fff“‘《（「【])/g;
const BRACKETS = /\(([^()\n]*[\u3400-\u9fff][^()\n]*)\)/g;

/** The same text, as long, with the punctuation of Chinese around Chinese. */
export function typeset(text: string): string {
  const wide = (_: string, before: string, sign: string) => before + WIDE[sign];
  return text.replace(BRACKETS, "（$1）").replace(AFTER_CHINESE, wide).replace(BEFORE_CHINESE, wide);
}
