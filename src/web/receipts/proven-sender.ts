import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';

/** By what the installation knows its message distributor. */
export interface Distributor {
  /** What the subject of its client certificate must hold, such as `CN=Beskedfordeler,O=KOMBIT`. */
  readonly subject: string;
  /** Lower case. Header in which the proxy that ends TLS hands on the subject; it overwrites what a client sends. */
  readonly header?: string;
}

/**
 * Whether a request is the message distributor's: it came over TLS with a client certificate that was checked against the authorities,
 * here or at the proxy, and the certificate is the distributor's.
 */
export function provenSender(request: FastifyRequest, distributor: Distributor | undefined): 'distributor' | undefined {
  if (!distributor) return undefined;
  return subjectHolds(shownSubject(request, distributor), distributor.subject) ? 'distributor' : undefined;
}

function shownSubject(request: FastifyRequest, { header }: Distributor): string {
  const { socket } = request.raw;
  // Whoever comes over TLS with a certificate of their own is judged by it alone.
  if (socket instanceof TLSSocket) return socket.authorized ? (socket.getPeerX509Certificate()?.subject ?? '') : '';
  const handed = header === undefined ? undefined : request.headers[header];
  return typeof handed === 'string' ? handed : '';
}

/** Whether a subject has every part that is wanted, in whatever order and writing (`CN=a, O=b`, or a line for each). */
export function subjectHolds(shown: string, wanted: string): boolean {
  const parts = (subject: string): readonly string[] =>
    subject
      .split(/\n|(?<!\\),/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const has = new Set(parts(shown));
  const all = parts(wanted);
  return all.length > 0 && all.every((part) => has.has(part));
}
