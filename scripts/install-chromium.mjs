import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Where Debian puts the browsers that the browser tests may drive, the best first: the shell is Chromium without what only a window
 * needs, and takes three quarters of the processor.
 */
const places = {
  'chromium-headless-shell': '/usr/bin/chromium-headless-shell',
  chromium: '/usr/bin/chromium',
};

/** The browser that tests and measurements drive; `CHROMIUM` names another one. */
export function chromiumPath() {
  return process.env.CHROMIUM ?? Object.values(places).find((path) => existsSync(path)) ?? places.chromium;
}

/** Makes sure there is a Chromium for the browser tests: by apt where we are root, else by saying what to install. */
export function installChromium() {
  if (process.env.CHROMIUM || existsSync(places['chromium-headless-shell'])) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    if (existsSync(chromiumPath())) return;
    console.error('The browser tests need Chromium: install it with "apt-get install chromium-headless-shell" as root');
    return;
  }
  console.error('Installing Chromium (apt-get) …');
  const install = (name) => apt('install', '-y', '--no-install-recommends', name);
  // A machine that never asked for the list of packages knows none.
  if (install('chromium-headless-shell') || (apt('update') && install('chromium-headless-shell'))) return;
  if (existsSync(chromiumPath())) return;
  if (!install('chromium')) console.error('Chromium could not be installed: see above. The browser tests will fail');
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Where the packages can't be reached, another browser may do.
  const patience = ['-o', 'Acquire::http::Timeout=30', '-o', 'Acquire::https::Timeout=30', '-o', 'Acquire::Retries=1'];
  return spawnSync('apt-get', ['-q', ...patience, ...args], { env, stdio: ['ignore', 2, 2] }).status === 0;
}
