import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';
import { type AnswerSpec, type Recipe, writeAnswer } from '../../../sandbox/nemlogin/answer.ts';
import { organisationKeys, providerKeys } from '../../../sandbox/nemlogin/keys.ts';
import { providerMetadata } from '../../../sandbox/nemlogin/metadata.ts';
import { nameIdOf, subjects } from '../../../sandbox/nemlogin/subjects.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { sealSecret } from '../../organisations/option-settings.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { AssuranceLevel } from '../oidc/claims.ts';
import { createSessions, type Sessions } from '../sessions.ts';
import { loginBySaml, type SamlLoginResult } from './login-by-saml.ts';
import type { Profile } from './names.ts';
import { createNemlogin, type Nemlogin } from './nemlogin.ts';
import { createProviderSource } from './provider-source.ts';

const provider = 'https://saml.nemlog-in.example';
const login = 'https://nemlog-in.example/saml';
const publicUrl = 'https://selvbetjening.example';

/** A log-in under way, as the identity provider and the browser see it. */
export interface Asked {
  readonly id: string;
  readonly relayState: string;
  readonly browser: string;
  readonly request: string;
}

/** The service provider with a real database, and hands that write what an identity provider or an attacker sends. */
export interface SamlPlay extends TestDatabase {
  readonly organisation: Organisation;
  readonly nemlogin: Nemlogin;
  readonly sessions: Sessions;
  ask(level?: AssuranceLevel, profile?: Profile): Promise<Asked>;
  /** What an answer to that request says, as Karen unless another is named. */
  spec(asked: Asked, firstName?: string): AnswerSpec;
  answer(xml: string, asked: Asked): Promise<SamlLoginResult>;
  play(recipe: Recipe, asked?: Asked, firstName?: string): Promise<SamlLoginResult>;
  countSessions(): Promise<number>;
  readonly answerTo: string;
  readonly provider: string;
}

export async function startSamlPlay(metadata?: string): Promise<SamlPlay> {
  const base = await startTestDatabase();
  const key = organisationKeys.proeveby;
  assert.ok(key);
  const organisation: Organisation = {
    ...base.proeveby,
    settings: {
      nemlogin: {
        keys: [
          {
            certificate: key.certificate,
            privateKey: sealSecret(base.proeveby, 'nemlogin', key.privateKey),
          },
        ],
      },
    },
  };
  const now = () => base.clock.now;
  const sessions = createSessions(base.database, { idleMinutes: 30, hours: 8 }, now);
  const nemlogin = createNemlogin({
    database: base.database,
    sessions,
    source: createProviderSource(base.database, now, () => {}, true),
    publicUrl,
    metadata: metadata ?? providerMetadata(provider, login, ['first', 'second']),
    now,
  });
  const answerTo = `${publicUrl}/proeveby/saml/svar`;
  const serviceProvider = `${publicUrl}/proeveby/saml/metadata`;
  const play: SamlPlay = {
    ...base,
    organisation,
    nemlogin,
    sessions,
    answerTo,
    provider,
    async ask(level = 'substantial', profile = 'person') {
      const begun = await nemlogin.begin(organisation, {
        level,
        profile,
        returnTo: '/proeveby/mine-sager',
        language: null,
      });
      assert.ok(begun.ok, JSON.stringify(begun));
      const query = new URL(begun.url).searchParams;
      const packed = Buffer.from(query.get('SAMLRequest') ?? '', 'base64');
      const request = inflateRawSync(packed).toString();
      const id = /ID="([^"]+)"/.exec(request)?.[1] ?? '';
      return { id, relayState: query.get('RelayState') ?? '', browser: begun.browser, request };
    },
    spec(asked, firstName = 'Karen') {
      const subject = subjects.find(({ name }) => name.startsWith(firstName));
      assert.ok(subject);
      return {
        provider,
        serviceProvider,
        certificate: key.certificate,
        answerTo,
        inResponseTo: asked.id,
        at: base.clock.now,
        nameId: nameIdOf(subject, serviceProvider),
        sessionIndex: `_session-${asked.id}`,
        level: 'Substantial',
        attributes: subject.attributes,
        signing: { key: providerKeys.first },
      };
    },
    answer: (xml, asked) =>
      loginBySaml(
        { nemlogin, database: base.database, sessions, now },
        organisation,
        { response: Buffer.from(xml).toString('base64'), relayState: asked.relayState, browser: asked.browser },
        { from: '127.0.0.1' },
        'ABC-123',
      ),
    async play(recipe, asked, firstName) {
      const of = asked ?? (await play.ask());
      return play.answer(writeAnswer(play.spec(of, firstName), recipe), of);
    },
    async countSessions() {
      const { count } = await base.database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .selectFrom('session')
          .select((each) => each.fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow(),
      );
      return Number(count);
    },
  };
  return play;
}
