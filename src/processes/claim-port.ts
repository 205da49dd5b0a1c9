import { once } from 'node:events';
import { createServer } from 'node:net';
import { listenError } from './start-error.ts';

/**
 * Finds out before anything else is started whether `port` can be listened on, and gives it back; 0 becomes a free one.
 * Throws a `StartError` that names the port and the remedy.
 */
export async function claimPort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, host, port);
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}
