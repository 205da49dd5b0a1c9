import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { listenError } from './start-error.ts';

/**
 * Below the ports that Linux gives to whoever asks for any (from 32,768 on): one of those could be given to another between the finding
 * and the use.
 */
const lowest = 10_000;
const beyond = 32_000;
const mostTries = 50;

/**
 * Finds out before anything else is started whether `port` can be listened on, and gives it back; 0 becomes a free one.
 * Throws a `StartError` that names the port and the remedy.
 */
export async function claimPort(host: string, port: number): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const wanted = port === 0 ? randomInt(lowest, beyond) : port;
    const server = createServer();
    try {
      server.listen({ host, port: wanted, exclusive: true });
      await once(server, 'listening');
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (port === 0 && isTaken && tries < mostTries) continue;
      throw listenError(error, host, port);
    }
    server.close();
    await once(server, 'close');
    return wanted;
  }
}
