import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cprPeer } from '../../../../sandbox/cpr/peer.ts';
import { datafordelerAccess } from '../../../../sandbox/datafordeler/access.ts';
import { datafordelerPeer } from '../../../../sandbox/datafordeler/peer.ts';
import { demoCvr } from '../../../../sandbox/people.ts';
import { platformAt } from '../../../../sandbox/service-platform/connection-in-test.ts';
import { organisationCertificates } from '../../../../sandbox/service-platform/keys.ts';
import { servicePlatformPeer } from '../../../../sandbox/service-platform/peer.tsx';
import { type Sandbox, startSandbox } from '../../../../sandbox/start-sandbox.ts';
import type { Configuration } from '../../../configuration.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { withConnection } from '../connection.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { recipientAddress } from './recipient-address.ts';

let folder: string;
let sandbox: Sandbox;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dialect-'));
  const peers = [servicePlatformPeer, cprPeer, datafordelerPeer];
  sandbox = await startSandbox({ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1:1', peers });
});
after(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

const pair = organisationCertificates.demo ?? assert.fail();
const organisation = {
  cvr: demoCvr,
  settings: { 'service-platform': { certificates: [{ name: '1', file: pair.certificate + pair.privateKey }] } },
  options: {},
} as unknown as Organisation;

const receivedBy = async (peer: string) =>
  ((await (await fetch(`${sandbox.url}/_/${peer}/received`)).json()) as readonly unknown[]).length;

test('FJE-7 letters’ addresses are looked up in the dialect that the installation has chosen', async () => {
  const url = `${sandbox.url}/datafordeler`;
  const asked = async (cprSource: Configuration['cprSource']) => {
    const before = { cpr: await receivedBy('cpr'), datafordeler: await receivedBy('datafordeler') };
    const configuration = {
      ...{ cprSource, cvrSource: 'serviceplatformen' },
      datafordeler: { ...datafordelerAccess, url, tokenUrl: `${url}/token` },
      servicePlatform: { ...platformAt(sandbox.ports['service-platform'] ?? 0), demo: undefined },
    } as unknown as Configuration;
    const { connection } = withConnection({}, configuration, organisation) as DigitalPostSettings;
    assert.ok(connection?.registers);
    const address = await recipientAddress(
      { kind: 'cpr', id: '0107850018' },
      connection.registers,
      AbortSignal.timeout(20_000),
    );
    assert.ok('kind' in address, JSON.stringify(address));
    assert.deepEqual(address.lines, ['Birkevej 12A, 2. tv', '9000 Aalborg']);
    return {
      cpr: (await receivedBy('cpr')) > before.cpr,
      datafordeler: (await receivedBy('datafordeler')) > before.datafordeler,
    };
  };
  assert.deepEqual(await asked('serviceplatformen'), { cpr: true, datafordeler: false });
  assert.deepEqual(await asked('datafordeler'), { cpr: false, datafordeler: true });
});
