import type { IncomingMessage } from 'node:http';

/** More than this is thrown away no longer: the connection is closed, as the sender means no page of ours. */
const patienceInBytes = 256_000_000;

/**
 * Reads and throws away the rest of a refused body. A browser reads no answer before it has sent all; closed on
 * meanwhile, it shows its own "connection was reset" in place of the page that says what to do.
 */
export async function drainRequest(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  let thrownAway = 0;
  await new Promise<void>((resolve) => {
    request.on('data', (chunk: Buffer) => {
      thrownAway += chunk.byteLength;
      if (thrownAway > patienceInBytes) resolve();
    });
    request
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    request.resume();
  });
}
