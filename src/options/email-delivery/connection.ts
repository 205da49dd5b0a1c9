import type { Configuration } from '../../configuration.ts';
import { isLoopback, type MailSender } from '../../messages/mail/mail-server.ts';
import type { EmailSettings } from './settings.ts';

/** An organisation's settings with the mail server that they come to; null where there is none. */
export interface ConnectedEmail extends EmailSettings {
  readonly sender: MailSender | null;
}

/** The organisation's own mail server, or the installation's where it gives none. */
export function withMailServer(own: unknown, { mail, environment }: Configuration): unknown {
  const settings = (own ?? {}) as EmailSettings;
  const { host, port, security = 'starttls', user, password, fromAddress, fromName } = settings;
  // In production nobody may have the server log in at itself.
  const isOwn = host !== undefined && !(environment === 'production' && isLoopback(host));
  const server = isOwn
    ? {
        host,
        port: port ?? (security === 'tls' ? 465 : 587),
        security: isLoopback(host) ? ('none' as const) : security,
        ...(user === undefined ? {} : { user, password: password ?? '' }),
      }
    : mail?.server;
  const address = fromAddress ?? mail?.from;
  const sender = server && address ? { server, from: { address, name: fromName ?? address } } : null;
  return { ...settings, sender } satisfies ConnectedEmail;
}
