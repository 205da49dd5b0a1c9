import { access, constants, mkdir } from 'node:fs/promises';
import { StartError, systemCode } from './start-error.ts';

/**
 * Makes the data folder when it is missing and makes sure it can be written; throws a `StartError` otherwise.
 * Others may pass through it (the database may run as another user) but not list it.
 */
export async function openDataFolder(dataFolder: string): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o711 });
    await access(dataFolder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    const found = code === 'EEXIST' || code === 'ENOTDIR' ? 'is not a folder' : `can't be written (${code})`;
    throw new StartError(
      `The data folder ${dataFolder} ${found}: give this user the right to write it, or set DATA_DIR to another folder`,
    );
  }
}
