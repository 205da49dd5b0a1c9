import { entranceOf, type SandboxAddress, sandboxAddresses, textOf } from './register.ts';

/** A find as `/adresser/soeg` answers it. */
export type Find = Readonly<Record<string, string | number>>;

/**
 * What a text may be the beginning of, from wide to narrow: streets of several names, one street in several towns, the
 * entrances of a street, the addresses of an entrance. As at the real one, a number that the street does not have is
 * answered with the numbers that it has.
 */
export function search(text: string, limit: number): readonly Find[] {
  const words = normalised(text).split(' ').filter(Boolean);
  const numberAt = words.findIndex((word) => /^\d{1,3}[a-z]?$/.test(word));
  const streetWords = numberAt === -1 ? words.filter((word) => !/^\d{4}$/.test(word)) : words.slice(0, numberAt);
  const postCode = words.find((word) => /^\d{4}$/.test(word));
  const rest = numberAt === -1 ? [] : words.slice(numberAt + 1).filter((word) => word !== postCode);
  const inTown = sandboxAddresses.filter((each) => postCode === undefined || each.postCode === postCode);
  const named = inTown.filter((each) => startsWithWords(each, streetWords));
  const names = [...new Set(named.map((each) => each.street))];
  if (numberAt === -1) {
    const towns = firstOf(named, (each) => `${each.street} ${each.postCode}`);
    if (names.length > 1) return names.slice(0, limit).map((vejnavn) => ({ type: 'vejnavn', titel: vejnavn, vejnavn }));
    if (towns.length > 1) return towns.slice(0, limit).map(townOf);
    return entrancesOf(named, limit);
  }
  const number = words[numberAt] ?? '';
  const exact = named.filter((each) => each.houseNumber.toLowerCase() === number);
  const begun = named.filter((each) => each.houseNumber.toLowerCase().startsWith(number));
  const found = exact.length > 0 ? exact : begun.length > 0 ? begun : named;
  const units = exact.filter((each) => rest.every((word) => normalised(textOf(each)).split(' ').includes(word)));
  if (firstOf(exact, entranceOf).length === 1 && units.length > 0) return units.slice(0, limit).map(addressOf);
  return entrancesOf(found, limit);
}

function normalised(text: string): string {
  return text.toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').replaceAll('aa', 'å').trim();
}

function startsWithWords({ street }: SandboxAddress, words: readonly string[]): boolean {
  const name = normalised(street);
  return words.length > 0 && name.startsWith(words.filter((word) => word.length > 0).join(' '));
}

function firstOf(addresses: readonly SandboxAddress[], key: (address: SandboxAddress) => string): SandboxAddress[] {
  return [...new Map([...addresses].reverse().map((each) => [key(each), each])).values()].reverse();
}

function townOf({ street, postCode, district, municipality, streetCode }: SandboxAddress): Find {
  return {
    type: 'navngivenvejpostnummer',
    id: `${municipality}${streetCode}${postCode}`,
    titel: `${street} ${postCode} ${district}`,
    vejnavn: street,
    postnr: postCode,
    postdistrikt: district,
  };
}

/** An entrance with one address is that address; one with several must be asked for once more. */
function entrancesOf(addresses: readonly SandboxAddress[], limit: number): Find[] {
  return firstOf(addresses, entranceOf)
    .slice(0, limit)
    .map((each) => {
      const many = addresses.filter((other) => other.houseNumberId === each.houseNumberId).length > 1;
      if (!many) return addressOf(each);
      return { type: 'husnummer', id: each.houseNumberId, titel: entranceOf(each), ...partsOf(each) };
    });
}

function addressOf(each: SandboxAddress): Find {
  return { type: 'adresse', id: each.id, titel: textOf(each), husnummerId: each.houseNumberId, ...partsOf(each) };
}

function partsOf({ street, houseNumber, postCode, district }: SandboxAddress): Record<string, string> {
  return { vejnavn: street, husnummer: houseNumber, postnr: postCode, postdistrikt: district };
}
