import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../../src/texts/catalogue.ts';
import { pageHeaders, pageLanguage, renderPage, sendPage } from '../pages.tsx';
import { type Peer, type PeerContext, withFaults } from '../peer.ts';
import { grantsIn, privilegesFor } from '../power-of-attorney/grants.ts';
import { productSystem } from '../power-of-attorney/packages.ts';
import { newId, writeAnswer, writeFailure } from './answer.ts';
import { type AskedLogin, envelopeProblem, judgeLogin } from './judge-login.ts';
import { type ProviderKeyName, providerKeys } from './keys.ts';
import { logoutRequestXml, logoutResponseXml, type Participant, redirectTo } from './logout.ts';
import { providerMetadata } from './metadata.ts';
import { core, type Level, levelOrder, levelWords, ns } from './names.ts';
import { LoginForm, levelIn, SendForm, StartPage, sendScript } from './pages.tsx';
import { type Message, type ReadMessage, readPosted, readRedirected, textIn, textsIn } from './read-message.ts';
import { createRegistry, type ServiceProvider } from './service-providers.ts';
import { nameIdOf, type Subject, subjects, typedSubject } from './subjects.ts';
import { nemloginTexts } from './texts.ts';
import { badVariants, failures, goodVariants } from './variants.ts';

/** Somebody whom the provider knows in this browser, and where else they are logged in. */
interface Session {
  readonly subject: Subject;
  readonly level: Level;
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

type Fields = Readonly<Record<string, string | undefined>>;
const variants = { ...goodVariants, ...badVariants };
const mostKept = 10_000;

async function routes(app: FastifyInstance, context: PeerContext): Promise<void> {
  const entityId = `${context.baseUrl}/nemlogin`;
  const address = `${entityId}/saml`;
  const registered = createRegistry(context.productUrl);
  const keys: { signing: ProviderKeyName; shown: readonly ProviderKeyName[] } = { signing: 'first', shown: ['first'] };
  const seen = new Set<string>();
  const tickets = new Map<string, Ticket>();
  const sessions = new Map<string, Session>();
  const rounds = new Map<string, Round>();
  await app.register(cookie);
  await app.register(formbody);

  app.get('/', (request, reply) => {
    const language = languageOf(request);
    const loggedIn = sessionOf(request)?.subject ?? null;
    const content = (
      <StartPage
        language={language}
        entityId={entityId}
        loggedIn={loggedIn}
        signing={keys.signing}
        shown={keys.shown}
      />
    );
    return sendPage(
      reply,
      { title: say(language, 'nemlogin.page.title'), language, formTargets: [new URL(context.productUrl).origin] },
      content,
    );
  });

  app.get('/metadata', (request, reply) =>
    withFaults(context, request, reply, async () => ({
      status: 200,
      type: 'application/samlmetadata+xml',
      body: providerMetadata(entityId, address, keys.shown),
    })),
  );

  // Announcing shows the next key beside the one in use, as NemLog-in does weeks before it changes; changing takes it into use.
  app.post<{ Body: Fields }>('/keys', (request, reply) => {
    const other = keys.signing === 'first' ? 'second' : 'first';
    if (request.body.do === 'announce') keys.shown = ['first', 'second'];
    else Object.assign(keys, { signing: other, shown: [other] });
    return reply.redirect('/nemlogin/', 303);
  });

  app.get('/send.js', (_request, reply) => reply.type('text/javascript').send(sendScript));
  app.get('/saml', (request, reply) => receive(request, reply, readRedirected(request.raw.url ?? '')));
  app.post<{ Body: Fields }>('/saml', (request, reply) => receive(request, reply, readPosted(request.body)));

  app.get<{ Params: { ticket: string } }>('/log-in/:ticket', (request, reply) => {
    const ticket = tickets.get(request.params.ticket);
    if (!ticket) return technicalError(request, reply, 'no log-in waits here');
    const language = languageOf(request);
    return sendPage(
      reply,
      { title: say(language, 'nemlogin.login.title'), language },
      <LoginForm language={language} asked={ticket.asked} />,
    );
  });

  app.post<{ Params: { ticket: string }; Body: Fields }>('/log-in/:ticket', async (request, reply) => {
    const ticket = tickets.get(request.params.ticket);
    if (!ticket) return technicalError(request, reply, 'no log-in waits here');
    const { body } = request;
    if (body.cancel !== undefined || body.fail !== undefined) {
      tickets.delete(request.params.ticket);
      return answerFailure(request, reply, ticket, body.cancel === undefined ? (body.failure ?? '') : 'cancelled');
    }
    const level = levelIn(body.level);
    const subject =
      body.typed === undefined
        ? subjects.find(({ key }) => key === body.subject)
        : typedSubject(body.cpr?.trim() ?? '', body.name?.trim() ?? '');
    if (!level || !subject) return reply.redirect(request.url, 303);
    tickets.delete(request.params.ticket);
    const session = { subject, level, participants: [] };
    const id = randomBytes(16).toString('hex');
    keep(sessions, id, session);
    reply.setCookie('nemlogin', id, { path: '/nemlogin', httpOnly: true, sameSite: 'lax' });
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
    const ticket = { provider, asked: judged.value, relayState: message.relayState };
    const { asked } = ticket;
    const session = sessionOf(request);
    const isEnough =
      session !== null &&
      !asked.isForced &&
      levelOrder.indexOf(session.level) >= levelOrder.indexOf(asked.level) &&
      (asked.profile === null || asked.profile === session.subject.profile);
    if (isEnough) return answerSuccess(request, reply, ticket, session, 'ordinary');
    if (asked.isPassive) return answerFailure(request, reply, ticket, 'no-passive');
    const id = randomBytes(16).toString('hex');
    keep(tickets, id, ticket);
    return reply.redirect(`/nemlogin/log-in/${id}`, 303);
  }

  /** The powers of attorney of a person, for a service that asks for them; none is sent where there is none. */
  async function powersOf(
    subject: Subject,
    provider: ServiceProvider,
  ): Promise<readonly (readonly [string, string])[]> {
    const name = `${core}eid/privilegesIntermediate`;
    const cpr = subject.attributes.find(([attribute]) => attribute === `${core}eid/cprNumber`)?.[1];
    if (subject.profile !== 'Person' || cpr === undefined || !provider.requested.includes(name)) return [];
    const powers = await grantsIn(join(context.dataFolder, '..', 'power-of-attorney'));
    const value = privilegesFor(powers, cpr, productSystem, new Date());
    return value === undefined ? [] : [[name, value]];
  }

  async function answerSuccess(
    request: FastifyRequest,
    reply: FastifyReply,
    { provider, asked, relayState }: Ticket,
    session: Session,
    variant: string,
  ): Promise<FastifyReply> {
    const recipe = Object.hasOwn(variants, variant) ? variants[variant] : undefined;
    if (!recipe) return technicalError(request, reply, 'an unknown form of the answer');
    const { subject, level } = session;
    const nameId = nameIdOf(subject, provider.entityId);
    const sessionIndex = newId();
    const spec = {
      provider: entityId,
      serviceProvider: provider.entityId,
      certificate: provider.encryption,
      answerTo: provider.answerTo,
      inResponseTo: asked.id,
      at: new Date(),
      nameId,
      sessionIndex,
      level: levelWords[level],
      attributes: [...subject.attributes, ...(await powersOf(subject, provider))],
      signing: { key: providerKeys[keys.signing] },
    };
    const response = writeAnswer(spec, recipe);
    session.participants.push({ provider, nameId, sessionIndex });
    await context.accept({ kind: 'log-in', service: provider.entityId, level, profile: subject.profile, variant });
    return send(request, reply, provider.answerTo, response, relayState);
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
    return send(request, reply, provider.answerTo, writeFailure(spec, ...codes), relayState);
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
          providerKeys[keys.signing].privateKey,
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
      const { privateKey } = providerKeys[keys.signing];
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

  function sessionOf(request: FastifyRequest): Session | null {
    return sessions.get(request.cookies.nemlogin ?? '') ?? null;
  }

  function endSession(request: FastifyRequest, reply: FastifyReply): Session | null {
    const session = sessionOf(request);
    sessions.delete(request.cookies.nemlogin ?? '');
    reply.clearCookie('nemlogin', { path: '/nemlogin' });
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
    { title, language, script: '/nemlogin/send.js' },
    <SendForm language={language} action={action} fields={fields} />,
  );
  return reply.headers(pageHeaders({ formTargets: [new URL(action).origin], hasScript: true })).send(page);
}

/**
 * NemLog-in as an identity provider by OIOSAML 3.0.3 (identity reference, section 1): signed requests by HTTP-Redirect alone,
 * encrypted and signed assertions by HTTP-POST, single logout, two keys. It refuses what the reference lists, and its log-in
 * page can send every wrong answer that a service must refuse.
 */
export const nemloginPeer: Peer = { key: 'nemlogin', title: 'NemLog-in (OIOSAML)', routes };
