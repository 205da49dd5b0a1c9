import { closeSync, copyFileSync, fchownSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';

const limitBytes = 1_000_000;

/** The server's log, `folder/log` with one older part `folder/log.1`, each at most about a megabyte. */
export interface ServerLog {
  /** For the server to write to, opened to append. */
  readonly descriptor: number;
  /** The last line that says what went wrong, for a message. */
  lastProblem(): string;
  /** Cuts the log when it has grown too long; called now and then while the server runs. */
  trim(): void;
  close(): void;
}

/** Opens the log. The server writes to the file itself, so it never waits for us and can outlive us. */
export function openServerLog(folder: string, account: Account): ServerLog {
  const path = join(folder, 'log');
  const descriptor = openSync(path, 'a', 0o600);
  if (account.kind === 'drop') fchownSync(descriptor, account.uid, account.gid);
  const begin = statSync(path).size;

  const trim = (): void => {
    if (statSync(path).size < limitBytes) return;
    // Copied and cut rather than renamed: the server keeps this very file open, and as it appends it goes on from the start.
    copyFileSync(path, `${path}.1`);
    truncateSync(path, 0);
  };
  return {
    descriptor,
    trim,
    lastProblem: () => {
      const lines = readFileSync(path).subarray(begin).toString('utf8').trim().split('\n');
      return lines.findLast((line) => /\b(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1) ?? '';
    },
    close: () => closeSync(descriptor),
  };
}
