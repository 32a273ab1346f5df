// Everything the interface says, 中文 and English side by side. {0}, {1} are filled in.

const TABLE = {
  skip: ["跳到列表", "Skip to the list"],
  panel: ["地点与报道", "Places and articles"],
  map: ["新闻地图", "News map"],
  places: ["地点", "Places"],
  articles: ["报道", "Articles"],
  open: ["未定地名", "Left open"],
  nArticles: ["{0} 篇报道", "{0} articles"],
  nArticle: ["{0} 篇报道", "{0} article"],
  nShort: ["{0} 篇", "{0}"],
  ofAll: ["{0} / {1}", "{0} of {1}"],
  more: ["再显示 {0} 条", "Show {0} more"],
  unprinted: ["另有 {0} 条未印", "{0} more, not printed"],
  noPlaces: ["没有符合条件的地点。", "No place matches."],
  noArticles: ["没有符合条件的报道。", "No article matches."],
  noPlacesAtAll: ["这些报道里没有可以上图的地点。", "No place in these articles can be put on the map."],
  emptyCorpus: ["这些版面里没有找到报道。", "No articles were found on these pages."],
  clear: ["清除筛选", "Clear filters"],
  noOpen: ["每个地名都已定位。", "Every name found its place."],
  noOpenHere: ["符合条件的报道里没有未定的地名。", "No name is left open in these articles."],
  andOthers: ["{0}等", "{0} +"],
  openIntro: [
    "下列地名在报道中出现，但没有足够依据定到某一处，因此不上图。",
    "These names appear in the articles, but the evidence does not settle on one place, so they are not on the map.",
  ],
  search: ["搜索地点、标题、正文", "Search places, headlines, text"],
  searchHelp: ["可用汉字、拼音或首字母", "Chinese, pinyin or initials"],
  results: ["{0} 条结果", "Results: {0}"],
  noResults: ["没有找到“{0}”", "Nothing found for “{0}”"],
  filters: ["筛选", "Filters"],
  filtersOn: ["筛选（{0} 项）", "Filters ({0})"],
  undated: ["未注明日期", "undated"],
  date: ["日期", "Date"],
  from: ["从", "From"],
  to: ["到", "To"],
  badDate: ["请写成 2024-04-13、2024-04 或 2024", "Write 2024-04-13, 2024-04 or 2024"],
  badDates: ["开始日期晚于结束日期", "The first day is later than the last"],
  kinds: ["地点类别", "Kind of place"],
  leagues: ["盟市", "League or city"],
  papers: ["报纸", "Newspaper"],
  roles: ["地名用法", "Role of the name"],
  role1: ["机构名称中", "inside an organisation’s name"],
  role2: ["修饰产品、人物等", "modifies a product or people"],
  role3: ["泛指地区", "vague region"],
  rolesNote: ["实指地点始终显示", "The place itself is always shown"],
  showDoubtful: ["包括存疑的地点（虚线）", "Include doubtful places (dashed)"],
  play: ["按时间播放", "Play through time"],
  pause: ["暂停", "Pause"],
  back: ["返回", "Back"],
  previous: ["上一篇", "Previous"],
  next: ["下一篇", "Next"],
  source: ["{0}，第 {1} 行起", "{0}, from line {1}"],
  reporters: ["记者 {0}", "By {0}"],
  about: ["主要写：", "Mainly about: "],
  dateline: ["电头 {0}", "Dateline {0}"],
  placesHere: ["文中地点", "Places in this article"],
  reading: ["正在读取正文……", "Reading the text…"],
  cutOff: [
    "文件没有下载完整，缺少 {0} 篇报道的正文。",
    "This file is incomplete: the texts of {0} articles are missing.",
  ],
  noText: ["正文缺失：文件没有下载完整。", "The text is missing: this file is incomplete."],
  noPlacesHere: ["文中没有定位的地点。", "No located places in this article."],
  allOfPlace: ["全部 {0} 篇", "All {0}"],
  printed: ["报上写作", "As printed"],
  hierarchy: ["隶属", "Belongs to"],
  coordinates: ["坐标", "Coordinates"],
  precision: ["误差约 {0} 公里", "± {0} km"],
  areaNote: ["区域名称，标在区域内的标注点", "An area, labelled at a point inside it"],
  derivedNote: ["名录未载，据通名与所在地推定", "In no catalogue; placed by its generic name and container"],
  score: ["可信度", "Confidence"],
  evidence: ["依据", "Evidence"],
  candidates: ["也可能是", "It might also be"],
  adcode: ["区划代码", "Division code"],
  doubtful: ["存疑", "doubtful"],
  corrected: ["已更正", "corrected"],
  correctedBy: ["已按更正表改定", "Corrected by hand, from the table of corrections"],
  correctedNote: ["圆点＝已更正", "Dot = corrected"],
  legend: ["图例", "Legend"],
  layers: ["图层", "Layers"],
  view: ["显示方式", "View"],
  pins: ["地点", "Places"],
  choroLeague: ["各盟市报道数", "Articles by league"],
  choroBanner: ["各旗县报道数", "Articles by banner"],
  heat: ["热力", "Heat"],
  linesLayer: ["地点连线（同篇出现）", "Lines between places named together"],
  perCapita: ["每 10 万人的报道数", "Articles per 100,000 inhabitants"],
  share: ["占报道的比例", "Share of articles"],
  noData: ["无报道", "none"],
  borders: ["界线", "Borders"],
  names: ["地名注记", "Names"],
  sizeNote: ["大小＝报道数", "Size = articles"],
  clusterNote: ["邻近地点合并，共 8 篇", "places merged, 8 articles"],
  density: ["报道密度", "Density of articles"],
  less: ["疏", "few"],
  dense: ["密", "many"],
  dashNote: ["虚线＝存疑", "Dashed = doubtful"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  home: ["看全图", "Show all"],
  clusterLabel: ["{0} 个地点，{1}", "{0} places, {1}"],
  holds: ["，含所选的{0}", ", with {0}, which is chosen"],
  comma: ["，", ", "],
  aside: ["{0}（{1}）", "{0} ({1})"],
  pair: ["{0} — {1}", "{0} — {1}"],
  pairs: ["同篇出现最多", "Most often named together"],
  noPairs: ["没有两地同篇出现", "No two places are named together"],
  nameBoth: ["{0}同时写到两地", "{0} naming both"],
  linked: ["{0} — {1}：{2} 篇同现", "{0} — {1}: together in {2}"],
  more_: ["更多", "More"],
  language: ["English", "中文"],
  theme: ["深浅", "Theme"],
  themeAuto: ["随系统", "System"],
  themeLight: ["浅色", "Light"],
  themeDark: ["深色", "Dark"],
  copyLink: ["复制链接", "Copy link"],
  copyEmbed: ["复制嵌入代码", "Copy embed code"],
  openFull: ["在新窗口打开", "Open in a new window"],
  copied: ["已复制", "Copied"],
  copyFailed: ["未能复制，请从地址栏复制", "Could not copy; use the address bar"],
  geojson: ["地点 GeoJSON", "Places, GeoJSON"],
  csv: ["地点 CSV", "Places, CSV"],
  png: ["地图 PNG", "Map, PNG"],
  print: ["打印", "Print"],
  correct: ["更正", "Suggest a correction"],
  correctTitle: ["这个定位不对？", "Is this place wrong?"],
  correctOpen: ["它指的是哪里？", "Which place is meant?"],
  notPlace: ["不是地名", "Not a place"],
  elsewhere: ["另定坐标（纬度，经度）", "Other coordinates (lat,lon)"],
  apply: ["记下", "Note it"],
  undo: ["撤销", "Undo"],
  download: ["下载更正表", "Download the corrections"],
  noted: ["已记下 {0} 处更正", "Corrections noted: {0}"],
  corrections: ["corrections.csv（{0} 处更正）", "corrections.csv ({0})"],
  badCoordinates: ["请写成“纬度，经度”，如 42.41，101.27", "Write lat,lon, for example 42.41,101.27"],
  boundaries: ["界线：{0}", "Boundaries: {0}"],
  reviewNo: ["审图号：{0}", "Map review no. {0}"],
  sheet: ["展开或收起列表", "Expand or collapse the list"],
  dated: ["{0}至{1}", "{0} to {1}"],
  g_area: ["国家、省、盟市", "Country, province, league"],
  g_county: ["旗县", "Banner, county"],
  g_town: ["乡镇、村", "Township, village"],
  g_port: ["口岸", "Port of entry"],
  g_transport: ["机场、车站", "Airport, station"],
  g_nature: ["山水草原", "Nature"],
  g_site: ["场所、园区", "Sites"],
  g_abroad: ["国外", "Abroad"],
} as const;

const KINDS: Record<string, readonly [string, string]> = {
  country: ["国家", "country"],
  province: ["省级政区", "province"],
  prefecture: ["地级政区", "prefecture"],
  county: ["县级政区", "county"],
  township: ["乡镇级政区", "township"],
  village: ["村", "village"],
  port: ["口岸", "port of entry"],
  airport: ["机场", "airport"],
  station: ["车站", "station"],
  scenic: ["景区", "scenic area"],
  lake: ["湖泊", "lake"],
  river: ["河流", "river"],
  mountain: ["山", "mountain"],
  desert: ["沙漠", "desert"],
  grassland: ["草原", "grassland"],
  wetland: ["湿地", "wetland"],
  reservoir: ["水库", "reservoir"],
  forest: ["林区", "forest"],
  basin: ["盆地", "basin"],
  plain: ["平原", "plain"],
  plateau: ["高原", "plateau"],
  sea: ["海", "sea"],
  island: ["岛", "island"],
  pass: ["山口", "pass"],
  gorge: ["峡谷", "gorge"],
  facility: ["设施", "facility"],
  zone: ["园区", "zone"],
  museum: ["博物馆", "museum"],
  region: ["地区", "region"],
  unit: ["国外政区", "division abroad"],
  city: ["国外城市", "city abroad"],
  soum: ["苏木", "soum"],
  road: ["公路", "road"],
  railway: ["铁路", "railway"],
  natural: ["自然地物", "natural feature"],
};

export type Key = keyof typeof TABLE;
export type Language = "zh" | "en";

let column = 0;

export function setLanguage(language: Language): void {
  column = language === "en" ? 1 : 0;
}

/** The words for `key` in the language in force. */
export function t(key: Key, ...values: (string | number)[]): string {
  return TABLE[key][column].replace(/\{(\d)\}/g, (_, n: string) => {
    const value = values[Number(n)];
    return typeof value === "number" ? grouped(value) : String(value ?? "");
  });
}

/** `1,234`: as `toLocaleString`, which is slow to start. */
export function grouped(n: number): string {
  return Number.isInteger(n) ? String(n).replace(/\B(?=(\d{3})+$)/g, ",") : n.toLocaleString("en-US");
}

export function kindName(kind: string): string {
  return KINDS[kind]?.[column] ?? kind;
}

export function countArticles(n: number): string {
  return t(n === 1 ? "nArticle" : "nArticles", n);
}

/** From the first to the last day, or the one day. */
export function dateRange(from: string | null, to: string | null): string {
  if (!from || !to) return "";
  return from === to ? dateWords(from) : t("dated", dateWords(from), dateWords(to));
}

/** `2025年11月4日` or `4 Nov 2025`. */
export function dateWords(date: string | null): string {
  if (!date) return t("undated");
  const [year, month, day] = date.split("-").map(Number);
  if (column === 0) return `${year}年${month}月${day}日`;
  const name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[month - 1];
  return `${day} ${name} ${year}`;
}
