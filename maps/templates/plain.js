// The page without the bundled explorer: the list of articles always, the map when Leaflet could be loaded.
window.mengtu = (() => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const LITERAL = 0;

  function numbers(text) {
    const found = [];
    let value = 0;
    let shift = 0;
    for (const digit of text) {
      const bits = DIGITS.indexOf(digit);
      value += (bits & 31) * 2 ** shift;
      shift += 5;
      if (bits < 32) {
        found.push(value);
        value = shift = 0;
      }
    }
    return found;
  }

  function element(tag, className, text, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  }

  function read(dataId) {
    const data = JSON.parse(document.getElementById(dataId).textContent);
    const places = data.places.id.map((id, index) => ({
      name: data.places.name[index], path: data.places.path[index], at: [data.places.lat[index], data.places.lon[index]],
      articles: [],
    }));
    const articles = data.articles.id.map((id, index) => ({
      id: `mt-article-${index}`, headline: data.articles.headline[index] || data.articles.body[index].slice(0, 24),
      date: data.articles.date[index] ?? data.articles.issued[index] ?? "",
      source: data.docs[data.articles.doc[index]], body: data.articles.body[index], places: new Set(),
    }));
    articles.forEach((article, index) => {
      for (const column of ["headMentions", "mentions"]) {
        numbers(data.articles[column][index]).forEach((value, position) => {
          const [place, role] = position % 3 === 2 ? data.senses[value] : [-1];
          if (place >= 0 && role === LITERAL) article.places.add(places[place]);
        });
      }
      article.places.forEach((place) => place.articles.push(article));
    });
    return { data, articles, places: places.filter((place) => place.articles.length > 0) };
  }

  function list(root, { data, articles, places }) {
    root.append(element("h1", "", data.meta.title), element("p", "mt-note",
      `${articles.length} 篇报道，${places.length} 个地点。安装时没有 npm，所以这是简易版：地图需要联网，列表不需要。`));
    for (const article of articles) {
      const paragraphs = article.body.split("\n").map((text) => element("p", "", text));
      const line = [article.date, article.source.newspaper ?? article.source.name].filter(Boolean).join(" · ");
      const names = [...article.places].map((place) => place.name).join("、");
      const card = element("article", "mt-article", "", element("h2", "", article.headline), element("p", "mt-note", line),
        element("p", "mt-places", names), element("details", "", "", element("summary", "", "全文"), ...paragraphs));
      card.id = article.id;
      root.append(card);
    }
  }

  function popup(place) {
    const items = place.articles.map((article) => {
      const link = element("a", "", article.headline);
      link.href = `#${article.id}`;
      return element("li", "", article.date ? `${article.date} ` : "", link);
    });
    return element("div", "", "", element("strong", "", place.name), element("p", "mt-note", place.path.join(" › ")),
      element("ul", "", "", ...items));
  }

  function outline(arc) {
    let lon = 0;
    let lat = 0;
    const turn = (value) => (value % 2 ? -(value + 1) / 2 : value / 2);
    const values = numbers(arc);
    return values.flatMap((value, index) => {
      if (index % 2 === 0) {
        lon += turn(value);
        return [];
      }
      lat += turn(value);
      return [[lat / 1000, lon / 1000]];
    });
  }

  function draw(map, { data, places }) {
    const lines = (data.boundaries?.arcs ?? []).map(outline);
    L.polyline(lines, { color: "#8a8577", weight: 1, interactive: false }).addTo(map);
    const cluster = L.markerClusterGroup({ showCoverageOnHover: false }).addTo(map);
    const drawn = places.filter((place) => place.at[0] !== null);
    for (const place of drawn) {
      const radius = 5 + 2 * Math.sqrt(place.articles.length);
      const marker = L.circleMarker(place.at, { radius, color: "#fff", weight: 1, fillColor: "#b3402a", fillOpacity: 0.85 });
      cluster.addLayer(marker.bindTooltip(() => element("span", "", place.name)).bindPopup(() => popup(place)));
    }
    if (drawn.length) map.fitBounds(drawn.map((place) => place.at), { padding: [24, 24], maxZoom: 9 });
  }

  let page;
  document.addEventListener("DOMContentLoaded", () => {
    const root = document.getElementById("mt-root");
    if (root) list(root, (page ??= read("mt-data")));
  });
  return { start: (map, dataId) => draw(map, (page ??= read(dataId))) };
})();
