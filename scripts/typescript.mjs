// Lets Node run the project's TypeScript and TSX from their sources: `node --import ./scripts/typescript.mjs FILE`.
// What esbuild makes of them is kept in .build/sources; see docs/decisions/0017-esbuild.md for why it isn't tsx.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);

const options = /** @type {const} */ ({
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
  sourcesContent: false,
  logLevel: 'silent',
});
const settings = createHash('sha256')
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .update(require('esbuild/package.json').version)
  .digest('hex');
const kept = join(root, '.build/sources', settings.slice(0, 12));
let isCompiled = false;

process.setSourceMapsEnabled(true);
registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return nextLoad(url, context);
    return { format: 'module', shortCircuit: true, source: compiled(fileURLToPath(url)) };
  },
});

/** @param {string} file */
function compiled(file) {
  const path = relative(root, file);
  const found = readKept(path);
  if (found !== undefined) return found;
  if (!isCompiled) compileChanged();
  isCompiled = true;
  return readKept(path) ?? compileOne(file);
}

/** @param {string} path from the root */
function readKept(path) {
  const at = join(kept, `${path}.js`);
  if (path.startsWith('..') || !existsSync(at)) return undefined;
  const source = readFileSync(at, 'utf8');
  return source.endsWith(stampOf(path)) ? source : undefined;
}

/** Ends what is kept of a source: it was made of this very state of it. */
function stampOf(path) {
  const { mtimeMs, size } = statSync(join(root, path));
  return `\n// ${mtimeMs} ${size}\n`;
}

/** All sources that have changed at once: a hundred cost esbuild hardly more than one. */
function compileChanged() {
  const changed = ['src', 'sandbox', 'test', 'bench', 'scripts']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && readKept(path) === undefined);
  try {
    const stamps = new Map(changed.map((path) => [path, stampOf(path)]));
    const { buildSync } = require('esbuild');
    // As if each lay beside its source: so it is found again from the source map.
    const made = buildSync({
      ...options,
      absWorkingDir: root,
      entryPoints: changed,
      outdir: '.',
      outbase: '.',
      write: false,
    });
    const contents = new Map(made.outputFiles.map((output) => [relative(root, output.path), output.contents]));
    for (const [path, stamp] of stamps) keep(path, contents.get(path.replace(/\.tsx?$/, '.js')), stamp);
  } catch {
    // One of them is broken, or nothing can be written here: each is compiled when it is needed, and says what is wrong.
  }
}

/** Written whole or not at all, since other processes read it. */
function keep(path, source, stamp) {
  const at = join(kept, `${path}.js`);
  mkdirSync(dirname(at), { recursive: true });
  const half = `${at}.${process.pid}`;
  writeFileSync(half, Buffer.concat([source, Buffer.from(stamp)]));
  renameSync(half, at);
}

/** @param {string} file */
function compileOne(file) {
  const { transformSync } = require('esbuild');
  const loader = file.endsWith('x') ? 'tsx' : 'ts';
  return transformSync(readFileSync(file, 'utf8'), { ...options, loader, sourcefile: file }).code;
}
