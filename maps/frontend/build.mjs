// node build.mjs [folder]   bundles the page's script and style sheet into `folder` (default ../assets):
// mengtu.js, boot.js (for pages whose code is compressed), mengtu.css and manifest.json with the versions used and the integrity hash of each file.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "..", "assets"));
const read = (path) => readFile(join(here, path), "utf8");
const pkg = JSON.parse(await read("package.json"));
const versions = { mengtu: pkg.version, ...pkg.dependencies };
delete versions.esbuild;

// Licences ask that their notice travels with the code.
const notice = async (name, licence) =>
  `${name} ${versions[name]}\n${(await read(`node_modules/${name}/${licence}`)).trim()}`;
const legal = [
  `mengtu ${pkg.version} (MIT)`,
  await notice("leaflet", "LICENSE"),
  await notice("leaflet.markercluster", "MIT-LICENCE.txt"),
].join("\n\n");
const js = `/*!\n${legal.replaceAll("*/", "* /")}\n*/`;

// Leaflet's style sheet asks for pictures that the page never uses (nothing may be fetched), and has rules for
// browsers that the bundle's script no longer runs in.
const OLD_BROWSERS = /^[^{}\n]*(?:\.lvml|-vml-|\.leaflet-oldie|behavior:)[^{}]*\{[^{}]*\}/gm;
// So do prefixes; esbuild writes those that the target asks for.
const PREFIXED = /(?<!\w)-(?:moz|ms|o|webkit-(?=trans|user-select))[\w-]*:[^;{}]*;|cursor:\s*-[^;{}]*;/g;
const withoutPictures = {
  name: "without-pictures",
  setup(builder) {
    builder.onLoad({ filter: /node_modules.*\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replace(/\/\*[^]*?\*\//g, "")
        .replace(OLD_BROWSERS, "")
        .replace(PREFIXED, "")
        .replace(/url\([^)]*\)/g, "none"),
      loader: "css",
    }));
  },
};

// As modules the libraries are smaller, and parsed once instead of once for each function around them. Plug-ins add
// to `L`, so it is an object of its own and not the module, which is sealed.
const LEAFLET = join(here, "node_modules/leaflet/dist/leaflet-src.esm.js");
// What Leaflet asks about browsers that the bundle's script does not run in is answered here, so that what it has for
// them is left out; and it is to move elements by translate(): each one moved by translate3d() is a layer of its own to
// the browser's compositor, and a map has hundreds of marks and names. The pane that holds them is one (map.css).
const ANSWERS = {
  ...{ ielt9: false, msPointer: false, vml: false, edge: false, mobileOpera: false, inlineSvg: false },
  ...{ ie3d: true, any3d: true, svg: true, canvas: true, passiveEvents: true },
};
const ASKED = new RegExp(`\\bBrowser\\.(${Object.keys(ANSWERS).join("|")})\\b`, "g");
const CLUSTERS = join(here, "node_modules/leaflet.markercluster/src/index.js");
const asModules = {
  name: "as-modules",
  setup(builder) {
    builder.onResolve({ filter: /^leaflet$/ }, ({ path }) => ({ path, namespace: "whole" }));
    builder.onResolve({ filter: /^leaflet\.markercluster$/ }, () => ({ path: CLUSTERS }));
    builder.onLoad({ filter: /./, namespace: "whole" }, () => ({
      contents: `import * as all from ${JSON.stringify(LEAFLET)}; export default { ...all };`,
      resolveDir: here,
    }));
    builder.onLoad({ filter: /leaflet-src\.esm\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replace(ASKED, (_, name) => ANSWERS[name])
        .replace("var vmlCreate = (function", "var vmlCreate = /* @__PURE__ */ (function"),
    }));
  },
};

const common = {
  bundle: true,
  minify: true,
  legalComments: "none",
  charset: "utf8",
  write: false,
  logLevel: "warning",
};
const script = await build({
  ...common,
  entryPoints: [join(here, "src/main.ts")],
  format: "iife",
  target: ["es2021"],
  plugins: [asModules],
  banner: { js },
});
const boot = await build({
  ...common,
  entryPoints: [join(here, "src/boot.ts")],
  format: "iife",
  target: ["es2021"],
});
const style = await build({
  ...common,
  entryPoints: [join(here, "src/main.css")],
  target: ["chrome100", "firefox100", "safari15"],
  plugins: [withoutPictures],
  banner: {
    css: `/*! mengtu ${pkg.version} (MIT); Leaflet ${versions.leaflet} (BSD-2-Clause); Leaflet.markercluster ${versions["leaflet.markercluster"]} (MIT) */`,
  },
});

// A closing tag inside the bundle would end the element that carries it.
const inElement = ({ outputFiles }) => outputFiles[0].text.replaceAll("</script", "<\\/script");
const files = {
  "mengtu.js": inElement(script),
  "boot.js": inElement(boot),
  "mengtu.css": style.outputFiles[0].text,
};
await mkdir(out, { recursive: true });
const sri = {};
for (const [name, text] of Object.entries(files)) {
  await writeFile(join(out, name), text);
  sri[name] = `sha384-${createHash("sha384").update(text).digest("base64")}`;
}
await writeFile(join(out, "manifest.json"), `${JSON.stringify({ versions, sri }, null, 2)}\n`);
