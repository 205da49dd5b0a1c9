import { constants, createPrivateKey, privateDecrypt, publicEncrypt, sign, verify, X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inflateRawSync } from 'node:zlib';
import { type AnswerSpec, writeAnswer } from '../../sandbox/nemlogin/answer.ts';
import { organisationKeys, providerKeys } from '../../sandbox/nemlogin/keys.ts';
import { providerMetadata } from '../../sandbox/nemlogin/metadata.ts';
import { nameIdOf, subjects } from '../../sandbox/nemlogin/subjects.ts';
import { loginBySaml } from '../../src/identity/saml/login-by-saml.ts';
import { authnRequest, newMessageId } from '../../src/identity/saml/messages.ts';
import { admitCitizen } from '../../src/identity/saml/nemlogin/admit-citizen.ts';
import { nemloginParty } from '../../src/identity/saml/nemlogin/nemlogin-party.ts';
import { readProviderMetadata } from '../../src/identity/saml/provider-metadata.ts';
import { createProviderSource } from '../../src/identity/saml/provider-source.ts';
import { receiveResponse } from '../../src/identity/saml/receive-response.ts';
import { redirectAddress } from '../../src/identity/saml/redirect-binding.ts';
import { createSamlService } from '../../src/identity/saml/saml-service.ts';
import { serviceProviderOf } from '../../src/identity/saml/service-provider.ts';
import { readXml } from '../../src/identity/saml/xml/read-xml.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rounds = 5;
/** What a server has long behind it. */
const warmUps = 2;
const perRound = 300;
/** Under way at the same time, as at a server that is at work; each of another person of the sandbox's. */
const atOnce = 8;
const publicUrl = 'https://selvbetjening.example';

/** Log-ins by NemLog-in to their RSA operations alone: one signature, one decryption, one verification. */
export const saml: Figure = {
  key: 'saml',
  title: 'Log-in by NemLog-in',
  async measure(bench) {
    const { database, organisation: plain } = await prepareDatabase(bench, 'bench_saml', atOnce);
    const key = organisationKeys.demo;
    const people = subjects.slice(0, atOnce);
    let asked = 0;
    if (!key) throw new Error('The sandbox has no key or nobody to log in.');
    const organisation: Organisation = { ...plain, settings: { nemlogin: { keys: [key] } } };
    const now = () => new Date();
    const provider = 'https://saml.nemlog-in.example';
    const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, now);
    const nemlogin = createSamlService(nemloginParty, {
      database,
      sessions,
      source: createProviderSource(database, now, () => {}, false),
      publicUrl,
      metadata: providerMetadata(provider, 'https://nemlog-in.example/saml', ['first']),
      now,
    });
    const serviceProvider = `${publicUrl}/${organisation.slug}/saml/metadata`;

    const answerTo = async (address: string): Promise<{ readonly relayState: string; readonly response: string }> => {
      const query = new URL(address).searchParams;
      const request = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString();
      const subject = people[asked++ % people.length];
      if (!subject) throw new Error('The sandbox has nobody to log in.');
      const spec: AnswerSpec = {
        provider,
        serviceProvider,
        certificate: key.certificate,
        answerTo: `${publicUrl}/${organisation.slug}/saml/svar`,
        inResponseTo: /ID="([^"]+)"/.exec(request)?.[1] ?? '',
        at: now(),
        nameId: nameIdOf(subject, serviceProvider),
        sessionIndex: '_1',
        level: 'Substantial',
        attributes: subject.attributes,
      };
      return {
        relayState: query.get('RelayState') ?? '',
        response: Buffer.from(writeAnswer(spec)).toString('base64'),
      };
    };

    const own = serviceProviderOf(organisation, publicUrl, nemloginParty);
    const metadata = readProviderMetadata(
      providerMetadata(provider, 'https://nemlog-in.example/saml', ['first']),
      now(),
    );
    if (!own || !metadata.ok) throw new Error('The bench has no service provider or no metadata.');
    /** The protocol alone: the request written and signed, the answer read, decrypted, verified and judged. */
    const withoutRows = async (): Promise<number> => {
      const [ownKey] = own.keys;
      if (!ownKey) throw new Error('no key');
      return rateOf({
        begin: async () => {
          const more = { id: newMessageId(), level: 'substantial', profile: 'person' } as const;
          const request = { ...more, returnTo: '/', language: null };
          const destination = metadata.metadata.login;
          const to = { at: now(), destination, issuer: own.entityId, answerTo: own.addresses.answer, isForced: false };
          const xml = authnRequest({ ...request, ...to, context: nemloginParty.context('person') });
          return { request, url: await redirectAddress(destination, 'SAMLRequest', xml, request.id, ownKey.signing) };
        },
        answer: async ({ url, request }) => ({
          request,
          text: Buffer.from((await answerTo(url)).response, 'base64').toString(),
        }),
        finish: async ({ request, text }) => {
          const read = readXml(text);
          if (!read.ok) throw new Error(read.detail);
          const context = { response: read.root, text, own, provider: metadata.metadata, request, now: now() };
          const received = receiveResponse(nemloginParty, context);
          if (!received.ok) throw new Error(JSON.stringify(received));
        },
      });
    };

    const rates: number[] = [];
    const protocol: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds + warmUps; round += 1) {
      const login = { level: 'substantial', profile: 'person', returnTo: '/', language: null } as const;
      const services = { saml: nemlogin, admit: admitCitizen, database, sessions, now };
      const whole = await rateOf({
        begin: async () => {
          const begun = await nemlogin.begin(organisation, login);
          if (!begun.ok) throw new Error(begun.detail);
          return begun;
        },
        answer: async ({ url, browser }) => ({ ...(await answerTo(url)), browser }),
        finish: async (answer) => {
          const result = await loginBySaml(services, organisation, answer, {}, 'x');
          if (!result.ok) throw new Error(result.detail);
        },
      });
      rates.push(whole);
      protocol.push(await withoutRows());
      bare.push(bareRate(key.privateKey, key.certificate));
    }
    const alone = bare.slice(warmUps);
    const measure = (what: string, all: readonly number[], raw: string): Measure => {
      const ours = all.slice(warmUps);
      return {
        what,
        value: medianOf(ours),
        unit: 'log-ins per second of processor time',
        bound: {
          name: 'their RSA operations alone (3,072 bits)',
          value: medianOf(alone),
          ratios: ours.map((rate, index) => rate / (alone[index] ?? Number.NaN)),
        },
        aim: { of: 'ratio', at: 'least', limit: 0.3 },
        raw: `rounds: ${ours.map(written).join(', ')}; bare: ${alone.map(written).join(', ')}; ${raw}`,
      };
    };
    return [
      measure(
        'the protocol: request written, answer decrypted, verified and judged by every rule',
        protocol,
        'no database',
      ),
      measure(
        'the log-in as a whole',
        rates,
        "with the rows of request, assertion, person, session and audit log; the database's own processor time is not counted",
      ),
    ];
  },
};

/**
 * Log-ins per second of processor time: all are begun, then all are answered by the provider, then all are finished. So what the
 * provider costs, and what its garbage costs, is not charged to the product; all threads of this process are counted.
 */
async function rateOf<Begun, Answered>(parts: {
  begin(): Promise<Begun>;
  answer(begun: Begun): Promise<Answered>;
  finish(answered: Answered): Promise<void>;
}): Promise<number> {
  const begun: Begun[] = [];
  const beginning = await processorSeconds(async () => {
    await several(Array.from({ length: perRound }), async () => void begun.push(await parts.begin()));
  });
  const answers: Answered[] = [];
  for (const each of begun) answers.push(await parts.answer(each));
  await sleep(200);
  const finishing = await processorSeconds(async () => {
    await several(answers, (each) => parts.finish(each));
  });
  return perRound / (beginning + finishing);
}

async function several<T>(all: readonly T[], work: (each: T) => Promise<unknown>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const each of left) await work(each);
    }),
  );
}

async function processorSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function bareRate(privatePem: string, certificate: string): number {
  const { publicKey } = new X509Certificate(certificate);
  const ours = createPrivateKey(privatePem);
  const theirs = new X509Certificate(providerKeys.first.certificate).publicKey;
  const data = Buffer.alloc(600, 1);
  const signature = sign('sha256', data, createPrivateKey(providerKeys.first.privateKey));
  const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  const wrapped = publicEncrypt({ key: publicKey, ...oaep }, Buffer.alloc(32));
  const before = process.cpuUsage();
  for (let count = 0; count < perRound; count += 1) {
    sign('sha256', data, ours);
    privateDecrypt({ key: ours, ...oaep }, wrapped);
    verify('sha256', data, theirs, signature);
  }
  const { user, system } = process.cpuUsage(before);
  return perRound / ((user + system) / 1_000_000);
}
