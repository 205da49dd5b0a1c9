import formbody from '@fastify/formbody';
import type { FastifyReply } from 'fastify';
import { textIn, translator } from '../../src/texts/catalogue.ts';
import { fullName } from '../mitid/login-page.tsx';
import { pageLanguage, sendPage } from '../pages.tsx';
import { type Peer, withFaults } from '../peer.ts';
import { people } from '../people.ts';
import { type Grant, grantsIn, isInForce, type WantedGrant } from './grants.ts';
import { lookUpToken, packages, productSystem } from './packages.ts';
import { powerTexts } from './texts.ts';

const json = (status: number, body: unknown) => ({ status, type: 'application/json', body: JSON.stringify(body) });

/**
 * Digital Fuldmagt: citizens give, ask for and take back powers on its page, or by `POST /grants`; who logs in with the sandbox's
 * MitID or NemLog-in brings the powers along. `POST /delegations` answers how they stand now.
 */
export const powerOfAttorneyPeer: Peer = {
  key: 'power-of-attorney',
  title: 'Digital Fuldmagt',
  async routes(app, context) {
    const store = await grantsIn(context.dataFolder);
    await app.register(formbody);

    app.post<{ Body: WantedGrant }>('/grants', async (request, reply) => {
      const made = await store.give(request.body, new Date());
      if (!made.ok) return reply.code(422).send({ error: made.refusal });
      await context.accept({ kind: 'power', id: made.grant.id });
      return reply.code(201).send(made.grant);
    });
    app.post<{ Params: { id: string; what: string } }>('/grants/:id/:what', async (request, reply) => {
      const { id, what } = request.params;
      const now = new Date();
      if (what !== 'revoke' && what !== 'expire') return reply.code(404).send({ error: 'unknown' });
      return reply.code((await store[what](id, now)) ? 204 : 404).send();
    });

    app.post<{ Body: Readonly<Record<string, unknown>> | null }>('/delegations', (request, reply) =>
      withFaults(context, request, reply, async () => {
        if (request.headers.authorization !== `Bearer ${lookUpToken}`) return json(401, { error: 'token' });
        const { representative, grantor, privilege } = request.body ?? {};
        const number = representative ?? grantor;
        // A number of nobody has the right form and is none.
        if (typeof number !== 'string' || !/^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{6}$/.test(number)) {
          return json(400, { error: 'cpr' });
        }
        const own = packages.filter(({ system }) => system === productSystem);
        if (privilege !== undefined && !own.some(({ privileges }) => privileges.some((each) => each === privilege))) {
          return json(403, { error: 'privilege of another system' });
        }
        const now = new Date();
        const found = store.list().filter((grant) => {
          const { representative: held } = grant;
          if (grant.state === 'asked') return false;
          return representative === undefined
            ? grant.grantorCpr === grantor
            : held.kind === 'person' && held.cpr === representative;
        });
        return json(200, {
          id: crypto.randomUUID(),
          delegations: found.flatMap((grant) =>
            own
              .filter(({ key }) => key === grant.package)
              .flatMap(({ privileges }) => privileges.map((each) => delegationOf(grant, each, now))),
          ),
        });
      }),
    );

    app.get<{ Querystring: { language?: string; afvist?: string } }>('/', async (request, reply) => {
      const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
      const say = translator(powerTexts, language);
      const refusal = /^[a-z-]{1,60}$/.test(request.query.afvist ?? '') ? request.query.afvist : undefined;
      const choices = (name: string) => (
        <p>
          <label>
            {say(name === 'grantor' ? 'sandbox.powers.grantor' : 'sandbox.powers.representative')}{' '}
            <select name={name}>
              {people.flatMap((person) =>
                person.cpr === undefined ? [] : [<option value={person.cpr}>{fullName(person)}</option>],
              )}
            </select>
          </label>
        </p>
      );
      const now = new Date();
      return sendPage(
        reply,
        { title: say('sandbox.powers.title'), language },
        <>
          <p>{say('sandbox.powers.intro')}</p>
          {refusal !== undefined && <p role="alert">{say('sandbox.powers.refused', { refusal })}</p>}
          <form method="post" action="/power-of-attorney/page">
            {choices('grantor')}
            {choices('representative')}
            <p>
              <label>
                {say('sandbox.powers.package')}{' '}
                <select name="package">
                  {packages.map(({ key, title }) => (
                    <option value={key}>{textIn(title, language)}</option>
                  ))}
                </select>
              </label>
            </p>
            <button type="submit" name="do" value="give">
              {say('sandbox.powers.give')}
            </button>{' '}
            <button type="submit" name="do" value="ask">
              {say('sandbox.powers.ask')}
            </button>
          </form>
          {store.list().length === 0 && <p>{say('sandbox.powers.none')}</p>}
          <ul>
            {store.list().map((grant) => (
              <li>
                {nameOf(grant.grantorCpr)} →{' '}
                {grant.representative.kind === 'person' ? nameOf(grant.representative.cpr) : grant.representative.cvr}:{' '}
                {textIn(packages.find(({ key }) => key === grant.package)?.title ?? { da: '', en: '' }, language)} (
                {say(
                  `sandbox.powers.state.${grant.state === 'given' && !isInForce(grant, now) ? 'expired' : grant.state}`,
                )}
                )
                <form method="post" action="/power-of-attorney/page">
                  <input type="hidden" name="id" value={grant.id} />
                  {grant.state === 'asked' && (
                    <button type="submit" name="do" value="accept">
                      {say('sandbox.powers.accept')}
                    </button>
                  )}
                  <button type="submit" name="do" value="revoke">
                    {say('sandbox.powers.revoke')}
                  </button>
                  <button type="submit" name="do" value="expire">
                    {say('sandbox.powers.expire')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>,
      );
    });

    // On the page whoever presses is taken to be logged in as the one whose button it is.
    app.post<{ Body: Readonly<Record<string, string>> }>('/page', async (request, reply) => {
      const { do: what = '', id = '', grantor = '', representative = '', package: bundle = '' } = request.body ?? {};
      const now = new Date();
      if (what === 'give' || what === 'ask') {
        const made = await store[what](
          {
            loggedIn: what === 'give' ? grantor : representative,
            grantorCpr: grantor,
            representative: { kind: 'person', cpr: representative },
            package: bundle,
          },
          now,
        );
        return back(reply, made.ok ? '' : `?afvist=${made.refusal}`);
      }
      if (what === 'accept') await store.accept(id, store.list().find((each) => each.id === id)?.grantorCpr ?? '', now);
      if (what === 'revoke' || what === 'expire') await store[what](id, now);
      return back(reply, '');
    });
  },
};

const back = (reply: FastifyReply, query: string) => reply.redirect(`/power-of-attorney/${query}`, 303);

function delegationOf(grant: Grant, privilege: string, now: Date) {
  const { grantorCpr, representative, validFrom, validTo, state } = grant;
  return {
    ...{ grantorCpr, representative, privilege, validFrom },
    ...(validTo === undefined ? {} : { validTo }),
    status: state === 'revoked' ? 'revoked' : isInForce(grant, now) ? 'active' : 'expired',
  };
}

function nameOf(cpr: string): string {
  const person = people.find((each) => each.cpr === cpr);
  return person ? fullName(person) : cpr;
}
