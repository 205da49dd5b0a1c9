import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { organisationKeys } from '../../sandbox/nemlogin/keys.ts';
import { startTestDatabase } from '../../test/helpers/product.ts';
import type { Tables } from '../database/schema.ts';
import { samlSettings, samlSettingsProblems } from '../identity/saml/settings.ts';
import { applyOrganisation } from './apply-organisation.ts';

const { demo, proeveby } = organisationKeys;
assert.ok(demo && proeveby);

test('SEC-1 a private key that an organisation’s file gives is kept sealed, and can be used', async () => {
  const base = await startTestDatabase();
  const owner = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: base.ownerUrl, max: 1 }) }),
  });
  try {
    const wanted = {
      slug: 'ny-by',
      cvr: '10000009',
      name: { da: 'Ny By' },
      languages: ['da'],
      branding: { address: ['Vej 1'] },
      settings: { nemlogin: { keys: [demo] } },
    };
    for (const keys of [[demo], [proeveby, demo]]) {
      const { id } = await applyOrganisation(owner, base.masterKey, { ...wanted, settings: { nemlogin: { keys } } });
      const row = await owner
        .selectFrom('organisation')
        .select('settings')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      assert.doesNotMatch(JSON.stringify(row.settings), /PRIVATE KEY/);
      base.organisations.refresh();
      const organisation = await base.organisations.byId(id);
      assert.ok(organisation);
      assert.deepEqual(samlSettings(organisation, 'nemlogin')?.keys, keys);
    }
  } finally {
    await owner.destroy();
    await base.close();
  }
});

test('an operator is told of keys and settings that are no good', () => {
  assert.deepEqual(samlSettingsProblems({ keys: [demo] }), []);
  const mixed = { certificate: demo.certificate, privateKey: proeveby.privateKey };
  assert.match(samlSettingsProblems({ keys: [demo, mixed] }).join(), /\/keys\/1 .*do not belong together/);
  const broken = {
    ...demo,
    certificate: demo.certificate.replaceAll(/[A-Z]/g, 'A').replaceAll(/A{5}BEGIN|AAAAA/g, 'AAAAA'),
  };
  assert.notDeepEqual(samlSettingsProblems({ keys: [broken] }), []);
  for (const wrong of [{}, { keys: [] }, { keys: [{ ...demo, more: 1 }] }, { keys: [demo], metadata: 'ftp://x' }]) {
    assert.notDeepEqual(samlSettingsProblems(wrong), [], JSON.stringify(wrong).slice(0, 60));
  }
});
