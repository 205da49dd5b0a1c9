import { appendFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { pageLanguage, pageStyle, sendStartPage, styleAddress } from './pages.tsx';
import {
  createFaultList,
  type Fault,
  type FaultList,
  faultListSchema,
  type Peer,
  type PeerContext,
  type PlayedPeer,
} from './peer.ts';

/** What the sandbox is started with. */
export interface SandboxOptions {
  /** TCP port of the HTTP server; 0 lets the system choose. */
  readonly port: number;
  /** Address to listen at; loopback when absent. */
  readonly host?: string;
  /** Folder for what must outlive a restart; one folder in it for each peer. */
  readonly dataFolder: string;
  /** Address of the product: where the peers' clients may be redirected to. */
  readonly productUrl: string;
  /** The peers to play; every one of `sandbox/peers.ts` when absent. */
  readonly peers?: readonly Peer[];
  /** Ports for the peers that listen for themselves, by key; chosen by the system when absent. */
  readonly listenPorts?: Readonly<Record<string, number>>;
}

/** A running sandbox. */
export interface Sandbox {
  /** Address of the HTTP server without a slash at the end. */
  readonly url: string;
  /** Ports by peer key of the peers that listen for themselves, and `http`. */
  readonly ports: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

type Entry = Readonly<Record<string, unknown>>;

/** The entries a peer accepted: a file of JSON lines, and a copy in memory. */
interface ReceivedLog {
  append(entry: Entry): Promise<void>;
  list(): readonly Entry[];
  clear(): Promise<void>;
  /** Takes nothing more, and is over when all that was taken is written: whoever stopped the sandbox may remove its folder. */
  end(): Promise<void>;
}

/** Opens the file; a last line that a crash left without its newline is cut away. */
async function openReceivedLog(folder: string): Promise<ReceivedLog> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'received.jsonl');
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) await truncate(file, whole);
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  const entries: Entry[] = lines.map((line) => JSON.parse(line));
  // Writes go one after the other, so that two entries never share a line.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  // What comes while a write is under way is written together by the next: peers that are sent to by the thousand wait for the disk.
  let gathered: { readonly batch: Entry[]; readonly written: Promise<void> } | undefined;
  let isEnded = false;
  return {
    append(entry) {
      // Of what is still going on in here when it has stopped nobody hears.
      if (isEnded) return Promise.resolve();
      if (!gathered) {
        const batch: Entry[] = [];
        const written = inTurn(async () => {
          if (gathered?.batch === batch) gathered = undefined;
          await appendFile(file, batch.map((each) => `${JSON.stringify(each)}\n`).join(''));
          for (const each of batch) entries.push(each);
        });
        gathered = { batch, written };
      }
      gathered.batch.push(entry);
      return gathered.written;
    },
    list: () => entries,
    clear() {
      // What comes from now on is not cleared with the rest.
      gathered = undefined;
      return inTurn(async () => {
        await writeFile(file, '');
        entries.length = 0;
      });
    },
    end() {
      isEnded = true;
      return last;
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('sandbox: the server has no TCP port');
  return address.port;
}

function addPeerControls(app: FastifyInstance, key: string, received: ReceivedLog, faults: FaultList): void {
  app.get(`/_/${key}/received`, async () => received.list());
  app.delete(`/_/${key}/received`, async (_request, reply) => {
    await received.clear();
    return reply.code(204).send();
  });
  app.get(`/_/${key}/faults`, async () => faults.list());
  app.put<{ Body: readonly Fault[] }>(`/_/${key}/faults`, { schema: { body: faultListSchema } }, async (request) => {
    faults.replace(request.body);
    return faults.list();
  });
}

/**
 * Starts every peer on one HTTP server, each under `/{key}`, and the peers that speak no HTTP on ports of their own.
 * `GET`/`DELETE /_/{peer}/received` and `GET`/`PUT /_/{peer}/faults` are for tests and demonstrators; `/` lists the
 * peers. Throws with one line where NODE_ENV is `production` (the sandbox logs anyone in as anyone) or a port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'The sandbox refuses to start: NODE_ENV is production, where anyone could log in as anyone through it',
    );
  }
  const host = options.host ?? '127.0.0.1';
  const peers = options.peers ?? (await import('./peers.ts')).sandboxPeers;

  // The port must be known before the routes are made (issuers carry it), and Fastify takes no routes once it listens.
  const server = createServer();
  const port = await listen(server, host, options.port);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const stops: (() => Promise<void>)[] = [
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  ];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).toReversed()) await step();
  };

  try {
    const app = fastify({
      ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
      serverFactory(handler) {
        server.on('request', handler);
        return server;
      },
    });
    const logs: ReceivedLog[] = [];
    stops.push(async () => {
      await app.close();
      await Promise.all(logs.map((log) => log.end()));
    });
    app.get(styleAddress, async (_request, reply) => reply.type('text/css').send(pageStyle));
    app.get<{ Querystring: { language?: string } }>('/', async (request, reply) =>
      sendStartPage(reply, pageLanguage(request.query.language ?? request.headers['accept-language']), peers),
    );

    const ports: Record<string, number> = { http: port };
    const played: PlayedPeer[] = [];
    for (const peer of peers) {
      const dataFolder = join(options.dataFolder, peer.key);
      const received = await openReceivedLog(dataFolder);
      logs.push(received);
      const faults = createFaultList();
      const context: PeerContext = {
        baseUrl: url,
        productUrl: options.productUrl.replace(/\/+$/, ''),
        dataFolder,
        listenAt: { host, port: options.listenPorts?.[peer.key] ?? 0 },
        accept: received.append,
        received: received.list,
        strike: faults.strike,
      };
      addPeerControls(app, peer.key, received, faults);
      await app.register(async (scope) => peer.routes(scope, context), { prefix: `/${peer.key}` });
      played.push({ peer, context });
    }
    for (const { peer, context } of played) {
      const listener = await peer.listen?.(context, played);
      if (listener) {
        stops.push(listener.stop);
        ports[peer.key] = listener.port;
      }
    }
    await app.ready();
    return { url, ports, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
