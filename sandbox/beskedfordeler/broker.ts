import { createServer, type TLSSocket } from 'node:tls';
import type { KeyPair } from '../service-platform/issue-certificate.ts';
import {
  content,
  frameTypes,
  long,
  longLong,
  longText,
  method,
  octet,
  reader,
  short,
  shortText,
  takeFrames,
} from './amqp-frames.ts';

/** A message that was handed out and is not acknowledged yet. */
export interface HandedOut {
  readonly body: Buffer;
  readonly redelivered: boolean;
  /** Messages that wait behind it. */
  readonly left: number;
  /** It was acknowledged: it is gone. */
  taken(): void;
  /** It was not: it goes back to where it was. */
  back(): void;
}

/** What the broker asks of whoever holds the queues. */
export interface Queues {
  /** The CVR number that the SASL response (the raw assertion) speaks for; a text where it is refused. */
  admit(assertion: Buffer): { readonly cvr: string } | string;
  /** The next message of a queue; `undefined`: it is empty. A text where that queue is not the caller's. */
  next(cvr: string, queue: string): Promise<HandedOut | undefined | string>;
  /** Whether the connection is to be cut once a message is handed out, before it can be acknowledged. */
  cutsOff(): Promise<boolean>;
}

const protocolHeader = Buffer.from('AMQP\0\0\x09\x01', 'latin1');
const frameMax = 131_072;
const accessRefused = 403;
const notFound = 404;
const notImplemented = 540;

/**
 * A broker of AMQP 0-9-1 over TLS as the message distributor's is used: virtual host `BF`, SASL EXTERNAL with an assertion of the token
 * service, `basic.get`, and acknowledgements. What isn't acknowledged when a connection ends goes back.
 */
export async function startBroker(
  key: KeyPair,
  at: { readonly host: string; readonly port: number },
  queues: Queues,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const sockets = new Set<TLSSocket>();
  const server = createServer({ key: key.privateKey, cert: key.certificate }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    serve(socket, queues);
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(at.port, at.host, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: TLSSocket, queues: Queues): void {
  const open = new Map<bigint, HandedOut>();
  let bytes = Buffer.alloc(0);
  let greeted = false;
  let cvr: string | undefined;
  let tag = 0n;
  let work = Promise.resolve();

  socket.on('close', () => {
    for (const message of [...open.values()].reverse()) message.back();
    open.clear();
  });
  socket.on('data', (piece: Buffer) => {
    bytes = Buffer.concat([bytes, piece]);
    if (!greeted) {
      if (bytes.length < protocolHeader.length) return;
      if (!bytes.subarray(0, 8).equals(protocolHeader)) return void socket.end(protocolHeader);
      greeted = true;
      bytes = bytes.subarray(8);
      const noTable = long(0);
      socket.write(method(0, [10, 10], octet(0), octet(9), noTable, longText('EXTERNAL'), longText('en_US')));
    }
    try {
      const { frames, rest } = takeFrames(bytes);
      bytes = Buffer.from(rest);
      for (const { type, channel, payload } of frames) {
        if (type !== frameTypes.method) continue;
        work = work.then(() => answer(channel, payload)).catch(() => void socket.destroy());
      }
    } catch {
      socket.destroy();
    }
  });

  const write = (...parts: readonly Buffer[]): void => {
    if (!socket.destroyed) socket.write(Buffer.concat(parts));
  };
  const close = (code: number, text: string): void =>
    write(method(0, [10, 50], short(code), shortText(text.slice(0, 250)), short(0), short(0)));

  async function answer(channel: number, payload: Buffer): Promise<void> {
    const name = `${payload.readUInt16BE(0)}.${payload.readUInt16BE(2)}`;
    const args = reader(payload.subarray(4));
    switch (name) {
      case '10.11': {
        args.longBytes();
        const mechanism = args.shortText();
        const admitted = mechanism === 'EXTERNAL' ? queues.admit(args.longBytes()) : 'only EXTERNAL is offered';
        if (typeof admitted === 'string') return close(accessRefused, `ACCESS_REFUSED - ${admitted}`);
        cvr = admitted.cvr;
        return write(method(0, [10, 30], short(16), long(frameMax), short(0)));
      }
      case '10.31':
      case '10.51':
        return;
      case '10.40':
        return args.shortText() === 'BF' && cvr !== undefined
          ? write(method(0, [10, 41], shortText('')))
          : close(accessRefused, 'ACCESS_REFUSED - no such virtual host');
      case '10.50':
        write(method(0, [10, 51]));
        return void socket.end();
      case '20.10':
        return write(method(channel, [20, 11], longText('')));
      case '20.40':
        return write(method(channel, [20, 41]));
      case '60.70':
        args.short();
        return hand(channel, args.shortText());
      case '60.80':
      case '60.120':
      case '60.90': {
        const last = args.longLong();
        const isMultiple = name !== '60.90' && (args.octet() & 1) === 1;
        for (const [each, message] of [...open]) {
          if (each !== last && !(isMultiple && each < last)) continue;
          open.delete(each);
          if (name === '60.80') message.taken();
          else message.back();
        }
        return;
      }
      default:
        return close(notImplemented, `NOT_IMPLEMENTED - method ${name}`);
    }
  }

  async function hand(channel: number, queue: string): Promise<void> {
    const message = cvr === undefined ? 'not logged in' : await queues.next(cvr, queue);
    if (typeof message === 'string') return close(notFound, `NOT_FOUND - ${message}`);
    if (!message) return write(method(channel, [60, 72], shortText('')));
    if (socket.destroyed) return message.back();
    tag += 1n;
    open.set(tag, message);
    write(
      method(
        channel,
        [60, 71],
        longLong(tag),
        octet(message.redelivered ? 1 : 0),
        shortText(''),
        shortText(queue),
        long(message.left),
      ),
      content(channel, message.body, frameMax),
    );
    if (await queues.cutsOff()) socket.destroy();
  }
}
