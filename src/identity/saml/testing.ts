import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';
import { handlerUsers } from '../../../sandbox/context-handler/employees.ts';
import { handlerKeys } from '../../../sandbox/context-handler/peer.tsx';
import { type HandlerTold, tellEmployee } from '../../../sandbox/context-handler/tell.ts';
import { type AnswerSpec, type Recipe, writeAnswer } from '../../../sandbox/nemlogin/answer.ts';
import { organisationKeys, providerKeys } from '../../../sandbox/nemlogin/keys.ts';
import { providerMetadata } from '../../../sandbox/nemlogin/metadata.ts';
import { nameIdOf, subjects } from '../../../sandbox/nemlogin/subjects.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { readAuditLog } from '../../audit/read-audit-log.ts';
import type { AuditDetail } from '../../audit/record.ts';
import { sealSecret } from '../../organisations/option-settings.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { AssuranceLevel, MitidPerson } from '../oidc/claims.ts';
import { createSessions, type Sessions } from '../sessions.ts';
import { admitEmployee } from './context-handler/admit-employee.ts';
import type { HandlerEmployee } from './context-handler/handler-employee.ts';
import { handlerParty } from './context-handler/handler-party.ts';
import { type Admit, loginBySaml, type SamlLoginResult } from './login-by-saml.ts';
import type { Profile } from './names.ts';
import { admitCitizen } from './nemlogin/admit-citizen.ts';
import { nemloginParty } from './nemlogin/nemlogin-party.ts';
import { createProviderSource } from './provider-source.ts';
import type { SamlParty } from './saml-party.ts';
import { createSamlService, type SamlService } from './saml-service.ts';

const publicUrl = 'https://selvbetjening.example';

/** A log-in under way, as the identity provider and the browser see it. */
export interface Asked {
  readonly id: string;
  readonly relayState: string;
  readonly browser: string;
  readonly request: string;
}

/** The service provider with a real database, and hands that write what an identity provider or an attacker sends. */
export interface SamlPlay<Who, Person> extends TestDatabase {
  readonly organisation: Organisation;
  readonly saml: SamlService<Who>;
  readonly sessions: Sessions;
  /** `replaces`: the digest of the token of the session that the browser has. */
  ask(level?: AssuranceLevel, profile?: Profile, replaces?: string): Promise<Asked>;
  /** What an answer to that request says, as the usual person unless another is named. */
  spec(asked: Asked, person?: Person): AnswerSpec;
  answer(xml: string, asked: Asked): Promise<SamlLoginResult>;
  play(recipe: Recipe, asked?: Asked, person?: Person): Promise<SamlLoginResult>;
  countSessions(): Promise<number>;
  readonly answerTo: string;
  readonly provider: string;
}

const ownKey = organisationKeys.proeveby;
assert.ok(ownKey);

/** What differs between the two identity providers. */
interface Cast<Who, Person> {
  readonly party: SamlParty<Who>;
  readonly admit: Admit<Who>;
  readonly provider: string;
  readonly metadata: string;
  readonly profile: Profile;
  readonly settings?: object;
  /** One that another play began, and closes. */
  readonly database?: TestDatabase;
  readonly tell: (
    serviceProvider: string,
    person: Person | undefined,
  ) => Pick<AnswerSpec, 'nameId' | 'nameIdFormat' | 'level' | 'attributes' | 'leading' | 'signing'>;
}

/** NemLog-in's answers, as Karen unless the first name of another is given. */
export function startSamlPlay(metadata?: string): Promise<SamlPlay<MitidPerson, string>> {
  const provider = 'https://saml.nemlog-in.example';
  return startPlay({
    party: nemloginParty,
    admit: admitCitizen,
    provider,
    metadata: metadata ?? providerMetadata(provider, 'https://nemlog-in.example/saml', ['first', 'second']),
    profile: 'person',
    tell(serviceProvider, firstName = 'Karen') {
      const subject = subjects.find(({ name }) => name.startsWith(firstName));
      assert.ok(subject);
      const nameId = nameIdOf(subject, serviceProvider);
      const { attributes } = subject;
      return { nameId, level: 'Substantial', attributes, signing: { key: providerKeys.first } };
    },
  });
}

/** The Context Handler's answers, as Niels Nord by OIOSAML 3 unless something else is told. */
export function startHandlerPlay(
  settings: object = {},
  database?: TestDatabase,
): Promise<SamlPlay<HandlerEmployee, Partial<HandlerTold>>> {
  const provider = 'https://saml.context-handler.example/runtime';
  const [niels] = handlerUsers;
  assert.ok(niels);
  const usual = { level: 'substantial', bpp: '1.2', nameForm: 'x509', generation: 'oiosaml-3' } as const;
  return startPlay({
    party: handlerParty,
    admit: admitEmployee,
    provider,
    metadata: providerMetadata(provider, 'https://context-handler.example/saml', Object.values(handlerKeys)),
    profile: 'employee',
    settings,
    ...(database ? { database } : {}),
    tell: (_serviceProvider, told = {}) => ({
      ...tellEmployee({ ...niels, ...usual, ...told }),
      signing: { key: handlerKeys.first },
    }),
  });
}

async function startPlay<Who, Person>(cast: Cast<Who, Person>): Promise<SamlPlay<Who, Person>> {
  const base = cast.database ?? (await startTestDatabase());
  const { party, admit, provider } = cast;
  const { key } = party;
  const { certificate, privateKey } = ownKey ?? { certificate: '', privateKey: '' };
  const keys = [{ certificate, privateKey: sealSecret(base.proeveby, key, privateKey) }];
  const organisation: Organisation = { ...base.proeveby, settings: { [key]: { keys, ...cast.settings } } };
  const now = () => base.clock.now;
  const sessions = createSessions(base.database, { idleMinutes: 30, hours: 8 }, now);
  const saml = createSamlService(party, {
    database: base.database,
    sessions,
    source: createProviderSource(base.database, now, () => {}, true),
    publicUrl,
    metadata: cast.metadata,
    now,
  });
  const root = `${publicUrl}/proeveby/${party.path}`;
  const play: SamlPlay<Who, Person> = {
    ...base,
    organisation,
    saml,
    sessions,
    answerTo: `${root}/svar`,
    provider,
    async ask(level = 'substantial', profile = cast.profile, replaces) {
      const begun = await saml.begin(organisation, {
        level,
        profile,
        returnTo: '/proeveby/mine-sager',
        language: null,
        ...(replaces === undefined ? {} : { replaces }),
      });
      assert.ok(begun.ok, JSON.stringify(begun));
      const query = new URL(begun.url).searchParams;
      const packed = Buffer.from(query.get('SAMLRequest') ?? '', 'base64');
      const request = inflateRawSync(packed).toString();
      const id = /ID="([^"]+)"/.exec(request)?.[1] ?? '';
      return { id, relayState: query.get('RelayState') ?? '', browser: begun.browser, request };
    },
    spec: (asked, person) => ({
      provider,
      serviceProvider: `${root}/metadata`,
      certificate,
      answerTo: `${root}/svar`,
      inResponseTo: asked.id,
      at: base.clock.now,
      sessionIndex: `_session-${asked.id}`,
      ...cast.tell(`${root}/metadata`, person),
    }),
    answer: (xml, asked) =>
      loginBySaml(
        { saml, admit, database: base.database, sessions, now },
        organisation,
        { response: Buffer.from(xml).toString('base64'), relayState: asked.relayState, browser: asked.browser },
        { from: '127.0.0.1' },
        'ABC-123',
      ),
    async play(recipe, asked, person) {
      const of = asked ?? (await play.ask());
      return play.answer(writeAnswer(play.spec(of, person), recipe), of);
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

/** What the audit log says of the newest log-in that was refused. */
export async function lastRefusal({
  database,
  organisation,
}: Pick<TestDatabase, 'database'> & { readonly organisation: Organisation }): Promise<AuditDetail> {
  const [last] = await database.inOrganisation(organisation.id, (transaction) =>
    readAuditLog(transaction, organisation, { action: 'loginRefused' }, null),
  );
  assert.ok(last && typeof last.detail === 'object');
  return last.detail;
}
