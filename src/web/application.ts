import type { FastifyRequest } from 'fastify';
import type { AuditDetail } from '../audit/record.ts';
import type { PaymentDesk } from '../cases/payments/payment-desk.ts';
import type { ReceiptServices } from '../cases/receipt.ts';
import type { ScanUpload } from '../documents/scan-upload.ts';
import type { ReadyWays } from '../identity/login-ways.ts';
import type { CheckedThing } from '../identity/providers/check-provider.ts';
import type { SamlPartyView } from '../identity/saml/saml-party-view.ts';
import { browserFamily } from '../identity/session-origin.ts';
import type { Session, SessionUser } from '../identity/sessions/session.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { ManageOrganisations } from '../organisations/manage-organisations.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { AddressRegister } from '../registers/address-register.ts';
import type { ChosenRegisters } from '../registers/addresses/chosen-registers.ts';
import type { PropertyRegister } from '../registers/property-register.ts';
import type { CprRegister, CvrRegister } from '../registers/register.ts';
import type { Distributor } from './receipts/proven-sender.ts';
import { WebError } from './web-error.ts';
import type { WebSession } from './web-session.ts';

/** What the rooms' pages work with, beside the request. Made once per process. */
export interface Application {
  readonly services: ReceiptServices;
  readonly cpr: (organisation: Organisation) => CprRegister;
  readonly cvr: (organisation: Organisation) => CvrRegister;
  /** How long an answer of theirs serves the draft or case that asked, see `registersOf`; the usual 15 when absent. */
  readonly registerMinutes?: number;
  readonly scan: ScanUpload;
  readonly sessions: Sessions;
  /** For the pages of system administrators; they say that they are not at hand when absent. */
  readonly manageOrganisations?: ManageOrganisations;
  /** Which ways to log in the installation and the organisation are set up for; not which of them it offers. */
  readonly readyWays: (organisation: Organisation) => ReadyWays;
  /** Looks at what one of an organisation's own providers says of itself. */
  readonly checkProvider?: (organisation: Organisation, key: string) => Promise<readonly CheckedThing[]>;
  /** How an organisation is registered at SAML identity providers. */
  readonly samlParties?: (organisation: Organisation) => Promise<readonly SamlPartyView[]>;
  /** Tells the operator of what looks like an attack, without personal data; nobody is told when absent. */
  readonly alarm?: (what: string, details: Readonly<Record<string, string>>) => void;
  /** Absent where there is none: then addresses are typed without suggestions. */
  readonly addresses?: AddressRegister;
  /** Absent where there is none: then BFE numbers are taken as they are typed. */
  readonly properties?: PropertyRegister;
  /** Where the two above look things up now, for the page that tells it. */
  readonly placeSources?: ChosenRegisters['placeSources'];
  /** What pages do with payments; absent where the program has none. */
  readonly payments?: PaymentDesk;
  /** By what Digital Post is known when it hands over answers; absent where none are taken in. */
  readonly mailbox?: Distributor;
  /** Absent where there is none: then places are typed. `tiles` holds `{z}`, `{x}` and `{y}`. */
  readonly map?: { readonly tiles: string; readonly attribution: string };
  /** Absent where there is none: then no receipts are pushed by one. */
  readonly distributor?: Distributor;
}

/** The session that `loadSession` gives the web server: ours, with what the server needs of it. */
export interface ApplicationSession extends WebSession {
  readonly session: Session;
  readonly organisation: Organisation;
}

/** Wraps a session for the web server. `unread`: the employee's notifications that the head of the page counts. */
export function applicationSession(session: Session, organisation: Organisation, unread?: number): ApplicationSession {
  const { user } = session;
  return {
    id: session.id,
    csrfSecret: session.csrfSecret,
    language: session.language,
    user: pageUser(user, unread),
    ...(session.idleSeconds === null ? {} : { limits: { idleSeconds: session.idleSeconds, endsAt: session.endsAt } }),
    session,
    organisation,
  };
}

function pageUser(user: SessionUser, unread: number | undefined): WebSession['user'] {
  switch (user.kind) {
    case 'citizen':
      return { kind: user.kind, name: user.name };
    case 'employee':
      return { kind: user.kind, name: user.name, access: user.access, ...(unread === undefined ? {} : { unread }) };
    case 'anonymous':
      return null;
  }
}

/** Guard for what {@link applicationSession} made. */
export function isApplicationSession(session: WebSession): session is ApplicationSession {
  return 'session' in session;
}

/** Who is logged in, or null. */
export function userOf(request: FastifyRequest): SessionUser | null {
  const { session } = request;
  return session && isApplicationSession(session) ? session.session.user : null;
}

/** The organisation that the address names, with its keys. @throws {WebError} 404 for one that is not there. */
export async function organisationOf(request: FastifyRequest, application: Application): Promise<Organisation> {
  const found = request.organisation && (await application.services.organisations.bySlug(request.organisation.slug));
  if (!found) throw new WebError('notFound');
  return found;
}

/** What the audit log and the session keep of where a log-in came from. */
export function loginOrigin(request: FastifyRequest): AuditDetail {
  const browser = browserFamily(request.headers['user-agent']);
  return { ...requestOrigin(request), ...(browser === null ? {} : { browser }) };
}

/** What the audit log keeps of where a request came from. */
export function requestOrigin(request: FastifyRequest): AuditDetail {
  return { from: request.ip };
}
