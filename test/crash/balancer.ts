import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';

/** A balancer before several servers, as an operator puts one there. */
export interface Balancer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Hands each request to one of the ports in turn, or to the next where nobody listens; a server that dies cuts the answer off. */
export async function startBalancer(ports: () => readonly number[]): Promise<Balancer> {
  let turn = 0;
  const pass = (from: IncomingMessage, to: ServerResponse, body: Buffer, left: number): void => {
    const all = ports();
    turn += 1;
    const outgoing = send(
      { host: '127.0.0.1', port: all[turn % all.length], method: from.method, path: from.url, headers: from.headers },
      (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
        answer.on('aborted', () => to.destroy());
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && left > 1) return pass(from, to, body, left - 1);
      if (to.headersSent) to.destroy();
      else to.writeHead(error.code === 'ECONNREFUSED' ? 503 : 502).end();
    });
    outgoing.end(body);
  };
  const server = createServer((from, to) => {
    const pieces: Buffer[] = [];
    from.on('data', (piece: Buffer) => pieces.push(piece));
    from.on('error', () => to.destroy());
    from.on('end', () => pass(from, to, Buffer.concat(pieces), ports().length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The balancer has no port.');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
