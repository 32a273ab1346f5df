// Run in the page that is measured: how long until a frame shows what was done. `L` is Leaflet in every page.
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const map = Object.keys(window)
    .filter((name) => name.startsWith("map_"))
    .map((name) => window[name])
    .find((one) => one instanceof L.Map);
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const PATIENCE = 60000;

  async function until(condition, what) {
    const begin = performance.now();
    for (;;) {
      await frame();
      if (condition()) return performance.now();
      if (performance.now() - begin > PATIENCE) throw new Error(`nothing came of ${what}`);
    }
  }

  function mouse(target, type, x, y) {
    const event = { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0, detail: 1 };
    target.dispatchEvent(new MouseEvent(type, event));
  }

  /** Frames per second while the map is dragged to and fro. */
  async function pan(drags, frames, step) {
    const container = map.getContainer();
    const box = container.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    await frame();
    const before = map.getCenter().lng;
    const begin = performance.now();
    let moved = false;
    for (let drag = 0; drag < drags; drag++) {
      const way = drag % 2 ? -step : step;
      mouse(container, "mousedown", x, y);
      for (let i = 1; i <= frames; i++) {
        mouse(container, "mousemove", x + i * way, y + i * way * 0.4);
        await new Promise(requestAnimationFrame);
      }
      mouse(container, "mouseup", x + frames * way, y + frames * way * 0.4);
      moved ||= map.getCenter().lng !== before;
    }
    if (!moved) throw new Error("the map was not dragged");
    return (1000 * drags * frames) / (performance.now() - begin);
  }

  function standing() {
    const view = map.getContainer().getBoundingClientRect();
    const found = [];
    map.eachLayer((layer) => {
      if (!(layer instanceof L.Marker) || layer.getChildCount || !layer.getElement()) return;
      const box = layer.getElement().getBoundingClientRect();
      const inside = box.left > view.left && box.right < view.right && box.top > view.top && box.bottom < view.bottom;
      if (inside && box.width > 0) found.push(layer);
    });
    return found;
  }

  /** Markers to click; where all are clustered, those of the cluster that is opened up. */
  async function markers(most) {
    if (standing().length === 0) {
      let cluster;
      map.eachLayer((layer) => (cluster ??= layer.getAllChildMarkers ? layer : undefined));
      map.setView(cluster.getAllChildMarkers()[0].getLatLng(), map.getMaxZoom(), { animate: false });
      await pause(500);
      if (standing().length === 0) map.eachLayer((layer) => layer.spiderfy && layer.getElement() && layer.spiderfy());
      await pause(500);
    }
    const found = standing();
    const every = Math.max(1, Math.floor(found.length / most));
    return found.filter((_, index) => index % every === 0).slice(0, most);
  }

  /** Milliseconds from a click on a marker to the frame that shows its popup, one for each marker. */
  async function popups(most) {
    const times = [];
    for (const marker of await markers(most)) {
      const element = marker.getElement();
      if (!element) continue;
      const target = element.firstElementChild ?? element;
      const box = target.getBoundingClientRect();
      const at = [box.left + box.width / 2, box.top + box.height / 2];
      const begin = performance.now();
      for (const type of ["mousedown", "mouseup", "click"]) mouse(target, type, ...at);
      times.push((await until(() => document.querySelector(".leaflet-popup-content")?.textContent, "a click")) - begin);
      map.closePopup();
      await until(() => !document.querySelector(".leaflet-popup"), "closing a popup");
      await pause(300);
    }
    return times;
  }

  /** Back from a place to the overview. */
  async function overview() {
    document.querySelector(".mt-back")?.click();
    await pause(300);
  }

  /** Milliseconds from each keystroke to the frame that shows its results. */
  async function keystrokes(words) {
    const input = document.querySelector(".mt-search-input");
    const results = document.querySelector(".mt-results");
    const times = [];
    await overview();
    input.focus();
    for (let length = 1; length <= words.length; length++) {
      for (const old of results.children) old.setAttribute("data-old", "");
      const begin = performance.now();
      input.value = words.slice(0, length);
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const drawn = () => !results.hidden && results.firstElementChild && !results.querySelector("[data-old]");
      times.push((await until(drawn, "a keystroke")) - begin);
    }
    input.value = "";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.blur();
    return times;
  }

  /** Milliseconds from each change of the first day to the frame with the new count of articles. */
  async function filters(days) {
    await overview();
    document.querySelector(".mt-filter-button").click();
    await pause(300);
    const times = [];
    for (const day of days) {
      const count = () => document.querySelector("#mt-tab-articles .mt-count").textContent;
      const before = count();
      const input = document.querySelector(".mt-days input");
      const begin = performance.now();
      input.value = day;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      times.push((await until(() => count() !== before, "a date")) - begin);
      await pause(200);
    }
    return times;
  }

  window.watch = { pan, popups, keystrokes, filters };
})();
