/** A mail server, as it is reached: any that speaks SMTP (RFC 5321). */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /**
   * `tls`: TLS from the first byte (RFC 8314). `starttls`: TLS is demanded after the greeting (RFC 3207). `none`: in the clear,
   * which is for a server on this machine alone.
   */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user?: string;
  readonly password?: string;
}

/** A mail server together with who the mail is from. */
export interface MailSender {
  readonly server: MailServer;
  /** An address of the organisation's or the installation's own. */
  readonly from: { readonly address: string; readonly name: string };
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/** Whether a host is this machine: only there may mail go in the clear. */
export function isLoopback(host: string): boolean {
  return loopback.has(host);
}

/**
 * The server that an address names: `smtps://user:password@host:465` (TLS from the first byte) or `smtp://…:587`
 * (STARTTLS, and none on this machine). Null where it is no such address.
 */
export function readMailServer(address: string): MailServer | null {
  const url = URL.parse(address);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return null;
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return null;
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  const isTls = url.protocol === 'smtps:';
  return {
    host,
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    security: isTls ? 'tls' : isLoopback(host) ? 'none' : 'starttls',
    ...(url.username === ''
      ? {}
      : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
  };
}
