import { type FileHandle, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Attributes, SFTPWrapper } from 'ssh2';
import ssh2 from 'ssh2';
import type { Fault, PeerContext } from '../peer.ts';
import { sftpHindrances } from './access.ts';
import { digestOf, placeOf } from './folder.ts';

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp;

/** What a session of the protocol works with. */
export interface SftpSession {
  readonly context: PeerContext;
  readonly root: string;
  /** Cuts the connection. */
  cut(): void;
  /** Sends what is no packet of the protocol, and cuts the connection. */
  garble(): void;
}

/** Whether a place lies in a folder of the server's. */
function liesIn(root: string, place: string, folder: string): boolean {
  return place.startsWith(`${placeOf(root, folder)}/`);
}

type Handle =
  | { readonly kind: 'file'; readonly file: FileHandle; readonly isFull: boolean }
  | { readonly kind: 'folder'; names: string[] };

/**
 * Answers the SSH File Transfer Protocol, version 3 (draft-ietf-secsh-filexfer-02): what a client needs that writes,
 * renames, asks and lists. As with OpenSSH, renaming to a name that is taken fails. Faults strike when a file is opened for
 * writing (`request`) and when it has got its final name (`answer`): `drop` cuts the connection, `garble` sends nonsense before that,
 * `refuse` and `error` answer a failure. In the folder `/laast` nobody may write, and in `/fuld` the disk has no room: a part of the
 * file is taken, and then a failure answered, which is all that this version of the protocol has for it.
 */
export function serveSftp(sftp: SFTPWrapper, { context, root, cut, garble }: SftpSession): void {
  const handles = new Map<number, Handle>();
  let next = 0;
  const give = (request: number, handle: Handle): void => {
    next += 1;
    handles.set(next, handle);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(next);
    sftp.handle(request, bytes);
  };
  const handleOf = (bytes: Buffer): Handle | undefined => handles.get(bytes.length === 4 ? bytes.readUInt32BE() : 0);

  /** Answers with the status of what `work` throws; what it does not throw it answers itself. */
  const answering = (request: number, work: () => Promise<void>): void => {
    work().catch((error: NodeJS.ErrnoException) => {
      const status =
        error.code === 'ENOENT'
          ? STATUS_CODE.NO_SUCH_FILE
          : error.code === 'EACCES'
            ? STATUS_CODE.PERMISSION_DENIED
            : STATUS_CODE.FAILURE;
      sftp.status(request, status);
    });
  };
  const strike = async (at: Fault['at']): Promise<boolean> => {
    for (const { kind } of await context.strike(at)) {
      if (kind === 'drop') {
        cut();
        return false;
      }
      if (kind === 'garble') {
        garble();
        return false;
      }
      if (kind === 'refuse' || kind === 'error') throw new Error('a fault that was asked for');
    }
    return true;
  };
  const ok = (request: number): void => sftp.status(request, STATUS_CODE.OK);
  const attributes = async (place: string): Promise<Attributes> => {
    const { mode, size, atimeMs, mtimeMs } = await stat(place);
    return { mode, uid: 0, gid: 0, size, atime: Math.round(atimeMs / 1000), mtime: Math.round(mtimeMs / 1000) };
  };

  sftp.on('OPEN', (request, name, flags) =>
    answering(request, async () => {
      const writes = (flags & OPEN_MODE.WRITE) !== 0;
      if (writes && !(await strike('request'))) return;
      const place = placeOf(root, name);
      if (writes && liesIn(root, place, sftpHindrances.locked))
        throw Object.assign(new Error('locked'), { code: 'EACCES' });
      const isFull = writes && liesIn(root, place, sftpHindrances.full);
      give(request, { kind: 'file', file: await open(place, writes ? 'w' : 'r'), isFull });
    }),
  );
  sftp.on('WRITE', (request, handle, offset, data) =>
    answering(request, async () => {
      const found = handleOf(handle);
      if (found?.kind !== 'file') throw new Error('no such handle');
      if (found.isFull) {
        await found.file.write(data, 0, Math.floor(data.length / 2), offset);
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      }
      await found.file.write(data, 0, data.length, offset);
      ok(request);
    }),
  );
  sftp.on('READ', (request, handle, offset, length) =>
    answering(request, async () => {
      const found = handleOf(handle);
      if (found?.kind !== 'file') throw new Error('no such handle');
      const { bytesRead, buffer } = await found.file.read(Buffer.alloc(Math.min(length, 32_768)), 0, undefined, offset);
      if (bytesRead === 0) sftp.status(request, STATUS_CODE.EOF);
      else sftp.data(request, buffer.subarray(0, bytesRead));
    }),
  );
  sftp.on('CLOSE', (request, handle) =>
    answering(request, async () => {
      const found = handleOf(handle);
      handles.delete(handle.length === 4 ? handle.readUInt32BE() : 0);
      if (found?.kind === 'file') await found.file.close();
      ok(request);
    }),
  );
  for (const ask of ['STAT', 'LSTAT'] as const) {
    sftp.on(ask, (request: number, name: string) =>
      answering(request, async () => sftp.attrs(request, await attributes(placeOf(root, name)))),
    );
  }
  sftp.on('FSTAT', (request, handle) =>
    answering(request, async () => {
      const found = handleOf(handle);
      if (found?.kind !== 'file') throw new Error('no such handle');
      const { mode, size, atimeMs, mtimeMs } = await found.file.stat();
      sftp.attrs(request, {
        mode,
        uid: 0,
        gid: 0,
        size,
        atime: Math.round(atimeMs / 1000),
        mtime: Math.round(mtimeMs / 1000),
      });
    }),
  );
  for (const change of ['SETSTAT', 'FSETSTAT'] as const) sftp.on(change, (request: number) => ok(request));
  sftp.on('RENAME', (request, from, to) =>
    answering(request, async () => {
      const [source, target] = [placeOf(root, from), placeOf(root, to)];
      const taken = await stat(target).then(
        () => true,
        () => false,
      );
      if (taken) throw new Error('the name is taken');
      await rename(source, target);
      const { size } = await stat(target);
      await context.accept({ path: to, size, sha256: await digestOf(target), at: new Date().toISOString() });
      if (await strike('answer')) ok(request);
    }),
  );
  sftp.on('REMOVE', (request, name) =>
    answering(request, async () => {
      await unlink(placeOf(root, name));
      ok(request);
    }),
  );
  sftp.on('REALPATH', (request, name) =>
    sftp.name(request, [{ filename: placeOf('/', name), longname: name, attrs: {} as Attributes }]),
  );
  sftp.on('OPENDIR', (request, name) =>
    answering(request, async () => give(request, { kind: 'folder', names: await readdir(placeOf(root, name)) })),
  );
  sftp.on('READDIR', (request, handle) =>
    answering(request, async () => {
      const found = handleOf(handle);
      if (found?.kind !== 'folder') throw new Error('no such handle');
      const names = found.names.splice(0, 100);
      if (names.length === 0) return sftp.status(request, STATUS_CODE.EOF) as unknown as undefined;
      sftp.name(
        request,
        names.map((filename) => ({ filename: basename(filename), longname: filename, attrs: {} as Attributes })),
      );
      return undefined;
    }),
  );
  // What a client that was cut off had open.
  sftp.on('close', () => {
    for (const handle of handles.values()) if (handle.kind === 'file') handle.file.close().catch(() => undefined);
    handles.clear();
  });
}
