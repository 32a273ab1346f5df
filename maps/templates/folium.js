// folium's popups say $(`<div>…</div>`)[0] and $(document).ready(f): this is all of jQuery that they need.
window.$ ??= (what) => {
  if (typeof what !== "string") return { ready: (run) => run() };
  const holder = document.createElement("template");
  holder.innerHTML = what.trim();
  return [...holder.content.children].map((child) => document.importNode(child, true));
};
