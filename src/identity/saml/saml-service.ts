import type { Database } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { SamlSession } from '../sessions/provider-sessions.ts';
import type { Sessions } from '../sessions.ts';
import { type BroughtMessage, loggedOutBy, readLogoutMessage } from './logout.ts';
import { authnRequest, logoutRequest, logoutResponse, newMessageId } from './messages.ts';
import { statuses } from './names.ts';
import type { ProviderMetadata } from './provider-metadata.ts';
import type { ProviderSource } from './provider-source.ts';
import { broken, type NotReceived, type Received, receiveResponse, type SamlLogin } from './receive-response.ts';
import { redirectAddress } from './redirect-binding.ts';
import { statusCodes } from './rules/response-rules.ts';
import type { SamlParty } from './saml-party.ts';
import { type ServiceProvider, serviceProviderOf } from './service-provider.ts';
import { serviceProviderMetadata } from './sp-metadata.ts';
import { createOutstanding, type OutstandingLogin } from './stores/outstanding.ts';
import { attributeOf, base64, messageLimit, readXml, utf8 } from './xml/read-xml.ts';

/** What a service provider works with. */
export interface SamlServiceOptions {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly source: ProviderSource;
  readonly publicUrl: string;
  /** The installation's identity provider: its metadata as XML or its address; organisations may have another. */
  readonly metadata: string | undefined;
  readonly now: () => Date;
}

/** A log-in that the identity provider was asked for, or why it could not be. */
export type Begun =
  /** `browser`: the token for the cookie that binds the answer to this browser, under the handle that comes back with it. */
  | { readonly ok: true; readonly url: string; readonly handle: string; readonly browser: string }
  | { readonly ok: false; readonly detail: string };

/** What the identity provider posted back, by the browser that it came through. */
export interface Answer {
  readonly response: string | undefined;
  readonly relayState: string | undefined;
  readonly browser: string | undefined;
}

/** `request`: the one that was answered, where there was one. */
export type Finished<Who> =
  | { readonly ok: true; readonly login: SamlLogin<Who>; readonly request: OutstandingLogin }
  | { readonly ok: false; readonly refusal: NotReceived; readonly request: OutstandingLogin | null };

/** A log-out from the identity provider, or why it was refused. */
export type LogoutFromProvider =
  | { readonly ok: true; readonly url: string; readonly ended: number }
  | { readonly ok: false; readonly rule: string; readonly detail: string };

export type LogoutAnswer =
  | { readonly ok: true; readonly isPartial: boolean }
  | { readonly ok: false; readonly rule: string; readonly detail: string };

/** The product as a service provider of one identity provider: NemLog-in, or the Context Handler. */
export interface SamlService<Who> {
  readonly party: SamlParty<Who>;
  /** Whether the organisation has what it takes. */
  isReady(organisation: Organisation): boolean;
  /** Reads the provider's metadata for those organisations, so that the source knows its addresses; never fails. */
  prepare(organisations: readonly Organisation[]): Promise<void>;
  /** Our own metadata; null where the organisation has no key. */
  metadata(organisation: Organisation): string | null;
  begin(organisation: Organisation, login: Omit<OutstandingLogin, 'id'>): Promise<Begun>;
  /** Judges an answer. Whoever makes a session of it must note its `use` with that. */
  finish(organisation: Organisation, answer: Answer): Promise<Finished<Who>>;
  /** Where to send the browser to end the session there too; null where there is no such place. Our own must have ended before. */
  logoutAddress(organisation: Organisation, session: SamlSession): Promise<string | null>;
  /** Ends what the provider says; the address is where its answer goes. */
  receiveLogout(organisation: Organisation, brought: BroughtMessage): Promise<LogoutFromProvider>;
  /** Reads the answer to a log-out of ours. */
  receiveLogoutAnswer(organisation: Organisation, brought: BroughtMessage): Promise<LogoutAnswer>;
}

export function createSamlService<Who>(party: SamlParty<Who>, options: SamlServiceOptions): SamlService<Who> {
  const { now, sessions, source } = options;
  const outstanding = createOutstanding(options.database, now);

  return {
    party,

    isReady: (organisation) => {
      const own = ownOf(organisation);
      return own !== null && (own.metadata ?? options.metadata) !== undefined;
    },

    async prepare(organisations) {
      await Promise.allSettled(organisations.map((organisation) => partiesOf(organisation)));
    },

    metadata(organisation) {
      const own = ownOf(organisation);
      return own && `<?xml version="1.0" encoding="UTF-8"?>\n${serviceProviderMetadata(own, party)}`;
    },

    async begin(organisation, login) {
      const parties = await partiesOf(organisation);
      const key = parties?.own.keys[0]?.signing;
      if (!parties || !key) return { ok: false, detail: 'no metadata of the identity provider, or no key' };
      const { own, provider } = parties;
      const id = newMessageId();
      const { handle, browser } = await outstanding.begin(organisation, { id, ...login });
      const request = authnRequest({
        id,
        at: now(),
        destination: provider.login,
        issuer: own.entityId,
        answerTo: own.addresses.answer,
        level: login.level,
        context: party.context(login.profile),
        isForced: own.isForced || login.isFresh === true,
      });
      const url = await redirectAddress(provider.login, 'SAMLRequest', request, handle, key);
      return { ok: true, url, handle, browser };
    },

    async finish(organisation, { response, relayState, browser }) {
      const taken =
        relayState === undefined || browser === undefined
          ? null
          : await outstanding.take(organisation, relayState, browser);
      // What one provider was asked for another can't answer.
      const request = taken !== null && party.profiles.includes(taken.profile) ? taken : null;
      const received = await judge(organisation, response ?? '', request);
      if (!received.ok) return { ok: false, refusal: received, request };
      if (request === null) throw new Error('An answer without a request passed the rules.');
      return { ok: true, login: received.login, request };
    },

    async logoutAddress(organisation, session) {
      const parties = await partiesOf(organisation);
      const key = parties?.own.keys[0]?.signing;
      const destination = parties?.provider.logout?.request;
      if (!parties || !key || destination === undefined) return null;
      const id = newMessageId();
      const handle = await outstanding.beginLogout(organisation, { id });
      const request = logoutRequest({ id, at: now(), destination, issuer: parties.own.entityId, subject: session });
      return redirectAddress(destination, 'SAMLRequest', request, handle, key);
    },

    async receiveLogout(organisation, brought) {
      const parties = await partiesOf(organisation);
      const key = parties?.own.keys[0]?.signing;
      const destination = parties?.provider.logout?.response;
      if (!parties || !key || destination === undefined) return { ok: false, rule: 'logout-metadata', detail: 'none' };
      const { own, provider } = parties;
      const read = await readLogout(organisation, brought, 'LogoutRequest', own.addresses.logout, provider);
      if (!read.ok) return read;
      const inResponseTo = attributeOf(read.message, 'ID');
      if (inResponseTo === null) return { ok: false, rule: 'logout-message', detail: 'no ID' };
      const whom = loggedOutBy(read.message);
      const ended = whom ? await sessions.endSaml(organisation, { provider: party.key, ...whom }) : 0;
      const answer = logoutResponse({
        id: newMessageId(),
        at: now(),
        destination,
        issuer: own.entityId,
        inResponseTo,
        ...(whom ? {} : { refused: statuses.requestDenied }),
      });
      return { ok: true, ended, url: await redirectAddress(destination, 'SAMLResponse', answer, read.relayState, key) };
    },

    async receiveLogoutAnswer(organisation, brought) {
      const parties = await partiesOf(organisation);
      if (!parties) return { ok: false, rule: 'logout-metadata', detail: 'none' };
      const { own, provider } = parties;
      const read = await readLogout(organisation, brought, 'LogoutResponse', own.addresses.logoutResponse, provider);
      if (!read.ok) return read;
      const asked = read.relayState === null ? null : await outstanding.takeLogout(organisation, read.relayState);
      if (asked === null || attributeOf(read.message, 'InResponseTo') !== asked.id) {
        return { ok: false, rule: 'logout-in-response-to', detail: 'no log-out waits for it' };
      }
      const [top, second] = statusCodes(read.message);
      return { ok: true, isPartial: top !== statuses.success || second === statuses.partialLogout };
    },
  };

  function ownOf(organisation: Organisation): ServiceProvider | null {
    return serviceProviderOf(organisation, options.publicUrl, party);
  }

  async function partiesOf(organisation: Organisation, isUrgent = false) {
    const own = ownOf(organisation);
    const setting = own?.metadata ?? options.metadata;
    if (!own || setting === undefined) return null;
    const provider = await source.metadata(organisation, setting, isUrgent);
    return provider && { own, provider };
  }

  async function judge(
    organisation: Organisation,
    encoded: string,
    request: OutstandingLogin | null,
  ): Promise<Received<Who>> {
    if (encoded.length > messageLimit * 1.4) return broken(0, 'message', 'too large');
    const text = utf8(base64(encoded) ?? Buffer.alloc(0));
    if (text === null || text === '') return broken(0, 'message', 'no message in base64 and UTF-8');
    const read = readXml(text);
    if (!read.ok) return broken(0, 'message', read.detail);
    const parties = await partiesOf(organisation);
    if (!parties) return broken(0, 'metadata', 'no metadata of the identity provider, or no key');
    const context = { ...parties, response: read.root, text, request, now: now() };
    const received = receiveResponse(party, context);
    if (received.ok || received.kind === 'status' || !byUnknownKey(received.rule)) return received;
    // The provider may have replaced its key since: look once more, as long as it helps.
    const provider = await newer(organisation, parties.provider);
    return provider ? receiveResponse(party, { ...context, provider }) : received;
  }

  async function readLogout(
    organisation: Organisation,
    brought: BroughtMessage,
    kind: 'LogoutRequest' | 'LogoutResponse',
    destination: string,
    provider: ProviderMetadata,
  ) {
    const read = readLogoutMessage(brought, kind, { provider, destination, now: now() });
    if (read.ok || !byUnknownKey(read.rule)) return read;
    const other = await newer(organisation, provider);
    return other ? readLogoutMessage(brought, kind, { provider: other, destination, now: now() }) : read;
  }

  async function newer(organisation: Organisation, provider: ProviderMetadata): Promise<ProviderMetadata | null> {
    const parties = await partiesOf(organisation, true);
    return parties && parties.provider !== provider ? parties.provider : null;
  }
}

function byUnknownKey(rule: string): boolean {
  return ['response-signature', 'assertion-signature', 'logout-signature'].includes(rule);
}
