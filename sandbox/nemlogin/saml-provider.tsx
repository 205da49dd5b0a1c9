import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { translator } from '../../src/texts/catalogue.ts';
import { type PageLanguage, pageHeaders, pageLanguage, renderPage, sendPage } from '../pages.tsx';
import { type PeerContext, withFaults } from '../peer.ts';
import { type AnswerSpec, newId, type Recipe, writeAnswer, writeFailure } from './answer.ts';
import { type AskedLogin, envelopeProblem, judgeLogin } from './judge-login.ts';
import type { ProviderKeyName, TestKey } from './keys.ts';
import { logoutRequestXml, logoutResponseXml, type Participant, redirectTo } from './logout.ts';
import { providerMetadata } from './metadata.ts';
import { type Level, levelOrder, ns } from './names.ts';
import { SendForm, StartPage, sendScript } from './pages.tsx';
import { type Message, type ReadMessage, readPosted, readRedirected, textIn, textsIn } from './read-message.ts';
import { createRegistry, type ServiceProvider } from './service-providers.ts';
import { nemloginTexts } from './texts.ts';
import { failures } from './variants.ts';

/** What posted forms hold. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Somebody who was chosen on the log-in page. */
export interface ChosenUser {
  readonly name: string;
  readonly level: Level;
}

/** What one identity provider does in its own way. */
export interface SamlRole<User extends ChosenUser> {
  /** The first part of its addresses, and the name of its cookie. */
  readonly key: string;
  readonly keys: Readonly<Record<ProviderKeyName, TestKey>>;
  readonly texts: {
    readonly title: (language: PageLanguage) => string;
    readonly what: (language: PageLanguage) => string;
    readonly login: (language: PageLanguage) => string;
  };
  readonly variants: Readonly<Record<string, Recipe>>;
  /** Why it is no log-in that can be asked for here; null when it is one. */
  refuses(asked: AskedLogin): string | null;
  loginForm(language: PageLanguage, asked: AskedLogin): VNode;
  /** Who was chosen or typed in; null for nobody. */
  choose(fields: Fields): User | null;
  /** Whether somebody who is logged in is who is asked for. */
  fits(user: User, asked: AskedLogin): boolean;
  /** What the answer to a service says of them. */
  tell(
    user: User,
    provider: ServiceProvider,
  ): Promise<Pick<AnswerSpec, 'nameId' | 'nameIdFormat' | 'level' | 'attributes' | 'leading'>>;
  /** What is noted of a log-in. */
  noted(user: User): Readonly<Record<string, unknown>>;
}

/** Somebody whom the provider knows in this browser, and where else they are logged in. */
interface Session<User> {
  readonly user: User;
  readonly participants: Participant[];
}

/** A log-in that waits for its user. */
interface Ticket {
  readonly provider: ServiceProvider;
  readonly asked: AskedLogin;
  readonly relayState: string | null;
}

/** A log-out that goes from service to service; `answer` leads back to the one that began it. */
interface Round {
  readonly rest: Participant[];
  readonly answer: ((isPartial: boolean) => string) | null;
  isPartial: boolean;
}

const mostKept = 10_000;

/**
 * An identity provider by OIOSAML (identity reference, section 1): signed requests by HTTP-Redirect alone, encrypted and signed
 * assertions by HTTP-POST, single logout, two keys. It refuses what the reference lists, and its log-in page can send every wrong
 * answer that a service must refuse.
 */
export async function addSamlProvider<User extends ChosenUser>(
  app: FastifyInstance,
  context: PeerContext,
  role: SamlRole<User>,
): Promise<void> {
  const { key } = role;
  const entityId = `${context.baseUrl}/${key}`;
  const address = `${entityId}/saml`;
  const registered = createRegistry(context.productUrl);
  const keys: { signing: ProviderKeyName; shown: readonly ProviderKeyName[] } = { signing: 'first', shown: ['first'] };
  const seen = new Set<string>();
  const tickets = new Map<string, Ticket>();
  const sessions = new Map<string, Session<User>>();
  const rounds = new Map<string, Round>();
  await app.register(cookie);
  await app.register(formbody);

  app.get('/', (request, reply) => {
    const language = languageOf(request);
    const loggedIn = sessionOf(request)?.user ?? null;
    const content = (
      <StartPage
        root={`/${key}`}
        what={role.texts.what(language)}
        language={language}
        entityId={entityId}
        loggedIn={loggedIn}
        signing={keys.signing}
        shown={keys.shown}
      />
    );
    return sendPage(
      reply,
      { title: role.texts.title(language), language, formTargets: [new URL(context.productUrl).origin] },
      content,
    );
  });

  app.get('/metadata', (request, reply) =>
    withFaults(context, request, reply, async () => ({
      status: 200,
      type: 'application/samlmetadata+xml',
      body: providerMetadata(
        entityId,
        address,
        keys.shown.map((name) => role.keys[name]),
      ),
    })),
  );

  // Announcing shows the next key beside the one in use, as NemLog-in does weeks before it changes; changing takes it into use.
  app.post<{ Body: Fields }>('/keys', (request, reply) => {
    const other = keys.signing === 'first' ? 'second' : 'first';
    if (request.body.do === 'announce') keys.shown = ['first', 'second'];
    else Object.assign(keys, { signing: other, shown: [other] });
    return reply.redirect(`/${key}/`, 303);
  });

  app.get('/send.js', (_request, reply) => reply.type('text/javascript').send(sendScript));
  app.get('/saml', (request, reply) => receive(request, reply, readRedirected(request.raw.url ?? '')));
  app.post<{ Body: Fields }>('/saml', (request, reply) => receive(request, reply, readPosted(request.body)));

  app.get<{ Params: { ticket: string } }>('/log-in/:ticket', (request, reply) => {
    const ticket = tickets.get(request.params.ticket);
    if (!ticket) return technicalError(request, reply, 'no log-in waits here');
    const language = languageOf(request);
    return sendPage(reply, { title: role.texts.login(language), language }, role.loginForm(language, ticket.asked));
  });

  app.post<{ Params: { ticket: string }; Body: Fields }>('/log-in/:ticket', async (request, reply) => {
    const ticket = tickets.get(request.params.ticket);
    if (!ticket) return technicalError(request, reply, 'no log-in waits here');
    const { body } = request;
    if (body.cancel !== undefined || body.fail !== undefined) {
      tickets.delete(request.params.ticket);
      return answerFailure(request, reply, ticket, body.cancel === undefined ? (body.failure ?? '') : 'cancelled');
    }
    const user = role.choose(body);
    if (!user) return reply.redirect(request.url, 303);
    tickets.delete(request.params.ticket);
    const session = { user, participants: [] };
    const id = randomBytes(16).toString('hex');
    keep(sessions, id, session);
    reply.setCookie(key, id, { path: `/${key}`, httpOnly: true, sameSite: 'lax' });
    return answerSuccess(request, reply, ticket, session, body.variant ?? 'ordinary');
  });

  app.post('/log-out', (request, reply) => {
    const session = endSession(request, reply);
    return goRound(request, reply, { rest: [...(session?.participants ?? [])], answer: null, isPartial: false });
  });

  async function receive(request: FastifyRequest, reply: FastifyReply, read: ReadMessage): Promise<FastifyReply> {
    if (!read.ok) return technicalError(request, reply, read.reason);
    const { message } = read;
    const found = await registered(textIn(message.root, ns.saml, 'Issuer') ?? '');
    if (!found.ok) return technicalError(request, reply, found.reason);
    const { provider } = found;
    const problem = envelopeProblem(message, provider, address, new Date());
    if (problem !== null) return technicalError(request, reply, problem);
    switch (message.name) {
      case 'AuthnRequest':
        return beginLogin(request, reply, message, provider);
      case 'LogoutRequest':
        return beginLogout(request, reply, message, provider);
      case 'LogoutResponse':
        return nextOfRound(request, reply, message);
      default:
        return technicalError(request, reply, 'an unknown message');
    }
  }

  async function beginLogin(
    request: FastifyRequest,
    reply: FastifyReply,
    message: Message,
    provider: ServiceProvider,
  ): Promise<FastifyReply> {
    const judged = judgeLogin(message, provider, seen);
    if (!judged.ok) return technicalError(request, reply, judged.reason);
    const refusal = role.refuses(judged.value);
    if (refusal !== null) return technicalError(request, reply, refusal);
    const ticket = { provider, asked: judged.value, relayState: message.relayState };
    const { asked } = ticket;
    const session = sessionOf(request);
    const isEnough =
      session !== null &&
      !asked.isForced &&
      levelOrder.indexOf(session.user.level) >= levelOrder.indexOf(asked.level) &&
      role.fits(session.user, asked);
    if (isEnough) return answerSuccess(request, reply, ticket, session, 'ordinary');
    if (asked.isPassive) return answerFailure(request, reply, ticket, 'no-passive');
    const id = randomBytes(16).toString('hex');
    keep(tickets, id, ticket);
    return reply.redirect(`/${key}/log-in/${id}`, 303);
  }

  async function answerSuccess(
    request: FastifyRequest,
    reply: FastifyReply,
    { provider, asked, relayState }: Ticket,
    session: Session<User>,
    variant: string,
  ): Promise<FastifyReply> {
    const recipe = Object.hasOwn(role.variants, variant) ? role.variants[variant] : undefined;
    if (!recipe) return technicalError(request, reply, 'an unknown form of the answer');
    const { user } = session;
    const told = await role.tell(user, provider);
    const { nameId, nameIdFormat } = told;
    const sessionIndex = newId();
    const spec = {
      provider: entityId,
      serviceProvider: provider.entityId,
      certificate: provider.encryption,
      answerTo: provider.answerTo,
      inResponseTo: asked.id,
      at: new Date(),
      sessionIndex,
      signing: { key: role.keys[keys.signing] },
      ...told,
    };
    const response = writeAnswer(spec, recipe);
    session.participants.push({
      provider,
      nameId,
      ...(nameIdFormat === undefined ? {} : { nameIdFormat }),
      sessionIndex,
    });
    await context.accept({ kind: 'log-in', service: provider.entityId, ...role.noted(user), variant });
    return send(key, request, reply, provider.answerTo, response, relayState);
  }

  async function answerFailure(
    request: FastifyRequest,
    reply: FastifyReply,
    { provider, asked, relayState }: Ticket,
    failure: string,
  ): Promise<FastifyReply> {
    const codes = Object.hasOwn(failures, failure) ? failures[failure] : undefined;
    if (!codes) return technicalError(request, reply, 'an unknown failure');
    const spec = { provider: entityId, answerTo: provider.answerTo, inResponseTo: asked.id, at: new Date() };
    return send(key, request, reply, provider.answerTo, writeFailure(spec, ...codes), relayState);
  }

  function beginLogout(
    request: FastifyRequest,
    reply: FastifyReply,
    message: Message,
    provider: ServiceProvider,
  ): FastifyReply | Promise<FastifyReply> {
    const nameId = textIn(message.root, ns.saml, 'NameID');
    const indexes = textsIn(message.root, ns.samlp, 'SessionIndex');
    const entry = [...sessions].find(([, { participants }]) =>
      participants.some((each) => each.nameId === nameId && indexes.includes(each.sessionIndex)),
    );
    if (!entry) return technicalError(request, reply, 'unknown NameID or SessionIndex');
    const [id, session] = entry;
    sessions.delete(id);
    const inResponseTo = message.root.getAttribute('ID') ?? '';
    const rest = session.participants.filter((each) => each.provider.entityId !== provider.entityId);
    return goRound(request, reply, {
      rest,
      isPartial: false,
      answer: (isPartial) =>
        redirectTo(
          provider.logoutResponse,
          'SAMLResponse',
          logoutResponseXml(entityId, {
            destination: provider.logoutResponse,
            inResponseTo,
            at: new Date(),
            isPartial,
          }),
          message.relayState,
          role.keys[keys.signing].privateKey,
        ),
    });
  }

  /** Asks the next service to end its session, or tells the one that began that all have been asked. */
  async function goRound(request: FastifyRequest, reply: FastifyReply, round: Round): Promise<FastifyReply> {
    const next = round.rest.shift();
    for (const fault of await context.strike('answer')) {
      // A service that does not answer: the log-out is partial.
      if (fault.kind === 'drop') round.isPartial = true;
    }
    if (next) {
      const id = randomBytes(16).toString('hex');
      keep(rounds, id, round);
      const xml = logoutRequestXml(entityId, next, new Date());
      const { privateKey } = role.keys[keys.signing];
      return reply.redirect(redirectTo(next.provider.logout, 'SAMLRequest', xml, id, privateKey), 303);
    }
    if (round.answer) return reply.redirect(round.answer(round.isPartial), 303);
    const language = languageOf(request);
    return sendPage(
      reply,
      { title: say(language, 'nemlogin.logout.done.title'), language },
      <p>{say(language, round.isPartial ? 'nemlogin.logout.failed.what' : 'nemlogin.logout.done.what')}</p>,
    );
  }

  function nextOfRound(
    request: FastifyRequest,
    reply: FastifyReply,
    message: Message,
  ): FastifyReply | Promise<FastifyReply> {
    const round = rounds.get(message.relayState ?? '');
    if (!round) return technicalError(request, reply, 'no log-out waits for it');
    rounds.delete(message.relayState ?? '');
    const top = message.root.getElementsByTagNameNS(ns.samlp, 'StatusCode').item(0)?.getAttribute('Value') ?? '';
    if (!top.endsWith(':Success')) round.isPartial = true;
    return goRound(request, reply, round);
  }

  function sessionOf(request: FastifyRequest): Session<User> | null {
    return sessions.get(request.cookies[key] ?? '') ?? null;
  }

  function endSession(request: FastifyRequest, reply: FastifyReply): Session<User> | null {
    const session = sessionOf(request);
    sessions.delete(request.cookies[key] ?? '');
    reply.clearCookie(key, { path: `/${key}` });
    return session;
  }
}

function keep<Value>(map: Map<string, Value>, id: string, value: Value): void {
  map.set(id, value);
  const oldest = map.size > mostKept ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}

function languageOf(request: FastifyRequest) {
  return pageLanguage(request.headers['accept-language']);
}

function say(
  language: ReturnType<typeof pageLanguage>,
  key: Parameters<ReturnType<typeof nemloginTranslator>>[0],
): string {
  return nemloginTranslator(language)(key);
}

function nemloginTranslator(language: ReturnType<typeof pageLanguage>) {
  return translator(nemloginTexts, language);
}

/** What NemLog-in shows before it trusts a request: a page of its own, and nothing back to the service. */
function technicalError(request: FastifyRequest, reply: FastifyReply, reason: string): FastifyReply {
  const language = languageOf(request);
  const translate = nemloginTranslator(language);
  return sendPage(
    reply,
    { title: translate('nemlogin.error.title'), language, status: 400 },
    <>
      <p>{translate('nemlogin.error.what')}</p>
      <p>
        <code>{translate('nemlogin.error.reason', { reason })}</code>
      </p>
    </>,
  );
}

function send(
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
  action: string,
  response: string,
  relayState: string | null,
): FastifyReply {
  const language = languageOf(request);
  const title = nemloginTranslator(language)('nemlogin.send.title');
  const fields = {
    SAMLResponse: Buffer.from(response).toString('base64'),
    ...(relayState === null ? {} : { RelayState: relayState }),
  };
  const page = renderPage(
    { title, language, script: `/${key}/send.js` },
    <SendForm language={language} action={action} fields={fields} />,
  );
  return reply.headers(pageHeaders({ formTargets: [new URL(action).origin], hasScript: true })).send(page);
}
