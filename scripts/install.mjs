import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the packages of package-lock.json with `npm ci --ignore-scripts`, unless exactly these are installed already.
 * Throws an error of one line when that fails.
 * @param {string} root
 * @param {{ development: boolean }} want `development`: also what only development and tests need
 */
export function installPackages(root, want) {
  if (isInstalled(root, want)) return;
  console.error('Installing packages (npm ci) …');
  const args = ['ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  args.push(want.development ? '--include=dev' : '--omit=dev');
  // Its output goes to stderr: stdout belongs to the program that is started.
  const npm = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (npm.error) throw new Error(`npm could not be run (${npm.error.message}): install npm, then start again`);
  if (npm.status !== 0) throw new Error(`npm ci failed with code ${npm.status}: see above, mend it, then start again`);
}

/**
 * Compares npm's own record of what it installed (written last, so a broken installation has none) with the lockfile. Packages
 * for other platforms are in the lockfile only.
 */
function isInstalled(root, want) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(record);
  return Object.entries(wanted).every(([path, { version, integrity, optional, dev, devOptional }]) => {
    const there = found[path];
    if (path === '') return true;
    if (there === undefined) return optional || ((dev || devOptional) && !want.development);
    return there.version === version && there.integrity === integrity;
  });
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
