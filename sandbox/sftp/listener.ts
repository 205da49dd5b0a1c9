import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import ssh2 from 'ssh2';
import type { PeerContext } from '../peer.ts';
import { sftpAccess } from './access.ts';
import { serveSftp } from './serve-sftp.ts';

/** Starts an SSH server (RFC 4253) that offers nothing but file transfer, to whoever has the password. */
export async function listenAsSftp(
  context: PeerContext,
  options: { readonly host: string; readonly port: number; readonly hostKey: string; readonly root: string },
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = new ssh2.Server({ hostKeys: [options.hostKey] }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (attempt) => {
      if (
        attempt.method === 'password' &&
        attempt.username === sftpAccess.user &&
        equal(attempt.password, sftpAccess.password)
      ) {
        return attempt.accept();
      }
      return attempt.reject(['password']);
    });
    client.on('ready', () => {
      client.on('session', (accept) => {
        const session = accept();
        session.on('sftp', (acceptSftp) =>
          serveSftp(acceptSftp(), {
            context,
            root: options.root,
            cut: () => client.end(),
            garble: () => (client as unknown as { readonly _sock: Socket })._sock.end(Buffer.alloc(64, 7)),
          }),
        );
      });
    });
  });
  server.on('error', () => undefined);
  // The library shows no sockets; its inner server does, and a stop must not wait for a client that stays.
  const inner = (server as unknown as { readonly _srv: import('node:net').Server })._srv;
  inner.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    inner.once('error', reject);
    server.listen(options.port, options.host, () => {
      inner.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('sftp: the listener has no TCP port');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
