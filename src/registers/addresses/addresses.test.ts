import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { runCommandFile } from '../../../test/operations/command.ts';
import { asContext, listKeys, readLists } from '../../forms/lists/option-lists.ts';
import { municipalityNames } from '../../forms/municipalities.ts';
import { readAddressVersions } from './address-version.ts';
import { chosenRegisters } from './chosen-registers.ts';
import { type LoadOptions, loadAddresses } from './load/load-addresses.ts';
import { LoadProblem } from './load/load-problem.ts';
import { sampleFolder } from './load-sample.ts';
import { localAddressRegister } from './local-address-register.ts';
import { localPropertyRegister } from './local-property-register.ts';

let product: TestDatabase;
let folder: string;
before(async () => {
  product = await startTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'addresses-'));
});
after(async () => {
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

const load = (paths: readonly string[], more: Partial<LoadOptions> = {}) =>
  loadAddresses({
    ownerUrl: product.ownerUrl,
    paths,
    now: new Date('2026-11-27T10:00:00Z'),
    report: () => undefined,
    ...more,
  });
const sampleFile = (entity: string) => join(sampleFolder, `${entity}_TotalDownload_csv_Current_1.csv`);
const written = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

async function suggested(text: string, limit = 10) {
  const answer = await localAddressRegister(product.database).suggest(text, { limit });
  return answer.ok ? answer.suggestions : assert.fail(answer.detail);
}
const texts = async (text: string) => (await suggested(text)).map((each) => each.text);

/** The one address that the text finds. */
async function found(text: string) {
  const [first, second] = await suggested(text);
  assert.ok(first?.kind === 'address' && second === undefined, `${text} finds one address`);
  const answer = await localAddressRegister(product.database).lookUp(first.id);
  return answer.ok ? answer.address : assert.fail(answer.detail);
}

test('FRM-1 without loaded tables the service is asked, and from the load on the tables are', async () => {
  const service = { suggest: async () => ({ ok: true, suggestions: [] }) as const, lookUp: async () => assert.fail() };
  const registers = chosenRegisters(product.database, undefined, { addresses: service });
  assert.deepEqual(await registers.addresses.suggest('Birkevej'), { ok: true, suggestions: [] });
  const none = await registers.properties.lookUp('9100012');
  assert.ok(!none.ok && none.code === 'unavailable');
  const forced = await chosenRegisters(product.database, 'local', { addresses: service }).addresses.suggest('Birk');
  assert.ok(!forced.ok && forced.code === 'unavailable');

  const loaded = await load([sampleFolder]);
  assert.ok(loaded.isNew && loaded.kind === 'full' && loaded.dataOn === '2026-11-02');
  assert.deepEqual(loaded.changes.unit_address, { added: 364, changed: 0, ended: 0, skipped: 0 });
  assert.equal(loaded.inForce.municipality, 98);
  const after_ = await chosenRegisters(product.database, undefined, { addresses: service }).addresses.suggest(
    'Birkevej',
  );
  assert.ok(after_.ok && after_.suggestions.length === 2);
});

test('FRM-1 addresses are suggested from wide to narrow, however they are spelt', async () => {
  assert.deepEqual(await texts('birkev'), ['Birkevej, 9000 Aalborg', 'Birkevej, 8700 Horsens']);
  assert.deepEqual((await texts('Birkevej , 9000 Aalborg')).slice(0, 2), [
    'Birkevej 1, 9000 Aalborg',
    'Birkevej 2, 9000 Aalborg',
  ]);
  assert.equal((await texts('Birkevej 12A, 9000 Aalborg'))[0], 'Birkevej 12A, st. tv, 9000 Aalborg');
  for (const [typed, address] of [
    ['birkevej 12a 2. tv 9000', 'Birkevej 12A, 2. tv, 9000 Aalborg'],
    ['aalborg birkevej 12 A, 2 tv', 'Birkevej 12A, 2. tv, 9000 Aalborg'],
    ['Gl. Aavej 3', 'Gammel Åvej 3, Sønder Prøvested, 9000 Aalborg'],
    ['gammel åvej 3 sønder prøvested', 'Gammel Åvej 3, Sønder Prøvested, 9000 Aalborg'],
    ['hc prøvesens alle 4 3 th kbh v', 'H.C. Prøvesens Allé 4, 3. th, 1799 København V'],
    ['10 prøvedags vej 3', '10. Prøvedags Vej 3, 5000 Odense C'],
    ['Storeprøvegade 12 3 th', 'Store Prøvegade 12, 3. th, 8000 Aarhus C'],
    ['Østre Prøve plads 3 1 tv esbjreg', 'Østre Prøveplads 3, 1. tv, 6700 Esbjerg'],
    ['1 prøvevej rønne', 'Prøvevej 1, 3700 Rønne'],
  ] as const) {
    assert.equal((await texts(typed))[0], address, typed);
  }
  assert.ok((await texts('brikevej 12 horsens')).includes('Birkevej 12, 8700 Horsens'));
  for (const nothing of ['', 'x', '9000', 'Findesikkevej 4', "'; drop table street; --", '((!|&'])
    assert.deepEqual(await texts(nothing), [], nothing);
});

test('FRM-1 a chosen address comes in its parts with its place, and its property by address and by number', async () => {
  const { houseNumberId, place, ...address } = await found('Birkevej 12A 2 tv 9000');
  assert.deepEqual(address, {
    id: address.id,
    text: 'Birkevej 12A, 2. tv, 9000 Aalborg',
    street: 'Birkevej',
    houseNumber: '12A',
    floor: '2',
    door: 'tv',
    postCode: '9000',
    district: 'Aalborg',
    municipalityCode: '0851',
  });
  assert.ok(place && Math.abs(place.lat - 57.04) < 0.1 && Math.abs(place.lng - 9.9) < 0.1);
  const properties = localPropertyRegister(product.database);
  const here = await properties.atAddress(address.id);
  assert.ok(here.ok && here.properties.length === 1);
  const [property] = here.properties;
  assert.equal(property?.address, 'Birkevej 12A, 9000 Aalborg');
  assert.deepEqual(await properties.lookUp(property?.bfe ?? ''), { ok: true, property });
  const codes = [await properties.lookUp('1'), await properties.lookUp('x'), await properties.atAddress('x')];
  assert.deepEqual(
    codes.map((each) => !each.ok && each.code),
    ['not-found', 'refused', 'refused'],
  );
  const unknown = await localAddressRegister(product.database).lookUp('00000000-0000-4000-8000-000000000000');
  assert.ok(!unknown.ok && unknown.code === 'not-found');
  assert.match(houseNumberId, /^[0-9a-f-]{36}$/);
});

test('FRM-1 the same files again change nothing, as CSV, as JSON and in an archive', async () => {
  const again = await load([sampleFolder]);
  assert.deepEqual([again.isNew, again.version], [false, 1]);
  const rows = (await readFile(sampleFile('DAR_V1_Adresse'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const [names = [], ...values] = rows;
  const objects = values.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] || null])));
  const list = await written(
    'DAR_V1_Adresse_TotalDownload_json_Current_1.json',
    `\uFEFF${JSON.stringify(objects, null, 2)}`,
  );
  const whole = await written(
    'DAR_Aktuelt_Totaludtraek.json',
    JSON.stringify({
      ArtList: [{ navn: '{"[]' }],
      AdresseList: objects.map(({ doerbetegnelse, ...rest }) => ({ ...rest, dørbetegnelse: doerbetegnelse })),
    }),
  );
  const archive = join(folder, 'DAR_V1_Adresse_TotalDownload_csv_Current_1.zip');
  const zip = new ZipWriter(new BlobWriter());
  await zip.add('DAR_V1_Adresse_Metadata.json', new TextReader('{}'));
  await zip.add(
    'DAR_V1_Adresse_TotalDownload_csv_Current_1.csv',
    new BlobReader(new Blob([await readFile(sampleFile('DAR_V1_Adresse'))])),
  );
  await writeFile(archive, Buffer.from(await (await zip.close()).arrayBuffer()));
  for (const path of [list, whole, archive]) {
    const { changes } = await load([path]);
    assert.deepEqual(changes, { unit_address: { added: 0, changed: 0, ended: 0, skipped: 0 } }, path);
  }
  const half = await readFile(archive);
  await writeFile(archive, half.subarray(0, half.length / 2));
  await assert.rejects(load([archive]), /is no whole ZIP archive\. Was it fetched to the end\?/);
});

test('FRM-1 a broken file is told with its line, and nothing is changed', async () => {
  const before_ = await readAddressVersions(product.database, 10);
  const head = 'id_lokalId,status,husnummer,etagebetegnelse,doerbetegnelse';
  const id = '460b89e0-9a8c-4f93-82f4-d878eb3a0428';
  const name = 'DAR_V1_Adresse_x';
  for (const [file, text, said] of [
    [
      `${name}.csv`,
      `${head}\n${id},3,${id},1,tv\nno-uuid,3,${id},1,th\n`,
      /Adresse_x\.csv, line 3: id_lokalId is "no-uuid"; allowed is a UUID/,
    ],
    [`${name}.csv`, `${head}\n${id},3,${id},1\n`, /line 2/],
    [`${name}.csv`, `${head}\n${id},3,"${id},1,tv\n`, /Adresse_x\.csv, line 2: Quote Not Closed/],
    [`${name}.csv`, 'id_lokalId,status\na,3\n', /line 2: Adresse lacks husnummer; it has id_lokalId, status/],
    [`${name}.csv`, '', /line 1: the file is empty/],
    ['whatever.csv', `${head}\n${id},3,${id},1,tv\n`, /whatever\.csv: the name says none of Kommuneinddeling/],
    [
      `${name}.json`,
      `[\n{"id_lokalId": "${id}", "status": "3"},\n{"id_lokalId": `,
      /Adresse_x\.json, line 3: the file breaks off here/,
    ],
    [`${name}.json`, `[\n{"id_lokalId": "${id}" "status": "3"}\n]`, /line 2: the object that begins here is no JSON/],
    [`${name}.json`, `[\n{"id_lokalId": "${id}"}\n] x`, /line 3: this is no JSON list of objects/],
    [`${name}.json`, '<html></html>', /line 1: this is no JSON list of objects/],
    [`${name}.json`, `[{"id_lokalId": null}]`, /line 1: id_lokalId is ""; allowed is a UUID/],
    ['x.json', '{"AndreList": [{"a": 1}]}', /hold nothing of the address registers/],
  ] as const) {
    await assert.rejects(load([await written(file, text)]), (error) => {
      assert.ok(error instanceof LoadProblem, `${String(error)} of ${text.slice(0, 80)}`);
      assert.match(error.message, said);
      return true;
    });
  }
  await assert.rejects(load([join(folder, 'missing.zip')]), /missing\.zip can't be read \(ENOENT\)/);
  assert.deepEqual(await readAddressVersions(product.database, 10), before_);
  assert.equal((await texts('birkevej 12a 2 tv')).length, 1);
});

test('FRM-1 forms choose municipalities and postal codes from what is loaded, unless the organisation has such a list', async () => {
  const { database, demo, proeveby } = product;
  const lists = await database.inOrganisation(demo.id, (transaction) =>
    readLists(transaction, ['kommuner', 'postnumre']),
  );
  const [municipalities, postCodes] = lists;
  assert.deepEqual(municipalities?.entries[0], { value: '0165', label: { da: 'Albertslund', en: 'Albertslund' } });
  assert.ok(postCodes?.entries.some(({ value, label }) => value === '9000' && label.da === '9000 Aalborg'));
  assert.deepEqual(municipalityNames(asContext(lists)).at(0), ['0165', 'Albertslund']);
  // Those that come along name the same, for where nothing is loaded.
  assert.deepEqual(municipalityNames({}), municipalityNames(asContext(lists)));
  await database.inOrganisation(proeveby.id, (transaction) =>
    transaction
      .insertInto('option_list')
      .values({
        organisation: proeveby.id,
        key: 'kommuner',
        name: JSON.stringify({ da: 'Naboer' }),
        updated_at: new Date(),
        updated_by: null,
      })
      .execute(),
  );
  const own = await database.inOrganisation(proeveby.id, (transaction) => readLists(transaction));
  assert.deepEqual(
    own.filter(({ key }) => key === 'kommuner').map(({ name }) => name.da),
    ['Naboer'],
  );
  const keys = await database.inOrganisation(proeveby.id, listKeys);
  assert.ok(keys.has('postnumre') && keys.has('kommuner'));
});

test('FRM-1 an update changes, ends and adds; what ended is found by its id and suggested no more', async () => {
  const old = await found('Prøvevej 2 3700');
  const street = await readFile(sampleFile('DAR_V1_NavngivenVej'), 'utf8');
  const row = street.split('\n').find((line) => line.includes('Østre Prøveplads')) ?? '';
  const renamed = row.replaceAll('Østre Prøveplads', 'Vestre Prøveplads').replaceAll('2026-11-02', '2026-11-20');
  const delta = await written(
    'DAR_V1_NavngivenVej_DeltaDownload_csv_Current_2.csv',
    `${street.split('\n')[0]}\n${renamed}\n`,
  );
  const units = await readFile(sampleFile('DAR_V1_Adresse'), 'utf8');
  const [head = ''] = units.split('\n');
  const gone = (units.split('\n').find((line) => line.startsWith(old.id)) ?? '').replace(',3,', ',4,');
  const stray = `11111111-1111-4111-8111-111111111111,3,2026-11-20T00:00:00Z,,2026-11-20T00:00:00Z,,2026-11-20T00:00:00Z,22222222-2222-4222-8222-222222222222,,`;
  const history = gone.replace(/,,/, ',2026-11-10T00:00:00Z,').replace(',4,', ',3,');
  const ended = await written(
    'DAR_V1_Adresse_DeltaDownload_csv_Current_2.csv',
    `${[head, gone.replaceAll('2026-11-02', '2026-11-20'), stray, history].join('\n')}\n`,
  );
  const { kind, changes, history: passed, version } = await load([delta, ended]);
  assert.equal(kind, 'update');
  assert.deepEqual(changes.street, { added: 0, changed: 1, ended: 0, skipped: 0 });
  assert.deepEqual(changes.unit_address, { added: 0, changed: 0, ended: 1, skipped: 1 });
  assert.equal(passed, 1);
  assert.equal((await texts('vestre prøveplads 3 1 tv'))[0], 'Vestre Prøveplads 3, 1. tv, 6700 Esbjerg');
  assert.ok(!(await texts('østre prøveplads')).some((text) => text.includes('Østre')));
  assert.ok(!(await texts('Prøvevej 2 3700')).includes(old.text));
  const still = await localAddressRegister(product.database).lookUp(old.id);
  assert.deepEqual(still, { ok: true, address: { ...old, endedOn: '2026-11-20' } });
  const [now] = await readAddressVersions(product.database);
  assert.deepEqual([now?.id, now?.dataOn, now?.kind], [version, '2026-11-20', 'update']);

  await assert.rejects(load([sampleFolder]), /the files are of 2026-11-02, and what is loaded of 2026-11-20/);
  const back = await load([sampleFolder], { anyway: true });
  assert.deepEqual(back.changes.unit_address, { added: 0, changed: 1, ended: 0, skipped: 0 });
  assert.deepEqual(await found('Prøvevej 2 3700'), old);

  const points = await readFile(sampleFile('DAR_V1_Adressepunkt'), 'utf8');
  const moved = await written(
    'DAR_V1_Adressepunkt_DeltaDownload_csv_Current_2.csv',
    points.replaceAll('POINT (865', 'POINT (866'),
  );
  const { changes: ofPoints, isNew } = await load([moved], { anyway: true });
  assert.ok(isNew && (ofPoints.address_point?.changed ?? 0) > 0);
  const there = await found('Prøvevej 2 3700');
  assert.ok(there.place && old.place && there.place.lng > old.place.lng);
  await load([sampleFile('DAR_V1_Adressepunkt')], { anyway: true });
});

test('FRM-1 whoever types while addresses are loaded sees them as before or as after, and is always answered', async () => {
  const street = await readFile(sampleFile('DAR_V1_NavngivenVej'), 'utf8');
  const post = await readFile(sampleFile('DAR_V1_Postnummer'), 'utf8');
  const files = await Promise.all([
    written('DAR_V1_NavngivenVej_DeltaDownload_csv_Current_3.csv', street.replace('Birkelunden', 'Elmelunden')),
    written('DAR_V1_Postnummer_DeltaDownload_csv_Current_3.csv', post.replace(',9000,Aalborg', ',9000,Elmeborg')),
  ]);
  const seen = new Set<string>();
  let isLoading = true;
  const typing = Promise.all(
    [1, 2, 3].map(async () => {
      while (isLoading || !seen.has('Elmelunden 7, 9000 Elmeborg')) {
        for (const each of await texts('lunden 7 9000').then((none) =>
          none.length > 0 ? none : texts('elmelunden 7'),
        ))
          seen.add(each);
        for (const each of await texts('birkelunden 7')) seen.add(each);
      }
    }),
  );
  await load(files, { kind: 'update' });
  isLoading = false;
  await typing;
  for (const text of seen)
    assert.ok(['Birkelunden 7, 9000 Aalborg', 'Elmelunden 7, 9000 Elmeborg'].includes(text), text);
  assert.deepEqual(await texts('birkelunden 7'), []);
});

test('FRM-1 files that lack much of what is in force are refused until it is said that it is meant', async () => {
  const head = 'id_lokalId,bestemtFastEjendomBFENr,status';
  const many = Array.from({ length: 3_000 }, (_, index) => `p${index},${9_500_000 + index},Gældende`);
  const all = await written('EBR_V1_Ejendomsbeliggenhed_1.csv', `${[head, ...many].join('\n')}\n`);
  await load([all], { kind: 'update' });
  const few = await written('EBR_V1_Ejendomsbeliggenhed_1.csv', `${[head, ...many.slice(0, 1_000)].join('\n')}\n`);
  await assert.rejects(load([few]), /lack \d+ of \d+ rows of property_place/);
  const { changes } = await load([few], { anyway: true });
  assert.equal(changes.property_place?.ended, 2_289);
});

test('FRM-1 an operator loads files by a command, hears the counts, and what is wrong in one line', async () => {
  const settings = { DATABASE_URL: product.ownerUrl, MASTER_KEY: product.masterKey.toString('base64') };
  const run = (...given: string[]) =>
    runCommandFile('src/registers/addresses/addresses-command.ts', settings, ...given);
  const told = await run('--file', sampleFolder, '--anyway');
  assert.equal(told.code, 0, told.errors.join('\n'));
  assert.match(told.output.join('\n'), /unit_address: \d+ added, \d+ changed, \d+ ended\nproperty_place: /);
  const broken = await written('DAR_V1_NavngivenVej_y.csv', 'id_lokalId,vejnavn\nx,y\n');
  const [refused, wrong, status] = await Promise.all([run('--file', broken), run('--fil', broken), run()]);
  assert.equal(refused.code, 1);
  assert.match(refused.errors.join(), /line 2: id_lokalId is "x"; allowed is a UUID\. Nothing was changed/);
  assert.equal(wrong.code, 1);
  assert.match(wrong.errors[0] ?? '', /^addresses was given ".*": allowed is npm run addresses/);
  assert.match(status.output[0] ?? '', /^Version \d+ of 2026-11-02, loaded .* 9 post_code, .* 364 unit_address/);
});
