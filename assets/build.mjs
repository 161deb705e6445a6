// Builds web/static/built: one stylesheet, one script, the fonts and their licences.
// The list of inputs with their hashes goes into inputs.json, which a test compares.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "web", "static", "built");
const govuk = join(here, "node_modules", "govuk-frontend");
const atkinson = join(here, "node_modules", "@fontsource", "atkinson-hyperlegible");

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "fonts"), { recursive: true });

const styles = sass.compile(join(here, "styles", "rowan.scss"), {
  loadPaths: [join(here, "node_modules")],
  quietDeps: true,
  style: "compressed",
});
writeFileSync(join(out, "rowan.css"), styles.css + "\n");

await build({
  entryPoints: [join(here, "scripts", "rowan.mjs")],
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  minify: true,
  nodePaths: [join(here, "node_modules")],
  outfile: join(out, "rowan.js"),
  target: ["es2020"],
});

for (const subset of ["latin", "latin-ext"]) {
  for (const weight of ["400", "700"]) {
    const name = `atkinson-hyperlegible-${subset}-${weight}-normal.woff2`;
    cpSync(join(atkinson, "files", name), join(out, "fonts", name));
  }
}
cpSync(join(atkinson, "LICENSE"), join(out, "fonts", "LICENCE.txt"));
writeFileSync(
  join(out, "LICENCE-govuk-frontend.txt"),
  readFileSync(join(here, "licences", "govuk-frontend.txt")),
);

const inputs = {};
const inputFolders = ["styles", "scripts", "licences"];
const names = inputFolders.flatMap((f) => readdirSync(join(here, f)).map((n) => `${f}/${n}`));
for (const name of ["build.mjs", "package.json", "package-lock.json", ...names].sort()) {
  inputs[name] = createHash("sha256").update(readFileSync(join(here, name))).digest("hex");
}
writeFileSync(join(out, "inputs.json"), JSON.stringify(inputs, null, 2) + "\n");
