import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';
import type { MailSender, MailServer } from './mail-server.ts';

/** One mail to one address. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Fixed before the first attempt; becomes the Message-ID, by which many mail programs show a repeated mail once. */
  readonly id: string;
  readonly date: Date;
  readonly attachments?: readonly { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }[];
}

/**
 * What became of a mail. `refused`: the server said no for good (5xx), `code` is its three digits, or `size`; or its TLS can't be trusted
 * (`encryption`), and `code` says why; `full` is the recipient's mailbox. `unavailable`:
 * try later; `maybeTaken` when all of it had gone out and no answer came, so that the server may have it: SMTP knows no way
 * to ask. Reasons carry nothing of what the server said, which may repeat an address.
 */
export type MailOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string; readonly answer: string }
  | {
      readonly outcome: 'refused';
      readonly at: 'encryption' | 'login' | 'sender' | 'recipient' | 'full' | 'content';
      readonly code: string;
    }
  | { readonly outcome: 'unavailable'; readonly reason: string; readonly maybeTaken: boolean };

/** What a connection works with beside the server. */
export interface MailLimits {
  readonly signal: AbortSignal;
  /** Certificate authorities beside those that Node trusts; for tests. */
  readonly ca?: string;
}

/** Milliseconds without a sign from the server after which it counts as not there. */
const patience = 15_000;

/** The mail as it goes over the wire, without line breaks in headers whatever is handed in. */
async function compose(
  { from }: MailSender,
  mail: Mail,
): Promise<{ readonly messageId: string; readonly bytes: Buffer }> {
  const messageId = `<${mail.id}@${from.address.split('@').at(-1) ?? 'localhost'}>`;
  const composer = new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: '', address: mail.to },
    subject: mail.subject.replaceAll(/\s+/g, ' '),
    text: mail.text,
    date: mail.date,
    messageId,
    // RFC 3834: nobody's absence notice is to answer a mail that a machine wrote.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: (mail.attachments ?? []).map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(content),
    })),
  });
  return { messageId, bytes: await composer.compile().build() };
}

/** Sends one mail. Never throws for what the server does. */
export async function sendMail(sender: MailSender, mail: Mail, limits: MailLimits): Promise<MailOutcome> {
  const { messageId, bytes } = await compose(sender, mail);
  const body = Readable.from([bytes]);
  const given = await withConnection(sender.server, limits, (connection) => {
    const sent = Promise.withResolvers<string>();
    // The length of the mail lets the server refuse it before it is sent (RFC 1870).
    connection.send({ from: sender.from.address, to: [mail.to], size: bytes.length }, body, (error, info) =>
      error ? sent.reject(error) : sent.resolve(info?.response ?? ''),
    );
    return sent.promise;
  });
  if (given.ok) return { outcome: 'sent', messageId, answer: given.value };
  return outcomeOf(given.error, body.readableEnded);
}

/** Connects and logs in without sending anything. @returns what is wrong, or null. */
export async function tryMailServer(
  server: MailServer,
  limits: MailLimits,
): Promise<Exclude<MailOutcome, { outcome: 'sent' }> | null> {
  const given = await withConnection(server, limits, async () => '');
  return given.ok ? null : outcomeOf(given.error, false);
}

type Given = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: SMTPError };

async function withConnection(
  server: MailServer,
  { signal, ca }: MailLimits,
  work: (connection: SMTPConnection) => Promise<string>,
): Promise<Given> {
  const { host, port, security, user, password } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
  });
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  const stop = (): void => broken.reject(signal.reason);
  connection.on('error', (error: SMTPError) => broken.reject(error));
  // A refusal by which the server ends the connection is told by the step that it concerns, right after this event.
  connection.on('end', () => setImmediate(() => broken.reject(Object.assign(new Error('ended'), { code: 'ENDED' }))));
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const within = <T>(step: Promise<T>): Promise<T> => Promise.race([step, broken.promise]);
    await within(
      new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve()))),
    );
    if (user !== undefined) {
      await within(
        new Promise<void>((resolve, reject) =>
          connection.login({ credentials: { user, pass: password ?? '' } }, (error) =>
            error ? reject(error) : resolve(),
          ),
        ),
      );
    }
    const value = await within(work(connection));
    connection.quit();
    return { ok: true, value };
  } catch (error) {
    return { ok: false, error: error as SMTPError };
  } finally {
    signal.removeEventListener('abort', stop);
    connection.close();
  }
}

function outcomeOf(error: SMTPError, allSent: boolean): Exclude<MailOutcome, { outcome: 'sent' }> {
  const { responseCode, code = error.name, command = '' } = error;
  const untrusted = certificateProblem(error);
  if (untrusted !== null) return { outcome: 'refused', at: 'encryption', code: untrusted };
  // The server offers no TLS, or none that we speak: without it nothing is sent, however often it is tried.
  if (command.startsWith('STARTTLS') || code === 'ETLS') return { outcome: 'refused', at: 'encryption', code: 'TLS' };
  if (code === 'EMESSAGE' && responseCode === undefined) return { outcome: 'refused', at: 'content', code: 'size' };
  if (responseCode !== undefined && responseCode >= 500 && responseCode < 600) {
    const at = command.startsWith('AUTH')
      ? 'login'
      : command === 'MAIL FROM' && responseCode !== 552
        ? 'sender'
        : command === 'RCPT TO'
          ? responseCode === 552
            ? 'full'
            : 'recipient'
          : 'content';
    return { outcome: 'refused', at, code: responseCode === 552 && at !== 'full' ? 'size' : String(responseCode) };
  }
  const said = responseCode === undefined ? code : `${responseCode}`;
  return { outcome: 'unavailable', reason: `SMTP: ${said}`, maybeTaken: allSent && responseCode === undefined };
}

/** Why the server's certificate is not trusted, in OpenSSL's words; null where that is not the matter. */
function certificateProblem(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const said = `${'code' in each ? String(each.code) : ''} ${each.message}`;
    const known = /(ERR_TLS_CERT_ALTNAME_INVALID|CERT_[A-Z_]+|[A-Z_]*SELF_SIGNED[A-Z_]*|UNABLE_TO_[A-Z_]+)/.exec(
      said,
    )?.[0];
    if (known) return known;
    if (/self-signed certificate/.test(said)) return 'SELF_SIGNED_CERT';
    if (/certificate has expired/.test(said)) return 'CERT_HAS_EXPIRED';
    if (/does not match certificate/.test(said)) return 'ERR_TLS_CERT_ALTNAME_INVALID';
    if (/unable to (get|verify)/.test(said)) return 'UNABLE_TO_VERIFY';
  }
  return null;
}
