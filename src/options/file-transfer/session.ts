import { createHash } from 'node:crypto';
import ssh2, { type SFTPWrapper } from 'ssh2';
import type { FileTarget } from './settings.ts';

/** Why something on a server did not go; `code` is the protocol's own (draft-ietf-secsh-filexfer-02, 7). */
export class TransferError extends Error {
  readonly kind: 'host-key' | 'access' | 'no-such-file' | 'permission' | 'failure' | 'unavailable';

  constructor(kind: TransferError['kind'], reason: string) {
    super(reason);
    this.name = 'TransferError';
    this.kind = kind;
  }
}

/** What is done on a server: files of a folder, by their paths. */
export interface TransferSession {
  /** Bytes of a file; undefined where there is none. */
  size(path: string): Promise<number | undefined>;
  /** Writes a file anew, whatever lay there. */
  write(path: string, content: Uint8Array): Promise<void>;
  /** Gives a file its name; fails where that is taken. */
  rename(from: string, to: string): Promise<void>;
}

const patience = 15_000;

/** Opens a session on a server whose key is the one agreed, does the work, and closes it. @throws {TransferError} */
export async function onServer<T>(
  target: FileTarget,
  signal: AbortSignal,
  work: (session: TransferSession) => Promise<T>,
): Promise<T> {
  const client = new ssh2.Client();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  let isOther = false;
  client.on('error', (error: Error & { level?: string; code?: string }) => {
    if (isOther) return broken.reject(new TransferError('host-key', 'the host key is another one'));
    if (error.level === 'client-authentication') return broken.reject(new TransferError('access', 'access denied'));
    return broken.reject(new TransferError('unavailable', error.code ?? error.level ?? 'no answer'));
  });
  client.on('close', () => broken.reject(new TransferError('unavailable', 'the connection ended')));
  const stop = (): void => broken.reject(new TransferError('unavailable', 'the time limit'));
  signal.addEventListener('abort', stop, { once: true });
  const within = <R>(step: Promise<R>): Promise<R> => Promise.race([step, broken.promise]);
  try {
    if (signal.aborted) stop();
    const ready = new Promise<void>((resolve) => client.on('ready', () => resolve()));
    connect();
    await within(ready);
    const sftp = await within(
      new Promise<SFTPWrapper>((resolve, reject) =>
        client.sftp((error, opened) =>
          error ? reject(new TransferError('access', 'no file transfer')) : resolve(opened),
        ),
      ),
    );
    return await within(work(sessionOn(sftp, within)));
  } finally {
    signal.removeEventListener('abort', stop);
    client.end();
  }

  function connect(): void {
    const { host, port = 22, user, password, privateKey } = target;
    try {
      client.connect({
        host,
        port,
        username: user,
        ...(password === undefined ? {} : { password }),
        ...(privateKey === undefined ? {} : { privateKey }),
        readyTimeout: patience,
        keepaliveInterval: patience,
        keepaliveCountMax: 1,
        hostVerifier: (key: Buffer) => {
          isOther = fingerprintOf(key) !== target.fingerprint;
          return !isOther;
        },
      });
    } catch {
      // The library throws at once for a private key that it can't read.
      throw new TransferError('access', 'the private key is not readable');
    }
  }
}

function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

const noSuchFile = 2;
const permissionDenied = 3;

function failed(error: Error & { code?: number | string }): TransferError {
  if (error.code === noSuchFile) return new TransferError('no-such-file', 'no such file');
  if (error.code === permissionDenied) return new TransferError('permission', 'permission denied');
  // Version 3 of the protocol has no words for a disk that is full or a quota that is used.
  if (typeof error.code === 'number') return new TransferError('failure', `SFTP ${error.code}, often for lack of room`);
  return new TransferError('unavailable', `SFTP ${error.code ?? 'error'}`);
}

function sessionOn(sftp: SFTPWrapper, within: <R>(step: Promise<R>) => Promise<R>): TransferSession {
  const step = (call: (done: (error?: Error | null) => void) => void): Promise<void> =>
    within(new Promise((resolve, reject) => call((error) => (error ? reject(failed(error)) : resolve()))));
  return {
    size: (path) =>
      within(
        new Promise((resolve, reject) =>
          sftp.stat(path, (error, found) => {
            if (!error) return resolve(found.size);
            const failure = failed(error);
            return failure.kind === 'no-such-file' ? resolve(undefined) : reject(failure);
          }),
        ),
      ),
    write: (path, content) => step((done) => sftp.writeFile(path, Buffer.from(content), done)),
    rename: (from, to) => step((done) => sftp.rename(from, to, done)),
  };
}
