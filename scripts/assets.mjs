import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Has scripts/build-assets.ts make the styles, scripts and fonts of the pages in `.build/assets/` when any source file is another
 * than the last time. It looks itself too, but to start it takes longer than everything else here. Answers whether it ran.
 * @param {string} root
 * @param {string} node
 */
export function makeAssets(root, node) {
  const stampFile = join(root, '.build/assets.stamp');
  const sources = sourcesDigest(root);
  const isCurrent = existsSync(join(root, '.build/assets/manifest.json')) && readOr(stampFile, '') === sources;
  if (isCurrent) return false;
  const run = spawnSync(node, ['--import', './scripts/typescript.mjs', 'scripts/build-assets.ts'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0) throw new Error('The styles and scripts of the pages could not be made: see above');
  mkdirSync(join(root, '.build'), { recursive: true });
  writeFileSync(stampFile, sources);
  return true;
}

function sourcesDigest(root) {
  const hash = createHash('sha256');
  const sources = readdirSync(join(root, 'src'), { recursive: true })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => join('src', path))
    .sort();
  for (const path of ['package-lock.json', 'scripts/build-assets.ts', ...sources]) {
    const stat = statSync(join(root, path));
    if (stat.isFile()) hash.update(`${path} ${stat.mtimeMs} ${stat.size}\n`);
  }
  return hash.digest('hex');
}

function readOr(path, otherwise) {
  return existsSync(path) ? readFileSync(path, 'utf8') : otherwise;
}
