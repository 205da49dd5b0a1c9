import { createServer } from 'node:https';
import type { FastifyInstance } from 'fastify';

/** TLS of our own for receipts, where no proxy ends it. All in PEM. */
export interface ReceiptListener {
  /** 0: any free port. */
  readonly port: number;
  readonly certificate: string;
  readonly privateKey: string;
  /** The authorities that certify who may send receipts. */
  readonly authorities: string;
}

const receiptPath = /^\/[a-z0-9-]+\/(kvitteringer|post)\/[a-z0-9-]+$/;

/**
 * Listens for receipts over TLS and takes nobody without a client certificate of the authorities. Only receipts and letters can be handed in here;
 * they go the same way as those that come to the product's own port.
 */
export async function startReceiptListener(
  server: FastifyInstance,
  host: string,
  { port, certificate, privateKey, authorities }: ReceiptListener,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const listener = createServer(
    { cert: certificate, key: privateKey, ca: authorities, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      if (request.method !== 'POST' || !receiptPath.test(request.url ?? '')) {
        response.writeHead(404).end();
        return;
      }
      server.routing(request, response);
    },
  );
  listener.on('tlsClientError', () => {});
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, resolve);
  });
  const address = listener.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        listener.closeIdleConnections();
      }),
  };
}
