// Work put off, so that neither the first frame nor a click waits for it.

/** Longest wait for a frame: pages out of sight draw none. */
const UNSEEN_MS = 100;

/** After whatever the reader has done meanwhile. */
export function nextTask(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/** When what has been done so far is drawn. */
export function nextFrame(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, UNSEEN_MS);
  });
}
