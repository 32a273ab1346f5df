// Work that can wait until the page rests.

const REST_MS = 1000;

/** Run `work` when the reader has been shown the page and nothing else is to be done. */
export function whenIdle(work: () => void): void {
  setTimeout(() => {
    if (typeof requestIdleCallback === "undefined") work();
    else requestIdleCallback(work, { timeout: REST_MS });
  }, REST_MS);
}
