import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { sftpAccess, sftpHindrances } from './access.ts';

/** A file that lies in the server's folder. */
export interface LyingFile {
  readonly path: string;
  readonly size: number;
  readonly at: Date;
}

/** Where a path of the protocol lies on this machine: never outside the root. */
export function placeOf(root: string, path: string): string {
  return join(root, posix.normalize(`/${path}`));
}

/** Makes the folder that files are delivered to. @returns the root */
export async function openRoot(dataFolder: string): Promise<string> {
  const root = join(dataFolder, 'root');
  for (const folder of [sftpAccess.folder, ...Object.values(sftpHindrances)]) {
    await mkdir(placeOf(root, folder), { recursive: true });
  }
  return root;
}

/** The delivered files, newest first; those still under a temporary name are left out. */
export async function listFiles(root: string): Promise<readonly LyingFile[]> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    names
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map(async (entry) => {
        const place = join(entry.parentPath, entry.name);
        const { size, mtime } = await stat(place);
        return { path: place.slice(root.length), size, at: mtime };
      }),
  );
  return files.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** The digest of a file's bytes in hex. */
export async function digestOf(place: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(place))
    .digest('hex');
}
