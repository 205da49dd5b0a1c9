import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Debian's package puts the browser that the browser tests drive. */
export const chromiumPath = '/usr/bin/chromium';

/** Makes sure there is a Chromium for the browser tests: by apt where we are root, else by saying what to install. */
export function installChromium() {
  if (existsSync(chromiumPath)) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`The browser tests need ${chromiumPath}: install it with "apt-get install chromium" as root`);
    return;
  }
  console.error('Installing Chromium (apt-get) …');
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  // A machine that never asked for the list of packages knows none.
  if (!install() && !(apt('update') && install())) {
    console.error('Chromium could not be installed: see above. The browser tests will fail');
  }
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0;
}
