import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { processIdentity } from './process-identity.ts';
import { StartError, systemCode } from './start-error.ts';
import { createFile } from './whole-file.ts';

/** The hold on a data folder; ends with {@link Lock.release} or with the process. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process: one product per data folder. The lock of a process that is gone (killed, the machine
 * restarted, its number now another program's) is taken over. Throws a `StartError` when a living product holds it.
 */
export async function takeLock(dataFolder: string): Promise<Lock> {
  const path = join(dataFolder, 'lock');
  const own = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
  while (!(await createFile(path, own, 0o644))) {
    const content = await read(path);
    if (content === undefined) continue;
    const holder = livingHolder(content);
    if (holder !== undefined) {
      throw new StartError(
        `The data folder ${dataFolder} is in use by process ${holder}: stop it, or set DATA_DIR to another folder`,
      );
    }
    await removeIfStill(path, content);
  }
  return { release: () => removeIfStill(path, own) };
}

/** The number of the living process that holds the data folder, or undefined. */
export async function lockHolder(dataFolder: string): Promise<number | undefined> {
  const content = await read(join(dataFolder, 'lock'));
  return content === undefined ? undefined : livingHolder(content);
}

function livingHolder(content: string): number | undefined {
  try {
    const { pid, identity }: { pid?: unknown; identity?: unknown } = JSON.parse(content);
    return typeof pid === 'number' && processIdentity(pid) === identity ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Removes the lock only while it holds `content`. Between reading and removing another program may have put its own lock
 * there; so the file is first moved aside, looked at, and put back when it is not the one that was judged.
 */
async function removeIfStill(path: string, content: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.old`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await read(aside)) !== content) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
