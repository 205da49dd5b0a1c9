import type { Database } from '../database/database.ts';
import type { Organisation, Organisations } from '../organisations/organisation.ts';
import type { MailSender } from './mail/mail-server.ts';

/** What the messages to employees work with. Made once per process. */
export interface MessageServices {
  readonly database: Database;
  readonly organisations: Organisations;
  /** Who the organisation's mail to employees is from; null where the installation has no mail server. */
  readonly mailSender: (organisation: Organisation) => MailSender | null;
  /** Where browsers reach the product, without a slash at the end. */
  readonly publicUrl: string;
  readonly now: () => Date;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
  /** Tells the operator of a fault of the product's own. */
  readonly report: (what: string, error: unknown) => void;
}
