import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './start-error.ts';

/**
 * Puts `content` at `path` so that a reader, also after a loss of power, finds the old file or the new one, never a part.
 * @param mode permissions of the file, such as 0o600
 */
export async function replaceFile(path: string, content: string, mode: number): Promise<void> {
  const fresh = await writeBeside(path, content, mode);
  await rename(fresh, path);
  await syncFolder(dirname(path));
}

/** As {@link replaceFile}, but leaves an existing file alone and answers false: of several programs exactly one succeeds. */
export async function createFile(path: string, content: string, mode: number): Promise<boolean> {
  const fresh = await writeBeside(path, content, mode);
  try {
    await link(fresh, path);
    await syncFolder(dirname(path));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Makes a rename or a new name in `folder` outlast a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeBeside(path: string, content: string, mode: number): Promise<string> {
  const fresh = `${path}.${randomUUID()}.new`;
  const handle = await open(fresh, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return fresh;
}
