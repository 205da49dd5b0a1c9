import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { copenhagenToday, dateOf } from '../copenhagen-today.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import { failure } from '../look-up-failure.ts';
import { doorOf, floorOf, fourDigits, houseNumberOf } from '../postal-address.ts';
import type { CompanyAddress, CvrRegister, RegisteredCompany } from '../register.ts';
import { createGraphqlCall, type DatafordelerAccess } from './graphql-call.ts';

const path = '/CVR/flexibleCurrent/v1';

const addressFields = `AdresseringAnvendelse coNavn CVRAdresse_vejnavn CVRAdresse_husnummerFra CVRAdresse_husnummerTil
  CVRAdresse_etagebetegnelse CVRAdresse_doerbetegnelse CVRAdresse_postnummer CVRAdresse_postdistrikt CVRAdresse_kommunekode
  CVRAdresse_adresseFritekst`;

const companyQuery = `query ($cvr: Long!, $now: DafDateTime!) {
  CVR_Virksomhed(first: 1, virkningstid: $now, where: { CVRNummer: { eq: $cvr } }) {
    nodes {
      CVRNummer virksomhedStartdato virksomhedOphoersdato
      id_CVR_CVREnhed_id_ref(first: 1) {
        nodes {
          id_CVR_Navn_CVREnhedsId_ref { vaerdi }
          id_CVR_Adressering_CVREnhedsId_ref(first: 2, where: { AdresseringAnvendelse: { in: ["beliggenhedsadresse", "postadresse"] } }) {
            nodes { ${addressFields} }
          }
        }
      }
    }
  }
}`;

const Text = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]));
const AddressSchema = Type.Record(Type.String(), Text);
const AnswerSchema = Type.Object({
  CVR_Virksomhed: Type.Object({
    nodes: Type.Array(
      Type.Object({
        CVRNummer: Text,
        virksomhedStartdato: Text,
        virksomhedOphoersdato: Text,
        id_CVR_CVREnhed_id_ref: Type.Object({
          nodes: Type.Array(
            Type.Object({
              id_CVR_Navn_CVREnhedsId_ref: Type.Optional(Type.Union([Type.Object({ vaerdi: Text }), Type.Null()])),
              id_CVR_Adressering_CVREnhedsId_ref: Type.Optional(Type.Object({ nodes: Type.Array(AddressSchema) })),
            }),
          ),
        }),
      }),
    ),
  }),
});

/**
 * CVR by Datafordeler, behind the same port as SF1530. With the time of now a company that has ceased is not found there; and it
 * searches no names but whole ones in the exact letters, so that a search is refused with the reason, as are production units. Owners
 * are never given: what it has of people (`CVRPerson`) is open to few, and how a company names its owners no client in use shows.
 */
export function cvrDatafordelerRegister(
  access: DatafordelerAccess,
  today: () => string = copenhagenToday,
  now: () => Date = () => new Date(),
): CvrRegister {
  const call = createGraphqlCall(access);
  return Object.freeze<CvrRegister>({
    async lookUp(cvr, options) {
      const digits = cvr.replaceAll(/\s/g, '');
      if (!/^[1-9][0-9]{7}$/.test(digits)) return failure('refused', 'not a CVR number; expected eight digits');
      const variables = { cvr: Number(digits), now: now().toISOString() };
      const answer = await call(path, companyQuery, variables, false, options?.signal);
      if (!answer.ok) return answer;
      if (!Value.Check(AnswerSchema, answer.data)) return failure('unavailable', 'an answer of another shape');
      const [node] = answer.data.CVR_Virksomhed.nodes;
      if (!node) return failure('not-found', 'no such company that is active');
      const [unit] = node.id_CVR_CVREnhed_id_ref.nodes;
      const name = textOf(unit?.id_CVR_Navn_CVREnhedsId_ref?.vaerdi);
      const startDate = dateOf(textOf(node.virksomhedStartdato));
      if (textOf(node.CVRNummer) !== digits) return failure('unavailable', 'an answer about another company');
      if (name === undefined || startDate === undefined)
        return failure('unavailable', 'a company without name or start');
      const addresses = unit?.id_CVR_Adressering_CVREnhedsId_ref?.nodes ?? [];
      const of = (use: string) => addressOf(addresses.find((each) => textOf(each.AdresseringAnvendelse) === use));
      const address = of('beliggenhedsadresse');
      const postalAddress = of('postadresse');
      const cessationDate = dateOf(textOf(node.virksomhedOphoersdato));
      const company = freezeDeeply<RegisteredCompany>({
        ...{ cvr: digits, name, startDate, advertisingProtected: false },
        ...(cessationDate === undefined ? {} : { cessationDate }),
        ceased: cessationDate !== undefined && cessationDate <= today(),
        ...(address ? { address } : {}),
        ...(postalAddress ? { postalAddress } : {}),
      });
      return Object.freeze({ ok: true, company });
    },
    search: async () => failure('refused', 'Datafordeler searches no parts of names; use Serviceplatformen for that'),
    productionUnits: async () => failure('refused', 'production units are asked at Serviceplatformen'),
  });
}

function addressOf(found: Static<typeof AddressSchema> | undefined): CompanyAddress | undefined {
  const at = (name: string) => textOf(found?.[`CVRAdresse_${name}`]);
  const street = at('vejnavn');
  const postCode = fourDigits(at('postnummer'));
  if (street === undefined || postCode === undefined) {
    const lines = (at('adresseFritekst') ?? '').split(/[\n,]/).flatMap((line) => line.trim() || []);
    return lines.length === 0 ? undefined : { kind: 'lines', lines, countryCode: 'DK', protected: false };
  }
  const parts = {
    careOf: textOf(found?.coNavn),
    street,
    houseNumber: houseNumberOf(at('husnummerFra')),
    houseNumberTo: houseNumberOf(at('husnummerTil')),
    floor: floorOf(at('etagebetegnelse')),
    door: doorOf(at('doerbetegnelse')),
    postCode,
    district: at('postdistrikt') ?? '',
    municipalityCode: fourDigits(at('kommunekode')),
  };
  return { kind: 'parts', parts, protected: false };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
