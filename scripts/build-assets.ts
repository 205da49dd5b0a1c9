import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import rtlcss from 'rtlcss';
import type { AssetManifest } from '../src/web/asset-manifest.ts';
import { iconNames } from '../src/web/components/icon-names.ts';

/** Where the project's root folder is: the one with `src` and `node_modules`. */
export interface BuildAssetsOptions {
  readonly root: string;
}

const dkfds = 'node_modules/dkfds/dist';
const fontFolder = `${dkfds}/fonts/IBMPlexSans/split/woff2`;
/** Anything in how the files are made that isn't seen from their sources: raise it when this file changes what it makes. */
const recipe = '2';

/**
 * The faces that pages use. dkfds asks for whole families of some 60 kB a weight; the same package has them split by
 * script, and Latin1 (17 kB) holds all that Danish and English need. Latin2 comes only to pages with such a letter in
 * them, such as the name of a Polish citizen.
 */
const faces = [
  { file: 'Regular', style: 'normal', weight: 400 },
  { file: 'Italic', style: 'italic', weight: 400 },
  { file: 'Medium', style: 'normal', weight: 500 },
  { file: 'SemiBold', style: 'normal', weight: 600 },
  { file: 'Bold', style: 'normal', weight: 700 },
] as const;
const scripts = {
  Latin1:
    'U+0000,U+000D,U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2013-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212,U+FB01-FB02',
  Latin2: 'U+0100-0130,U+0132-0151,U+0154-024F,U+0259,U+1E00-1EFF,U+20A0-20AB,U+20AD-20CF,U+2C60-2C7F,U+A720-A7FF',
} as const;
/** Fetched together with the styles rather than after them: body text and the main heading. */
const preloaded = ['Regular-Latin1', 'Bold-Latin1'];

/**
 * Makes `.build/assets/`: styles, scripts, fonts and icons under names that hold the digest of their content, each with
 * a `.br` and a `.gz` beside it where that is smaller, and `manifest.json` that says which is which. Does nothing when
 * the sources are those of the last time, so that it can be called at every start. Several processes may call it at
 * once: every file is written beside its place and moved there, the manifest last.
 */
export async function buildAssets({ root }: BuildAssetsOptions): Promise<AssetManifest> {
  const folder = join(root, '.build', 'assets');
  const sources = await readSources(root);
  const earlier = await readManifest(folder);
  if (earlier?.sources === sources.digest) return earlier;
  await mkdir(folder, { recursive: true });
  const files: Record<string, string> = {};
  const emit = async (name: string, content: Uint8Array): Promise<string> => {
    const hashed = withDigest(name, content);
    await writeCompressed(folder, hashed, content);
    files[name] = hashed;
    return hashed;
  };
  const fontCss = await emitFonts(root, emit);
  const style = await emitStyle(root, sources, fontCss, emit);
  await emit('icons.svg', await iconSprite(root));
  await emit('favicon.svg', await readFile(join(root, 'src/web/favicon.svg')));
  const browserScripts = await emitScripts(root, sources, emit);
  const manifest: AssetManifest = {
    sources: sources.digest,
    files,
    style,
    scripts: browserScripts,
    preload: preloaded.map((face) => files[`IBMPlexSans-${face}.woff2`] ?? ''),
  };
  await writeInPlace(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}

type Emit = (name: string, content: Uint8Array) => Promise<string>;

interface Sources {
  readonly digest: string;
  /** The text of every page part: where a class that is named nowhere is dropped from the styles. */
  readonly parts: readonly string[];
  readonly entries: readonly string[];
}

async function readSources(root: string): Promise<Sources> {
  const all = (await readdir(join(root, 'src'), { recursive: true })).sort().map((name) => join(root, 'src', name));
  const parts = all.filter((path) => path.endsWith('.tsx') && !path.includes('.test.'));
  const browser = all.filter((path) => path.includes(join('web', 'browser')) && /(?<!\.test)\.tsx?$/.test(path));
  // The scripts may import from anywhere in src, so that a change in any module is one in them.
  const modules = all.filter((path) => /(?<!\.test)\.ts$/.test(path));
  const styles = all.filter((path) => path.includes(join('web', 'browser')) && path.endsWith('.css'));
  const others = ['src/web/styles.css', 'src/web/favicon.svg', 'node_modules/dkfds/package.json'].map((path) =>
    join(root, path),
  );
  const hash = createHash('sha256').update(recipe);
  const texts: string[] = [];
  for (const path of [...parts, ...modules, ...styles, ...others]) {
    const text = await readFile(path, 'utf8');
    hash.update(relative(root, path)).update('\0').update(text).update('\0');
    if (parts.includes(path) || browser.includes(path)) texts.push(text);
  }
  return {
    digest: hash.digest('hex'),
    parts: texts,
    entries: browser.filter((path) => /\/[^/]+\.entry\.tsx?$/.test(path)),
  };
}

async function emitFonts(root: string, emit: Emit): Promise<string> {
  const rules: string[] = [];
  for (const { file, style, weight } of faces) {
    for (const [script, range] of Object.entries(scripts)) {
      const name = `IBMPlexSans-${file}-${script}.woff2`;
      const hashed = await emit(name, await readFile(join(root, fontFolder, name)));
      rules.push(
        `@font-face{font-family:"IBM Plex Sans";font-style:${style};font-weight:${weight};font-display:swap;src:url(${hashed}) format("woff2");unicode-range:${range}}`,
      );
    }
  }
  return rules.join('\n');
}

/** dkfds without its font faces and without what no page part names, then our own few rules. */
async function emitStyle(root: string, sources: Sources, fontCss: string, emit: Emit): Promise<string> {
  const whole = await readFile(join(root, dkfds, 'css/dkfds.min.css'), 'utf8');
  const withoutFaces = whole.replace(/@font-face\{[^}]*\}/g, '');
  const [purged] = await new PurgeCSS().purge({
    content: sources.parts.map((raw) => ({ raw, extension: 'tsx' })),
    css: [{ raw: withoutFaces }],
    keyframes: true,
    // Put on by scripts or by the browser's own features, so no page part needs to name them.
    safelist: { standard: ['show-content', 'collapsed', 'open', 'html', 'body'] },
    // `:not(.card)` names classes too; a rule that only excludes one must stay.
    dynamicAttributes: ['aria-current', 'aria-expanded', 'aria-invalid', 'open'],
  });
  const own = await readFile(join(root, 'src/web/styles.css'), 'utf8');
  const css = await replaceUrls(`${fontCss}\n${purged?.css ?? ''}\n${own}`, root, emit);
  // The same styles mirrored, for pages whose lines run from right to left: dkfds is written with left and right.
  await emit('page.rtl.css', await minified(rtlcss.process(css)));
  return emit('page.css', await minified(css));
}

async function minified(css: string): Promise<Uint8Array> {
  const { code } = await transform(css, {
    loader: 'css',
    minify: true,
    charset: 'utf8',
    target: ['es2022', 'safari16'],
  });
  return Buffer.from(code);
}

async function replaceUrls(css: string, root: string, emit: Emit): Promise<string> {
  const wanted = new Set([...css.matchAll(/url\(["']?\.\.\/(img\/[^)"']+)["']?\)/g)].map((match) => match[1] ?? ''));
  const hashed = new Map<string, string>();
  for (const path of wanted) hashed.set(path, await emit(basename(path), await readFile(join(root, dkfds, path))));
  return css.replace(/url\(["']?\.\.\/(img\/[^)"']+)["']?\)/g, (_, path: string) => `url(${hashed.get(path)})`);
}

/** One file of symbols that `<use href="…#name">` draws from: dkfds puts 130 of them (90 kB) into every page instead. */
async function iconSprite(root: string): Promise<Uint8Array> {
  const symbols: string[] = [];
  for (const name of iconNames) {
    const svg = await readFile(join(root, dkfds, 'img/svg-icons', `${name}.svg`), 'utf8');
    const viewBox = /viewBox="([^"]+)"/.exec(svg)?.[1] ?? '0 0 24 24';
    const inner =
      /<svg[^>]*>([\s\S]*)<\/svg>/
        .exec(svg)?.[1]
        ?.replace(/ fill="[^"]*"/g, '')
        .trim() ?? '';
    symbols.push(`<symbol id="${name}" viewBox="${viewBox}">${inner}</symbol>`);
  }
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
}

/** Bundles each `src/web/browser/{name}.entry.ts` into one script of its own. */
async function emitScripts(root: string, sources: Sources, emit: Emit): Promise<Record<string, string>> {
  const built: Record<string, string> = {};
  for (const entry of sources.entries) {
    const name = basename(entry).replace(/\.entry\.tsx?$/, '');
    const { outputFiles } = await build({
      entryPoints: [entry],
      absWorkingDir: root,
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      legalComments: 'none',
      logLevel: 'silent',
    });
    built[name] = await emit(`${name}.js`, outputFiles[0]?.contents ?? new Uint8Array());
    const style = await readStyle(entry);
    if (style !== null) await emit(`${name}.css`, Buffer.from(style));
  }
  return built;
}

/** The styles beside an entry, for what that script alone draws; null where there are none. */
async function readStyle(entry: string): Promise<string | null> {
  const path = entry.replace(/\.entry\.tsx?$/, '.css');
  if (!existsSync(path)) return null;
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    target: ['es2022', 'safari16'],
    // A library's few small pictures; ours are files of their own.
    loader: { '.png': 'dataurl' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? null;
}

function withDigest(name: string, content: Uint8Array): string {
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 10);
  return name.replace(/(\.[a-z0-9]+)$/, `.${digest}$1`);
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function writeCompressed(folder: string, name: string, content: Uint8Array): Promise<void> {
  await writeInPlace(join(folder, name), content);
  if (name.endsWith('.woff2')) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  for (const [extension, smaller] of [
    ['br', await brotli(content, quality)],
    ['gz', await zip(content, { level: 9 })],
  ] as const) {
    if (smaller.byteLength < content.byteLength) await writeInPlace(join(folder, `${name}.${extension}`), smaller);
  }
}

async function writeInPlace(path: string, content: Uint8Array | string): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  await writeFile(beside, content);
  await rename(beside, path);
}

async function readManifest(folder: string): Promise<AssetManifest | null> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    // None yet, or a damaged one: both mean that the files are made anew.
    return null;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const manifest = await buildAssets({ root: process.cwd() });
  console.log(`${Object.keys(manifest.files).length} files in .build/assets`);
}
