// A mengtu frame tells how high it would like to be; nothing else is read, from nobody else.
addEventListener("message", (event) => {
  const said = event.data;
  if (!said || said.mengtu !== 1 || said.type !== "height" || !Number.isFinite(said.height)) return;
  for (const frame of document.querySelectorAll("iframe.mengtu"))
    if (frame.contentWindow === event.source)
      frame.style.height = `${Math.min(Math.max(Math.round(said.height), 240), 2000)}px`;
});
