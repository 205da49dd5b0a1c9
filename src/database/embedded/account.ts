import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, findProgram } from '../../processes/parent-death.ts';
import { StartError, systemCode } from '../../processes/start-error.ts';
import type { Binaries } from './binaries.ts';

/**
 * As whom PostgreSQL runs; it refuses to run as root and as a user without a name.
 * - `self`: as the user of this process.
 * - `drop`: this process is root and changes to another user; the files belong to that user.
 * - `unshare`: in a user namespace of its own, where PostgreSQL sees itself as nobody while the files stay the user's. For
 *   root in a folder that no other user may enter (such as one below /root), and for a user without a name.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'drop'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'unshare' };

/** The user `nobody`, who has an entry in /etc/passwd nearly everywhere. */
const nobody = process.platform === 'darwin' ? -2 : 65_534;

/**
 * Chooses the account and makes the folder and all in it belong to it. A folder that belongs to an ordinary user is kept so,
 * that starts by root and by that user can follow each other. Throws a `StartError` that says which folder is closed.
 * @param folder holds the cluster, its password and its log; exists
 * @param parent the data folder around it, which the account must be able to pass through
 */
export function chooseAccount(binaries: Binaries, folder: string, parent: string): Account {
  const owner = lstatSync(folder);
  const user = process.getuid?.() ?? 0;
  if (user !== 0 && owner.uid !== user) {
    throw new StartError(
      `The database folder ${folder} belongs to user number ${owner.uid}: start as that user or as root, or set DATA_DIR to another folder`,
    );
  }
  const [uid, gid] = owner.uid === 0 ? [nobody, nobody] : [owner.uid, owner.gid];
  const own: Account = user === 0 ? { kind: 'drop', uid, gid } : { kind: 'self' };
  if (reaches(own, binaries, parent) && giveTo(folder, uid, gid)) return own;

  const apart: Account = { kind: 'unshare' };
  if (reaches(apart, binaries, parent) && giveTo(folder, user, process.getgid?.() ?? 0)) return apart;

  throw new StartError(
    user === 0
      ? `PostgreSQL refuses to run as root, and the user nobody can't reach ${parent} and ${binaries.postgres}: open the folders (chmod o+x), start as an ordinary user, or set DATABASE_URL`
      : `PostgreSQL can't be run by user number ${user}: give the user a name (an entry in /etc/passwd) and the right to read ${binaries.postgres}, or set DATABASE_URL`,
  );
}

/** How to run a PostgreSQL program under an account. */
export function commandAs(
  account: Account,
  command: Command,
): Command & { readonly uid?: number; readonly gid?: number } {
  switch (account.kind) {
    case 'self':
      return command;
    case 'drop':
      return { ...command, uid: account.uid, gid: account.gid };
    case 'unshare': {
      const mapping = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
      const unshare = findProgram('unshare') ?? 'unshare';
      return { file: unshare, arguments: [...mapping, command.file, ...command.arguments] };
    }
  }
}

/** Makes a file that root wrote belong to the account, where it has files of its own. */
export function giveToAccount(account: Account, path: string): void {
  if (account.kind === 'drop') lchownSync(path, account.uid, account.gid);
}

function reaches(account: Account, binaries: Binaries, parent: string): boolean {
  const script = 'id -un && test -x "$1" && test -r "$2" && test -x "$3"';
  const args = ['-c', script, 'sh', binaries.postgres, binaries.sample, parent];
  const { file, arguments: all, ...user } = commandAs(account, { file: '/bin/sh', arguments: args });
  return spawnSync(file, all, { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function giveTo(folder: string, uid: number, gid: number): boolean {
  try {
    giveContents(folder, uid, gid);
    if (lstatSync(folder).uid !== uid) lchownSync(folder, uid, gid);
    return true;
  } catch (error) {
    if (['EPERM', 'EROFS', 'EACCES', 'EINVAL'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}

/** Contents before the folder itself: a folder with the right owner is then known to be right all through. */
function giveContents(folder: string, uid: number, gid: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (lstatSync(path).uid === uid) continue;
    if (entry.isDirectory()) giveContents(path, uid, gid);
    lchownSync(path, uid, gid);
  }
}
