import { createServer, type Server, type Socket } from 'node:net';
import type { Fault, PeerContext } from '../peer.ts';
import { type InstreamState, readInstream } from './instream.ts';
import { type StreamVerdict, scanStream } from './scan-stream.ts';

/** clamd.conf(5) StreamMaxLength: 100 megabytes by default. */
export const defaultStreamMaximum = 100 * 1024 * 1024;

const version = 'ClamAV 1.4.3/27800/Mon Nov 23 10:00:00 2026';
const longestCommand = 64;
const idleMilliseconds = 30_000;

const answers: Readonly<Record<StreamVerdict, string>> = {
  clean: 'stream: OK',
  infected: 'stream: Win.Test.EICAR_HDB-1 FOUND',
  'too-large': 'INSTREAM size limit exceeded. ERROR',
};

interface Command {
  readonly name: string;
  /** What ends the command ends the answer too. */
  readonly end: '\0' | '\n';
  readonly rest: Buffer;
}

/** clamd(8): `z` before a command says that it ends in NUL, `n` (or nothing, the old form) that it ends in newline. */
function takeCommand(bytes: Buffer): Command | undefined {
  const end = bytes[0] === 'z'.charCodeAt(0) ? '\0' : '\n';
  const at = bytes.indexOf(end);
  if (at < 0) return undefined;
  const prefixed = bytes[0] === 'z'.charCodeAt(0) || bytes[0] === 'n'.charCodeAt(0);
  const name = bytes
    .subarray(prefixed ? 1 : 0, at)
    .toString('latin1')
    .trim();
  return { name, end, rest: bytes.subarray(at + 1) };
}

async function suffers(context: PeerContext, socket: Socket, at: Fault['at'], answer: string): Promise<string | null> {
  for (const fault of await context.strike(at)) {
    if (fault.kind === 'drop' || fault.kind === 'refuse') {
      socket.destroy();
      return null;
    }
    if (fault.kind === 'error') return "stream: Can't allocate memory ERROR";
    if (fault.kind === 'garble') return answer.slice(0, answer.length / 2);
  }
  return answer;
}

function serve(socket: Socket, context: PeerContext, maximum: number): void {
  let head: Buffer = Buffer.alloc(0);
  let feed: ((bytes: Buffer) => void) | undefined;

  const say = async (text: string, end: string): Promise<void> => {
    const wounded = await suffers(context, socket, 'answer', text);
    if (wounded !== null && !socket.destroyed) socket.end(wounded + end, 'latin1');
  };

  const startStream = (end: string): ((bytes: Buffer) => void) => {
    const scan = scanStream(maximum);
    const read = readInstream(scan);
    let done = false;
    return (bytes) => {
      if (done) return;
      const state: InstreamState = read(bytes);
      if (state === 'reading') return;
      done = true;
      const verdict = scan.verdict();
      void context
        .accept({ kind: 'scan', bytes: scan.length(), verdict })
        .then(() => say(answers[verdict], end))
        .catch(() => socket.destroy());
    };
  };

  const obey = async (command: Command): Promise<void> => {
    if ((await suffers(context, socket, 'request', '')) === null) return;
    if (command.name === 'PING') return say('PONG', command.end);
    if (command.name === 'VERSION') return say(version, command.end);
    if (command.name !== 'INSTREAM') return say('UNKNOWN COMMAND', command.end);
    feed = startStream(command.end);
    feed(command.rest);
    socket.resume();
  };

  socket.setTimeout(idleMilliseconds, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes: Buffer) => {
    if (feed) return feed(bytes);
    head = Buffer.concat([head, bytes]);
    const command = takeCommand(head);
    if (!command) {
      if (head.length > longestCommand) void say('UNKNOWN COMMAND', '\n');
      return;
    }
    // What follows the command waits in the kernel while the faults of the request are waited for.
    socket.pause();
    void obey(command).catch(() => socket.destroy());
  });
}

/** Starts the TCP server; `port` 0 lets the system choose. `stop` ends open conversations too. */
export async function listenAsClamd(
  context: PeerContext,
  options: { readonly host: string; readonly port: number; readonly maximum: number },
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, context, options.maximum);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('clamd: the listener has no TCP port');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
