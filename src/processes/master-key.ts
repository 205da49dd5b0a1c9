import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError, systemCode } from './start-error.ts';
import { createFile } from './whole-file.ts';

/**
 * The 32 bytes that wrap every organisation's key, from `DATA_DIR/master-key`; made there on the first start, with mode
 * 0600. Only for installations that gave no MASTER_KEY. A damaged file is never replaced: the data would be lost with it.
 */
export async function openMasterKey(dataFolder: string): Promise<Uint8Array> {
  const path = join(dataFolder, 'master-key');
  await createFile(path, `${randomBytes(32).toString('base64')}\n`, 0o600);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new StartError(`The file ${path} can't be read (${systemCode(error)}): give this user the right to read it`);
  });
  const key = decodeMasterKey(text.trim());
  if (key === undefined) {
    throw new StartError(
      `The file ${path} does not hold a key (32 bytes in base64): restore it from a backup; without it no personal data in the database can be read`,
    );
  }
  return key;
}

/** The key that `text` (base64, 44 characters) stands for, or undefined when it is not exactly 32 bytes. */
export function decodeMasterKey(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
}
