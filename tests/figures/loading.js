// Put into every page before its own scripts: when, since navigation began, a reader could first click a mark.
//
// That is when a frame with a mark in it has been drawn and nothing keeps a click waiting. A page that goes on to
// work in long tasks (more than 50 ms, by the browser's own account) is not ready before the last of them: the
// next must not begin for a second. All systems are watched alike, inside the page, so that the way to
// the program that steers the browser counts for none.
window.interactive = (() => {
  const QUIET_MS = 1000;
  let busy = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) busy = Math.max(busy, task.startTime + task.duration);
  }).observe({ type: "longtask", buffered: true });
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** Whether a mark, or a cluster of marks, is in view. */
  function shown() {
    return [...document.querySelectorAll(".leaflet-marker-icon")].some((mark) => {
      const box = mark.getBoundingClientRect();
      return box.bottom > 0 && box.right > 0 && box.left < innerWidth && box.top < innerHeight;
    });
  }

  return async () => {
    while (!shown()) await frame();
    await frame();
    const seen = performance.now();
    while (performance.now() - Math.max(seen, busy) < QUIET_MS) await frame();
    return Math.max(seen, busy);
  };
})();
// Frames are watched from the first one on.
window.interactive = ((begun) => () => begun)(window.interactive());
