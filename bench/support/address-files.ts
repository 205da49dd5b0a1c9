import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What was written, and questions that it answers. */
export interface AddressFiles {
  readonly folder: string;
  readonly bytes: number;
  readonly rows: number;
  readonly units: number;
  /** As people type them: beginnings of streets, whole addresses without commas, flats, misspelt streets. */
  readonly typed: { readonly [kind in 'beginning' | 'address' | 'misspelt']: readonly string[] };
}

const stems =
  'Birke Elme Aske Ege Linde Bøge Kastanje Rosen Tjørne Hyben Enebær Lærke Svale Solsort Gøge Falke Høge Ørne Mølle Kirke Skole Havne Strand Kyst Fjord Søn Eng Mark Bakke Dal Skov Kær Mose Å Bro Torve Borg Slots Kloster Præste Degne Smede Skomager Væver Snedker Murer Banke Hede Lyng Klit Tang Muslinge Ravn Due Svane Nørre Sønder Vester Øster Ring Park'.split(
    ' ',
  );
const ends = 'vej gade stræde allé plads vænget toften parken lunden bakken haven engen krogen stien'.split(' ');
const before = ['', '', '', 'Gammel ', 'Ny ', 'Store ', 'Lille ', 'Nordre ', 'Søndre ', 'Sankt '];
const places = 'by rup sted lev torp løse ager havn køb holm borg'.split(' ');
const housesOfStreet = 22;
const flats = ['st', '1', '2', '3'].flatMap((floor) => [`${floor},tv`, `${floor},th`]);

/** Writes files as Datafordeler's file download has them, of invented streets all over the country. */
export async function writeAddressFiles(folder: string, entrances: number): Promise<AddressFiles> {
  await mkdir(folder, { recursive: true });
  let bytes = 0;
  let rows = 0;
  const file = (entity: string, head: string) => {
    const stream = createWriteStream(join(folder, `DAR_V1_${entity}_TotalDownload_csv_Current_1.csv`));
    let held = `${head}\n`;
    const flush = async (): Promise<void> => {
      bytes += Buffer.byteLength(held);
      const isFree = stream.write(held);
      held = '';
      if (!isFree) await new Promise<void>((resolve) => stream.once('drain', resolve));
    };
    return {
      add: async (row: string): Promise<void> => {
        rows += 1;
        held += `${row}\n`;
        if (held.length > 1 << 20) await flush();
      },
      end: async (): Promise<void> => {
        await flush();
        await new Promise<void>((resolve) => stream.end(resolve));
      },
    };
  };
  const common = 'status,virkningFra,virkningTil,registreringFra,registreringTil';
  const since = '3,2020-01-01T00:00:00+01:00,,2020-01-01T00:00:00+01:00,';
  const postCodes = file('Postnummer', `id_lokalId,${common},postnr,navn`);
  const streets = file('NavngivenVej', `id_lokalId,${common},vejnavn`);
  const houses = file(
    'Husnummer',
    `id_lokalId,${common},husnummertekst,navngivenVej,postnummer,kommuneinddeling,adgangspunkt`,
  );
  const points = file('Adressepunkt', `id_lokalId,${common},position`);
  const units = file('Adresse', `id_lokalId,${common},husnummer,etagebetegnelse,doerbetegnelse`);
  const districts = Array.from({ length: 1_050 }, (_, index) => ({
    id: uuid(1, index),
    code: String(1_000 + index * 8),
    name: `${stems[index % stems.length]}${places[(index * 7 + (index >> 5)) % places.length]}`,
    municipality: String(101 + (index % 98)).padStart(4, '0'),
  }));
  for (const { id, code, name } of districts) await postCodes.add(`${id},${since},${code},${name}`);
  const typed = { beginning: [] as string[], address: [] as string[], misspelt: [] as string[] };
  let unitsWritten = 0;
  const streetCount = Math.ceil(entrances / housesOfStreet);
  for (let street = 0; street < streetCount; street += 1) {
    const district = districts[(street * 31) % districts.length];
    const stem = stems[(street * 17 + (street >> 6)) % stems.length] ?? '';
    const name = `${before[(street >> 3) % before.length]}${stem}${ends[(street * 5 + (street >> 9)) % ends.length]}`;
    await streets.add(`${uuid(2, street)},${since},${name}`);
    const isBlock = street % 5 === 0;
    for (let house = 0; house < housesOfStreet; house += 1) {
      const entrance = street * housesOfStreet + house;
      const number = `${1 + (house >> 1) * 2}${house % 2 === 0 ? '' : 'A'}`;
      const id = uuid(3, entrance);
      await points.add(
        `${uuid(4, entrance)},${since},POINT (${450_000 + (street % 400_000)}.5 ${6_050_000 + house}.25)`,
      );
      await houses.add(
        `${id},${since},${number},${uuid(2, street)},${district?.id},${district?.municipality},${uuid(4, entrance)}`,
      );
      for (const flat of isBlock && house % 2 === 0 ? flats : [',']) {
        await units.add(`${uuid(5, unitsWritten)},${since},${id},${flat}`);
        unitsWritten += 1;
      }
    }
    if (street % Math.ceil(streetCount / 400) === 0) {
      typed.beginning.push(name.slice(0, 3 + (street % 5)));
      typed.address.push(`${name.toLowerCase()} ${1 + (street % 10) * 2} ${district?.code}`);
      typed.address.push(`${name.replaceAll('å', 'aa')} ${1 + (street % 10) * 2} st tv ${district?.name}`);
      const last = name.length - 4;
      typed.misspelt.push(
        `${name.slice(0, last)}${name[last + 1]}${name[last]}${name.slice(last + 2)} 3 ${district?.code}`,
      );
    }
  }
  for (const each of [postCodes, streets, houses, points, units]) await each.end();
  return { folder, bytes, rows, units: unitsWritten, typed };
}

function uuid(kind: number, index: number): string {
  // Spread as real ones are: an index that only grows at its end is cheaper than one that grows everywhere.
  const spread = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  const tail = `${kind}${index.toString(16).padStart(11, '0')}`;
  return `${spread.toString(16).padStart(8, '0')}-0000-4000-8000-${tail}`;
}
