import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds package.json, without a slash at the end.
 *
 * Everything that is read from the disk (styles, fonts, templates, other programs) is addressed from here: the product runs
 * from `.build/` in one bundled file, where `import.meta.url` no longer says where a source file lies.
 */
export const projectRoot: string = folderWithPackage(dirname(fileURLToPath(import.meta.url)));

function folderWithPackage(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`No package.json in ${start} or any folder above it`);
  }
}
