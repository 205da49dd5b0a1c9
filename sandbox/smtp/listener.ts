import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Fault, PeerContext } from '../peer.ts';
import { smtpAccess, smtpMaximum } from './access.ts';
import { certificate, certificateKey } from './certificate.ts';
import type { MailStore } from './mail-store.ts';

/** An answer of RFC 5321 other than 250. */
class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(code: number, text: string) {
    super(text);
    this.responseCode = code;
  }
}

/**
 * Starts a mail server (RFC 5321) that demands a log-in (RFC 4954) and offers STARTTLS (RFC 3207). It takes everything but
 * mail of more than 25 MB, and mail to an address that begins with `ukendt` (550), `fuld` (452: over its quota for now) or `overfyldt`
 * (552: over it for good); one that begins with `graa` is asked to come again (450, greylisting as of RFC 6647), and is taken the second
 * time. With `secure` it speaks TLS from the first byte (RFC 8314), with `plain` it offers none. Faults: `refuse` answers 421, `error` 451, or
 * 554 where its status is 500 or more, `drop` cuts the connection: at `answer` after the mail was taken.
 */
export async function listenAsSmtp(
  context: PeerContext,
  store: MailStore,
  options: { readonly host: string; readonly port: number; readonly security?: 'secure' | 'plain' },
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const sockets = new Map<number, Socket>();
  const greylisted = new Set<string>();
  const strikes = async (at: Fault['at'], remotePort: number): Promise<boolean> => {
    for (const fault of await context.strike(at)) {
      if (fault.kind === 'refuse') throw new SmtpRefusal(421, '4.3.2 Service not available, try again later');
      if (fault.kind === 'error') {
        throw (fault.status ?? 451) >= 500
          ? new SmtpRefusal(554, '5.3.0 Transaction failed')
          : new SmtpRefusal(451, '4.3.0 Local error in processing');
      }
      if (fault.kind === 'drop') {
        sockets.get(remotePort)?.destroy();
        return false;
      }
      if (fault.kind === 'garble') {
        // No answer of the protocol, and then the end of the connection.
        sockets.get(remotePort)?.end('\u0007<html>\r\n');
        return false;
      }
    }
    return true;
  };

  const server = new SMTPServer({
    secure: options.security === 'secure',
    ...(options.security === 'plain' ? { disabledCommands: ['STARTTLS'] } : {}),
    key: certificateKey,
    cert: certificate,
    size: smtpMaximum,
    disableReverseLookup: true,
    authOptional: false,
    // On loopback a client may log in without TLS, as the product does here.
    allowInsecureAuth: true,
    logger: false,
    onAuth(auth, _session, done) {
      if (auth.username === smtpAccess.user && auth.password === smtpAccess.password)
        return done(null, { user: auth.username });
      return done(new SmtpRefusal(535, '5.7.8 Authentication credentials invalid'));
    },
    onMailFrom(_address, session, done) {
      strikes('request', session.remotePort).then(
        (goesOn) => goesOn && done(),
        (error: Error) => done(error),
      );
    },
    onRcptTo(address, _session, done) {
      const to = address.address.toLowerCase();
      if (to.startsWith('ukendt')) return done(new SmtpRefusal(550, '5.1.1 No such user here'));
      if (to.startsWith('fuld')) return done(new SmtpRefusal(452, '4.2.2 The mailbox is over its quota'));
      if (to.startsWith('overfyldt')) return done(new SmtpRefusal(552, '5.2.2 The mailbox is over its quota'));
      if (to.startsWith('graa') && !greylisted.has(to)) {
        greylisted.add(to);
        return done(new SmtpRefusal(450, '4.7.1 Greylisted, please try again in some minutes'));
      }
      return done();
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(new SmtpRefusal(552, '5.3.4 Message is too big'));
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          tls: session.secure,
        };
        return store
          .keep(Buffer.concat(pieces), envelope)
          .then(() => strikes('answer', session.remotePort))
          .then(
            (goesOn) => goesOn && done(null, '2.0.0 Taken'),
            (error: Error) => done(error),
          );
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.on('close', () => sockets.delete(remotePort));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('smtp: the listener has no TCP port');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets.values()) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
