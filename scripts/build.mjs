import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compiles the product's programs into `.build/`, unless they were compiled from the very same files before: `src/main.ts`,
 * `sandbox/main.ts` and every program that runs as a child process of its own (`…-process.ts`). Packages stay in node_modules.
 * Answers whether it compiled. Throws an error of one line when the sources can't be compiled; esbuild prints where.
 * @param {string} root
 */
export async function build(root) {
  const stampFile = join(root, '.build/stamp.json');
  const entries = entryPoints(root);
  const settings = digest([
    ...entries,
    readFileSync(join(root, 'package-lock.json')),
    readFileSync(new URL(import.meta.url)),
  ]);
  if (isCurrent(root, stampFile, settings)) return false;

  const esbuild = await import('esbuild');
  // Without the stamp a build that is interrupted is done again.
  rmSync(stampFile, { force: true });
  for (const folder of ['src', 'sandbox', 'chunks'])
    rmSync(join(root, '.build', folder), { recursive: true, force: true });
  const result = await esbuild
    .build({
      absWorkingDir: root,
      entryPoints: entries,
      outdir: '.build',
      outbase: '.',
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node24',
      format: 'esm',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      sourcemap: true,
      sourcesContent: false,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      metafile: true,
      logLevel: 'error',
    })
    .catch(() => {
      throw new Error('The sources could not be compiled: see above');
    });
  mkdirSync(join(root, '.build'), { recursive: true });
  const inputs = Object.fromEntries(Object.keys(result.metafile.inputs).map((path) => [path, state(root, path)]));
  writeFileSync(stampFile, JSON.stringify({ settings, inputs }));
  await esbuild.stop();
  return true;
}

/** The programs, as paths from the root. */
function entryPoints(root) {
  const children = ['src', 'sandbox']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
    .filter((path) => /-process\.tsx?$/.test(path))
    .sort();
  return ['src/main.ts', 'sandbox/main.ts', ...children];
}

function isCurrent(root, stampFile, settings) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    return (
      stamp.settings === settings && Object.entries(stamp.inputs).every(([path, then]) => state(root, path) === then)
    );
  } catch {
    return false;
  }
}

function state(root, path) {
  const { mtimeMs, size } = statSync(join(root, path));
  return `${mtimeMs} ${size}`;
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
