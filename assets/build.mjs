// Builds the look: node build.mjs '{"out": "…", "htmx": "…", "icons": ["home", …]}'
// Only files that the style sheet or a page names are copied: the front page weighs what it needs.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const design = join(here, "node_modules", "dkfds", "dist");
const { out, htmx, icons } = JSON.parse(process.argv[2]);
const folders = { "fonts/": join(design, "fonts", "IBMPlexSans/"), "img/": join(design, "img/") };

// Hashed static files refuse a source map that is not there.
const withoutMap = (text) => text.replace(/^\/[/*]# sourceMappingURL=.*$/gm, "");

function copyNamed(name) {
  const folder = Object.keys(folders).find((prefix) => name.startsWith(prefix));
  const source = folder ? join(folders[folder], name.slice(folder.length)) : join(here, name);
  if (!existsSync(source)) throw new Error(`The style sheet names ${name}, which is not at ${source}.`);
  mkdirSync(dirname(join(out, name)), { recursive: true });
  copyFileSync(source, join(out, name));
}

function styles() {
  const compiled = sass.compile(join(here, "styles", "main.scss"), {
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions"],
    style: "compressed",
  }).css;
  // dkfds declares 16 whole fonts; our own layer declares the four split ones that pages use.
  const css = withoutMap(compiled).replace(/@font-face\s*\{[^}]*\/complete\/[^}]*\}/g, "");
  const names = [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map((match) => match[1]);
  new Set(names.filter((name) => !/^(data:|#)/.test(name)).map((name) => name.split(/[?#]/)[0])).forEach(copyNamed);
  writeFileSync(join(out, "praksisnet.css"), css);
}

function sprite() {
  const all = readFileSync(join(design, "img", "all-svg-icons.svg"), "utf8");
  const symbols = [...all.matchAll(/<symbol id="([^"]+)".*?<\/symbol>/gs)].filter((match) => icons.includes(match[1]));
  writeFileSync(
    join(out, "icons.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg">${symbols.map((match) => match[0]).join("")}</svg>\n`,
  );
}

// PDFs are set with whole fonts: what sets them reads no woff, and a name may hold any letter.
function type() {
  const plex = join(design, "fonts", "IBMPlexSans", "complete");
  mkdirSync(join(out, "type"), { recursive: true });
  ["Regular", "SemiBold"].forEach((weight) => {
    copyFileSync(join(plex, "ttf", `IBMPlexSans-${weight}.ttf`), join(out, "type", `IBMPlexSans-${weight}.ttf`));
  });
  copyFileSync(join(plex, "ttf", "license.txt"), join(out, "type", "license.txt"));
}

function scripts() {
  const own = join(here, "scripts");
  const sources = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith(".js")) : [];
  const pairs = sources.map((name) => [join(own, name), name]);
  pairs.push([join(design, "js", "dkfds.min.js"), "dkfds.min.js"], [htmx, "htmx.min.js"]);
  pairs.forEach(([source, name]) => writeFileSync(join(out, name), withoutMap(readFileSync(source, "utf8"))));
}

mkdirSync(out, { recursive: true });
styles();
sprite();
type();
scripts();
