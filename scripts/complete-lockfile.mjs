import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// npm leaves out of package-lock.json the builds of a package for other platforms when the registry it was made with does not
// offer them, and `npm ci` then refuses the lockfile everywhere. Run this after a change of packages:
//   node scripts/complete-lockfile.mjs

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];

/**
 * The entries that the lockfile lacks: every build for a platform (`optionalDependencies` with an exact version) that a package in
 * it names. They hold no digest; npm only fetches one on the platform it is for.
 * @param {{ packages: Record<string, any> }} lockfile
 * @returns {Record<string, object>} by their place, such as `node_modules/@biomejs/cli-darwin-arm64`
 */
export function missingBuilds({ packages }) {
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !(`node_modules/${name}` in packages) && !(`${parent}/node_modules/${name}` in packages))
      .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, dev)]),
  );
  return Object.fromEntries(missing.filter(([, entry]) => entry !== undefined));
}

/** The platform is in the name: `…-linux-x64-musl`, `…-android-arm-eabi`. */
function entryOf(name, version, dev) {
  const words = name.split(/[-/]/);
  const system = words.findIndex((word) => systems.includes(word));
  const cpu = words[system + 1];
  if (system < 0 || cpu === undefined || !/^\d+\.\d+\.\d+/.test(version)) return undefined;
  const musl = words.includes('musl');
  const glibc = words.some((word) => word.startsWith('gnu'));
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(musl && { libc: ['musl'] }),
    ...(glibc && { libc: ['glibc'] }),
    optional: true,
    os: [words[system]],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');
  const lockfile = JSON.parse(readFileSync(path, 'utf8'));
  const missing = missingBuilds(lockfile);
  const packages = Object.entries({ ...lockfile.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} builds for other platforms added`);
}
