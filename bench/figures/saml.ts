import { constants, createPrivateKey, privateDecrypt, publicEncrypt, sign, verify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { type AnswerSpec, writeAnswer } from '../../sandbox/nemlogin/answer.ts';
import { organisationKeys, providerKeys } from '../../sandbox/nemlogin/keys.ts';
import { providerMetadata } from '../../sandbox/nemlogin/metadata.ts';
import { nameIdOf, subjects } from '../../sandbox/nemlogin/subjects.ts';
import { loginBySaml } from '../../src/identity/saml/login-by-saml.ts';
import { createNemlogin } from '../../src/identity/saml/nemlogin.ts';
import { createProviderSource } from '../../src/identity/saml/provider-source.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import type { Figure } from '../support/figure.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rounds = 5;
const perRound = 200;
const publicUrl = 'https://selvbetjening.example';

/** Log-ins by NemLog-in, from the request to the session, to their RSA operations alone: one signature, one decryption, one verification. */
export const saml: Figure = {
  key: 'saml',
  title: 'Log-in by NemLog-in',
  async measure(bench) {
    const { database, organisation: plain } = await prepareDatabase(bench, 'bench_saml', 2);
    const key = organisationKeys.demo;
    const [subject] = subjects;
    if (!key || !subject) throw new Error('The sandbox has no key or nobody to log in.');
    const organisation: Organisation = { ...plain, settings: { nemlogin: { keys: [key] } } };
    const now = () => new Date();
    const provider = 'https://saml.nemlog-in.example';
    const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, now);
    const nemlogin = createNemlogin({
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

    const rates: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const use = { begin: 0, finish: 0 };
      const login = { level: 'substantial', profile: 'person', returnTo: '/', language: null } as const;
      for (let count = 0; count < perRound; count += 1) {
        const begun = await timed(use, 'begin', () => nemlogin.begin(organisation, login));
        if (!begun.ok) throw new Error(begun.detail);
        const answer = { ...(await answerTo(begun.url)), browser: begun.browser };
        const result = await timed(use, 'finish', () =>
          loginBySaml({ nemlogin, database, sessions, now }, organisation, answer, {}, 'x'),
        );
        if (!result.ok) throw new Error(result.detail);
      }
      rates.push(perRound / (use.begin + use.finish));
      bare.push(bareRate(key.privateKey, key.certificate));
    }
    const [ours, alone] = [rates.slice(1), bare.slice(1)];
    return [
      {
        what: 'log-ins on one core',
        value: medianOf(ours),
        unit: 'log-ins per second of processor time',
        bound: {
          name: 'their RSA operations alone (3,072 bits)',
          value: medianOf(alone),
          ratios: ours.map((rate, index) => rate / (alone[index] ?? Number.NaN)),
        },
        aim: { of: 'ratio', at: 'least', limit: 0.3 },
        raw: `rounds: ${ours.map(written).join(', ')}; bare: ${alone.map(written).join(', ')}; with reading, all rules, and the rows of request, assertion, person, session and audit log; the database's own processor time is not counted`,
      },
    ];
  },
};

/** Does something and adds the processor time of this process, all its threads, in seconds. */
async function timed<Part extends string, Result>(
  use: Record<Part, number>,
  part: Part,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  use[part] += (user + system) / 1_000_000;
  return result;
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
