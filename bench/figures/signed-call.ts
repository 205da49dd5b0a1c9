import { spawn } from 'node:child_process';
import { createPrivateKey, randomUUID, sign, verify, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { personLookupResponse } from '../../sandbox/cpr/answer.ts';
import { registerEntries } from '../../sandbox/cpr/entries.ts';
import { demoCvr } from '../../sandbox/people.ts';
import { writeAssertion } from '../../sandbox/service-platform/assertion.ts';
import { callerWith, platformAt } from '../../sandbox/service-platform/connection-in-test.ts';
import { authority, platformKey, serverKey, tokenServiceKey } from '../../sandbox/service-platform/keys.ts';
import { signedAnswer } from '../../sandbox/service-platform/soap/sign-answer.ts';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import { cprService, personLookup } from '../../src/registers/cpr-soap-register.ts';
import { exchangeHttp } from '../../src/service-platform/exchange-http.ts';
import { identityOf } from '../../src/service-platform/platform.ts';
import { readAnswer } from '../../src/service-platform/soap/read-answer.ts';
import { signedRequest } from '../../src/service-platform/soap/write-request.ts';
import type { Bench } from '../support/bench.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rounds = 5;
const warmUps = 2;
const perRound = 300;
const hour = 3_600_000;

/** One look-up in CPR by token: the request signed, sent and answered, the answer verified; to the RSA and TLS that it can't do without. */
export const signedCall: Figure = {
  key: 'signed-call',
  title: 'A signed call of CPR (SF1520)',
  async measure(bench) {
    const [certificate] = callerWith().certificates;
    const [entry] = registerEntries;
    if (!certificate || !entry) throw new Error('The sandbox has no certificate or nobody to look up.');
    const now = new Date();
    const xml = writeAssertion({
      ...{ issuer: 'https://sts.example', cvr: demoCvr, entityId: cprService.entityId, holder: certificate.der },
      ...{ from: now, to: new Date(now.getTime() + 8 * hour), signer: tokenServiceKey },
    });
    const assertion = { xml: Buffer.from(xml), id: / ID="([^"]+)"/.exec(xml)?.[1] ?? '', validTo: now };
    const messageId = `urn:uuid:${randomUUID()}`;
    const answer = signedAnswer({
      ...{ action: 'urn:answer', relatesTo: messageId, now, wrong: [] },
      payload: personLookupResponse(entry, now).source,
    });
    const port = await startPeer(bench, answer);
    const platform = platformAt(port);
    const identity = identityOf(platform, certificate);
    const exchange = async (message: Buffer): Promise<string> => {
      const got = await exchangeHttp({
        method: 'POST',
        url: platform.url + cprService.path,
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body: { length: message.length, pieces: one(message) },
        identity,
        signal: AbortSignal.timeout(10_000),
      });
      if (got.kind === 'none') throw new Error(got.reason);
      return got.body;
    };
    const payload = personLookup(entry.cpr).source;
    const request = () =>
      Buffer.from(
        signedRequest({ to: platform.url, action: 'urn:ask', messageId, payload, assertion, certificate, now }),
      );
    const expected = { signers: platformKey.certificate, messageId, now };
    const verified = (text: string): void => {
      const read = readAnswer(text, expected);
      if (read.kind !== 'verified') throw new Error(JSON.stringify(read));
    };
    const key = createPrivateKey(certificate.privateKey);
    const theirKey = new X509Certificate(platformKey.certificate).publicKey;
    const data = Buffer.alloc(600, 1);
    const theirs = sign('sha256', data, createPrivateKey(platformKey.privateKey));
    const bytes = request();
    const rsa = (): void => {
      sign('sha256', data, key);
      if (!verify('sha256', data, theirKey, theirs)) throw new Error('the bare signature is no good');
    };

    const whole: number[] = [];
    const bare: number[] = [];
    const alone: number[] = [];
    const bareRsa: number[] = [];
    for (let round = 0; round < rounds + warmUps; round += 1) {
      whole.push(await millisecondsOf(async () => verified(await exchange(request()))));
      bare.push(
        await millisecondsOf(async () => {
          rsa();
          await exchange(bytes);
        }),
      );
      alone.push(
        await millisecondsOf(async () => {
          request();
          verified(answer);
        }),
      );
      bareRsa.push(await millisecondsOf(async () => rsa()));
    }
    const measure = (what: string, name: string, ours: readonly number[], bound: readonly number[]): Measure => {
      const [mine, other] = [ours.slice(warmUps), bound.slice(warmUps)];
      return {
        what,
        value: medianOf(mine),
        unit: 'ms of processor time',
        bound: { name, value: medianOf(other), ratios: mine.map((each, index) => each / (other[index] ?? Number.NaN)) },
        raw: `rounds: ${mine.map(written).join(', ')}; bare: ${other.map(written).join(', ')}; request ${bytes.length} bytes, answer ${answer.length}; the peer is another process`,
      };
    };
    return [
      measure(
        'the call: request signed, sent over mutual TLS, answer verified',
        'one RSA signature, one RSA verification and the same bytes over the same TLS',
        whole,
        bare,
      ),
      measure('the signing and the verifying alone', 'the two RSA operations alone', alone, bareRsa),
    ];
  },
};

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < perRound; count += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / perRound;
}

async function startPeer(bench: Bench, body: string): Promise<number> {
  const file = join(bench.folder, 'answering-peer.json');
  const { privateKey: key, certificate: cert } = serverKey;
  await writeFile(file, JSON.stringify({ key, cert, ca: authority.certificate, body }));
  const program = join(projectRoot, 'bench', 'programs', 'answering-peer.ts');
  const child = spawn(process.execPath, [...typescriptArguments, program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  bench.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return Number(line.split(' ').at(-1));
}

async function* one(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece;
}
