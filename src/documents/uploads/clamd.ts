import { connect, type Socket } from 'node:net';

/**
 * What a scan says about a file. `unavailable` never means clean: nobody has looked.
 * `signature` is clamd's name of what it found; `reason` is for operators.
 */
export type ScanVerdict =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'unavailable'; readonly reason: string };

/** Looks for malware in files. */
export interface Scanner {
  /**
   * Scans what comes from `chunks`, taking each piece only when the scanner has room for it; stops taking when the
   * scanner has made up its mind early. Throws only what `chunks` itself throws.
   */
  scan(chunks: AsyncIterable<Uint8Array>): Promise<ScanVerdict>;
  /** Whether the scanner answers. */
  ping(): Promise<boolean>;
}

/** Where clamd listens, and how long any single step (connect, accept a piece, answer) may take in milliseconds. */
export interface ScannerOptions {
  readonly host: string;
  readonly port: number;
  /** 30,000 when absent. */
  readonly timeout?: number;
}

/** A scanner over clamd's TCP protocol: commands `zPING` and `zINSTREAM` (clamd(8), "COMMANDS"). One connection a scan. */
export function createScanner({ host, port, timeout = 30_000 }: ScannerOptions): Scanner {
  async function converse(talk: (session: Session) => Promise<void>): Promise<string> {
    const session = openSession(connect({ host, port, noDelay: true }), timeout);
    try {
      await session.connected;
      await talk(session);
      return await session.answer();
    } finally {
      session.close();
    }
  }

  return {
    async scan(chunks) {
      let failure: { readonly error: unknown } | undefined;
      const source = watched(chunks, (error) => {
        failure = { error };
      });
      try {
        const answer = await converse(async (session) => {
          await session.send(Buffer.from('zINSTREAM\0', 'latin1'));
          for await (const chunk of source) if (!(await sendPiece(session, chunk))) break;
          await session.send(Buffer.alloc(4));
        });
        return verdictOf(answer);
      } catch (error) {
        if (failure) throw failure.error;
        return { verdict: 'unavailable', reason: error instanceof Error ? error.message : 'unknown failure' };
      }
    },
    async ping() {
      try {
        const answer = await converse(async (session) => {
          await session.send(Buffer.from('zPING\0', 'latin1'));
        });
        return answer === 'PONG';
      } catch {
        return false;
      }
    },
  };
}

/** The same pieces; `onError` hears of what the source itself throws, as against what is thrown by who reads it. */
async function* watched(
  chunks: AsyncIterable<Uint8Array>,
  onError: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    onError(error);
    throw error;
  }
}

/** A piece of INSTREAM: its length in four bytes, big-endian, then itself. An empty one would end the stream. */
async function sendPiece(session: Session, chunk: Uint8Array): Promise<boolean> {
  if (chunk.length === 0) return true;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return (await session.send(length)) && (await session.send(chunk));
}

function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { verdict: 'clean' };
  const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (signature !== undefined) return { verdict: 'infected', signature };
  return { verdict: 'unavailable', reason: `clamd answered "${answer.slice(0, 200)}"` };
}

interface Session {
  readonly connected: Promise<void>;
  /** Resolves to whether clamd still listens; `false` after it has answered or closed. Throws past the time limit. */
  send(bytes: Uint8Array): Promise<boolean>;
  /** What clamd said up to the zero byte or the end of the connection. */
  answer(): Promise<string>;
  close(): void;
}

/** Longest answer that is kept; clamd's are one line. */
const answerLimit = 4096;

function openSession(socket: Socket, timeout: number): Session {
  let received = '';
  let over = false;
  let failure: Error | undefined;
  let changed = () => {};
  const note = (error?: Error) => {
    failure ??= error;
    changed();
  };
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received = (received + text).slice(0, answerLimit);
    over ||= received.includes('\0');
    note();
  });
  socket.on('connect', () => note());
  socket.on('drain', () => note());
  socket.on('error', (error) => note(error));
  socket.on('close', () => {
    over = true;
    note();
  });

  /** Waits for a state of the connection that one of the events above brings about. */
  async function until(what: string, reached: () => boolean): Promise<void> {
    const limit = Date.now() + timeout;
    while (!reached()) {
      const left = limit - Date.now();
      if (left <= 0) throw new Error(`clamd took longer than ${timeout} ms to ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  return {
    connected: until('accept the connection', () => !socket.connecting || over).then(() => {
      if (failure) throw failure;
    }),
    async send(bytes) {
      if (over || socket.destroyed) return false;
      if (!socket.write(bytes)) await until('take the file', () => over || !socket.writableNeedDrain);
      return !over;
    },
    async answer() {
      await until('answer', () => over);
      const end = received.indexOf('\0');
      // clamd may answer and close while a piece is still on its way to it; then the answer counts, not the broken pipe.
      if (end >= 0) return received.slice(0, end).trimEnd();
      throw failure ?? new Error('clamd closed the connection without a whole answer');
    },
    close() {
      socket.destroy();
    },
  };
}
