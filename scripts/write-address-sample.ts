import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SandboxAddress, sandboxAddresses, uuidOf } from '../sandbox/addresses/register.ts';
import { municipalities } from '../src/forms/municipalities.ts';
import { projectRoot } from '../src/paths.ts';

// Writes the sandbox's invented addresses as the official registers' files (Datafordeler, file download, CSV, Current):
//   node start.mjs --run scripts/write-address-sample.ts
// They are the sample that the demonstration loads and that shows an administrator what `npm run addresses` takes.

type Row = Readonly<Record<string, string>>;

const moment = '2026-11-02T08:15:00.000000+01:00';
const common = (status: string): Row => ({
  status,
  virkningFra: moment,
  virkningTil: '',
  registreringFra: moment,
  registreringTil: '',
  datafordelerOpdateringstid: moment,
});

const streetId = (each: SandboxAddress): string => uuidOf(`vej ${each.municipality}${each.streetCode}`);
const postCodeId = (each: SandboxAddress): string => uuidOf(`postnummer ${each.postCode}`);
const townId = (each: SandboxAddress): string => (each.town === undefined ? '' : uuidOf(`bynavn ${each.town}`));
const pointId = (each: SandboxAddress): string => uuidOf(`adgangspunkt ${each.houseNumberId}`);
/** As in DAGI: six digits that are not the code. */
const divisionId = (code: string): string => `389${code.slice(1)}`;

const files: Readonly<Record<string, readonly Row[]>> = {
  DAGI_V1_Kommuneinddeling: Object.entries(municipalities).map(([code, name]) => ({
    id_lokalId: divisionId(code),
    id_namespace: 'http://data.gov.dk/dagi/Kommuneinddeling/10k',
    kommunekode: code,
    navn: name,
    ...common(''),
  })),
  DAR_V1_Postnummer: each(postCodeId, (one) => ({ postnr: one.postCode, navn: one.district })),
  DAR_V1_SupplerendeBynavn: each(townId, (one) => ({ navn: one.town ?? '' })),
  DAR_V1_NavngivenVej: each(streetId, (one) => ({
    vejnavn: one.street,
    vejadresseringsnavn: one.street.slice(0, 20),
    administreresAfKommune: one.municipality,
  })),
  DAR_V1_NavngivenVejKommunedel: each(
    (one) => uuidOf(`kommunedel ${one.municipality}${one.streetCode}`),
    (one) => ({ kommune: one.municipality, vejkode: one.streetCode, navngivenVej: streetId(one) }),
  ),
  DAR_V1_Adressepunkt: each(pointId, (one) => ({
    position: `POINT (${one.east}.00 ${one.north}.00)`,
    oprindelse_kilde: 'Ekstern',
    oprindelse_nøjagtighedsklasse: 'A',
  })),
  DAR_V1_Husnummer: each(
    (one) => one.houseNumberId,
    (one) => ({
      adgangsadressebetegnelse: `${one.street} ${one.houseNumber}, ${one.postCode} ${one.district}`,
      husnummertekst: one.houseNumber,
      navngivenVej: streetId(one),
      postnummer: postCodeId(one),
      supplerendeBynavn: townId(one),
      kommuneinddeling: divisionId(one.municipality),
      vejmidte: `${one.municipality}-${one.streetCode}`,
      adgangspunkt: pointId(one),
    }),
  ),
  DAR_V1_Adresse: each(
    (one) => one.id,
    (one) => ({
      husnummer: one.houseNumberId,
      etagebetegnelse: one.floor ?? '',
      doerbetegnelse: one.door ?? '',
    }),
  ),
  EBR_V1_Ejendomsbeliggenhed: each(
    (one) => uuidOf(`beliggenhed ${one.bfe}`),
    (one) => ({
      bestemtFastEjendomBFENr: one.bfe,
      Ejendomstype: 'Samlet fast ejendom',
      adresseLokalId: '',
      husnummerLokalId: one.houseNumberId,
      kommuneinddelingKommunekode: one.municipality,
      betegnelse: '',
      ...common('gældende'),
    }),
  ),
};

/** One row for each object that the addresses name, in the order in which they come. */
function each(idOf: (one: SandboxAddress) => string, rowOf: (one: SandboxAddress) => Row): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const one of sandboxAddresses) {
    const id = idOf(one);
    if (id !== '' && !rows.has(id)) rows.set(id, { id_lokalId: id, ...common('3'), ...rowOf(one) });
  }
  return [...rows.values()];
}

function csv(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const quoted = (text = ''): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${[names, ...rows.map((row) => names.map((name) => quoted(row[name])))].map((line) => line.join(',')).join('\n')}\n`;
}

const folder = join(projectRoot, 'data', 'addresses');
await mkdir(folder, { recursive: true });
for (const [name, rows] of Object.entries(files)) {
  await writeFile(join(folder, `${name}_TotalDownload_csv_Current_1.csv`), csv(rows));
  console.log(`${name}: ${rows.length}`);
}
