import { watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls `changed` when a source file changed, a tenth of a second after the last of several changes. Tests are no source.
 * @param {string} root
 * @param {() => void} changed
 */
export function watchSources(root, changed) {
  let timer;
  for (const folder of ['src', 'sandbox']) {
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null || /\.test\.tsx?$/.test(name) || !/\.\w+$/.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, 100);
    });
  }
}
