import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { copenhagenToday, dateOf } from '../copenhagen-today.ts';
import { parseCpr } from '../cpr-number.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import { failure } from '../look-up-failure.ts';
import { doorOf, floorOf, fourDigits, houseNumberOf, type PostalAddress } from '../postal-address.ts';
import type { CprRegister, Custody, Guardian, Parent, PersonLookUp, RegisteredPerson } from '../register.ts';
import { custodyQuery, harmlessProtections, motherRole, statusWords } from './assumptions.ts';
import { createGraphqlCall, type DatafordelerAccess } from './graphql-call.ts';

const path = '/CPR/custom/PublicSector/v1';
const protections = 'beskyttelser { beskyttelsestype status virkningfra virkningtil }';

/** Protections must stand in every selection of a person, else the whole question is refused. */
const personQuery = `query ($cpr: [String!]!) {
  CPRCustom_PublicSectorPerson(input: { personnummer: { personnummer: { in: $cpr } } }) {
    nodes {
      id status foedselsdato
      ${protections}
      personnumre { personnummer status virkningfra virkningtil }
      navne { adresseringsnavn fornavne mellemnavn efternavn status virkningfra virkningtil }
      adresseoplysninger {
        conavn status virkningfra virkningtil
        cprAdresse {
          daradresse bygningsnummer bynavn cprkommunekode cprvejkode etage husnummer postdistrikt postnummer sidedoer
          vejadresseringsnavn vejnavn
        }
      }
      boern { virkningfra barn { personid personnummer ${protections} } }
      foraeldreoplysninger {
        foraelderrolle virkningfra
        foraelder { personid personnummer ${protections} }
        foraelderUdenCpr { personid navn foedselsdato }
      }
    }
  }
}`;

const Text = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]));
const list = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Optional(Type.Union([Type.Array(item), Type.Null()]));
const Numbered = Type.Optional(Type.Union([Type.Object({ personnummer: Text }), Type.Null()]));
const period = { status: Text, virkningfra: Text, virkningtil: Text } as const;

const PersonSchema = Type.Object({
  status: Text,
  foedselsdato: Text,
  beskyttelser: list(Type.Object({ beskyttelsestype: Text, ...period })),
  personnumre: list(Type.Object({ personnummer: Text, ...period })),
  navne: list(Type.Object({ adresseringsnavn: Text, fornavne: Text, mellemnavn: Text, efternavn: Text, ...period })),
  adresseoplysninger: list(
    Type.Object({
      ...{ conavn: Text, ...period },
      cprAdresse: Type.Optional(Type.Union([Type.Record(Type.String(), Text), Type.Null()])),
    }),
  ),
  boern: list(Type.Object({ barn: Numbered })),
  foraeldreoplysninger: list(
    Type.Object({
      ...{ foraelderrolle: Text, foraelder: Numbered },
      foraelderUdenCpr: Type.Optional(Type.Union([Type.Object({ navn: Text, foedselsdato: Text }), Type.Null()])),
    }),
  ),
});
const CustodySchema = Type.Object({
  foraeldremyndighedsoplysninger: list(Type.Object({ rolle: Text, virkningtil: Text, indehaver: Numbered })),
  vaergemaal: list(Type.Object({ vaergemaalstype: Text, virkningtil: Text, vaerge: Numbered })),
});
const nodesOf = <Node extends Parameters<typeof Type.Array>[0]>(node: Node) =>
  Type.Object({ CPRCustom_PublicSectorPerson: Type.Object({ nodes: Type.Array(node) }) });
const PeopleSchema = nodesOf(PersonSchema);
const CustodiesSchema = nodesOf(CustodySchema);

type Node = Static<typeof PersonSchema>;

/**
 * CPR by Datafordeler's service for the public sector, behind the same port as SF1520. Emigrants' addresses abroad and contact
 * addresses are not read: their fields are not known. Custody and guardianship are asked by a question of their own, and are
 * left out where that is refused (`assumptions.ts`).
 */
export function cprDatafordelerRegister(
  access: DatafordelerAccess,
  today: () => string = copenhagenToday,
): CprRegister {
  const call = createGraphqlCall(access);
  return Object.freeze<CprRegister>({
    async lookUp(cpr, options): Promise<PersonLookUp> {
      const number = parseCpr(cpr);
      if (!number.ok) return failure('refused', `not a CPR number (${number.problem}); expected ten digits DDMMYYSSSS`);
      if (number.number.replacement) {
        return failure('refused', 'a replacement number is unknown to CPR and not sent there');
      }
      const { digits } = number.number;
      const variables = { cpr: [digits] };
      const [answer, custody] = await Promise.all([
        call(path, personQuery, variables, true, options?.signal),
        call(path, custodyQuery, variables, true, options?.signal),
      ]);
      if (!answer.ok) return answer;
      if (!Value.Check(PeopleSchema, answer.data)) return failure('unavailable', 'an answer of another shape');
      const [node, ...others] = answer.data.CPRCustom_PublicSectorPerson.nodes;
      if (!node) return failure('not-found', 'no such person');
      if (others.length > 0) return failure('unavailable', 'an answer about several people');
      const held =
        custody.ok && Value.Check(CustodiesSchema, custody.data)
          ? custody.data.CPRCustom_PublicSectorPerson.nodes[0]
          : undefined;
      return readPerson(node, held, digits, today());
    },
  });
}

function readPerson(
  node: Node,
  held: Static<typeof CustodySchema> | undefined,
  cpr: string,
  today: string,
): PersonLookUp {
  const numbers = node.personnumre ?? [];
  // Showing one citizen another one's data is the worst a look-up can do, so the number is checked, not assumed.
  if (!numbers.some(({ personnummer }) => textOf(personnummer) === cpr)) {
    return failure('unavailable', 'an answer about another person');
  }
  const current = textOf(numbers.find(isCurrent)?.personnummer);
  const name = (node.navne ?? []).find(isCurrent);
  const words = textOf(node.status)?.toLowerCase() ?? '';
  const status = statusWords.find(([part]) => words.includes(part))?.[1];
  const birthDate = dateOf(textOf(node.foedselsdato));
  const parts = [textOf(name?.fornavne), textOf(name?.mellemnavn), textOf(name?.efternavn)];
  const addressing = textOf(name?.adresseringsnavn) ?? parts.filter(Boolean).join(' ');
  if (addressing === '') return failure('unavailable', 'a person without a name');
  if (status === undefined) return failure('unavailable', 'a person without a status that is known');
  if (birthDate === undefined) return failure('unavailable', 'a person without a birth date');
  const [first, middle, last] = parts;
  const where = (node.adresseoplysninger ?? []).find(isCurrent);
  const mother = parentOf(node, true);
  const father = parentOf(node, false);
  const guardian = guardianOf(held, today);
  const person = freezeDeeply<RegisteredPerson>({
    cpr,
    ...(current !== undefined && current !== cpr ? { currentCpr: current } : {}),
    name: { addressing, ...optional('first', first), ...optional('middle', middle), ...optional('last', last) },
    birthDate,
    birthDateUncertain: false,
    status,
    protected: (node.beskyttelser ?? []).some(
      (each) =>
        isCurrent(each) && isInForce(each, today) && !harmlessProtections.test(textOf(each.beskyttelsestype) ?? ''),
    ),
    ...optional('address', [1, 5, 90].includes(status) ? addressOf(where) : undefined),
    ...optional('municipalityCode', fourDigits(textOf(where?.cprAdresse?.cprkommunekode))),
    children: (node.boern ?? []).flatMap(({ barn }) => {
      const number = textOf(barn?.personnummer);
      return number === undefined ? [] : [{ cpr: number }];
    }),
    ...optional('mother', mother),
    ...optional('father', father),
    custody: custodyOf(held, today),
    ...optional('guardian', guardian),
  });
  return Object.freeze({ ok: true, person });
}

function isCurrent({ status }: { readonly status?: unknown }): boolean {
  return status === 'aktuel';
}

function isInForce({ virkningtil }: { readonly virkningtil?: unknown }, today: string): boolean {
  const end = dateOf(textOf(virkningtil));
  return end === undefined || end > today;
}

function parentOf(node: Node, wantsMother: boolean): Parent | undefined {
  const relation = (node.foraeldreoplysninger ?? []).find(
    ({ foraelderrolle }) => motherRole.test(textOf(foraelderrolle) ?? '') === wantsMother,
  );
  const cpr = textOf(relation?.foraelder?.personnummer);
  if (cpr !== undefined) return { kind: 'registered', cpr };
  const name = textOf(relation?.foraelderUdenCpr?.navn);
  const birthDate = dateOf(textOf(relation?.foraelderUdenCpr?.foedselsdato));
  if (name === undefined && birthDate === undefined) return undefined;
  return { kind: 'unregistered', ...optional('name', name), ...optional('birthDate', birthDate) };
}

function custodyOf(held: Static<typeof CustodySchema> | undefined, today: string): readonly Custody[] {
  return (held?.foraeldremyndighedsoplysninger ?? [])
    .filter((each) => isInForce(each, today))
    .map(({ rolle, indehaver }) => {
      const role = textOf(rolle) ?? '';
      const holder = motherRole.test(role) ? 'mother' : /far/i.test(role) ? 'father' : 'other';
      return { holder, ...optional('cpr', textOf(indehaver?.personnummer)) } as const;
    });
}

function guardianOf(held: Static<typeof CustodySchema> | undefined, today: string): Guardian | undefined {
  const entry = (held?.vaergemaal ?? []).find((each) => isInForce(each, today));
  if (!entry) return undefined;
  const partial = !/fuld/i.test(textOf(entry.vaergemaalstype) ?? '');
  return { partial, ...optional('cpr', textOf(entry.vaerge?.personnummer)) };
}

function addressOf(where: NonNullable<Node['adresseoplysninger']>[number] | undefined): PostalAddress | undefined {
  const parts = where?.cprAdresse;
  const at = (name: string) => textOf(parts?.[name]);
  const street = at('vejnavn') ?? at('vejadresseringsnavn');
  const postCode = fourDigits(at('postnummer'));
  const streetCode = fourDigits(at('cprvejkode'));
  if (street === undefined || postCode === undefined || (streetCode !== undefined && streetCode >= '9900'))
    return undefined;
  return {
    ...optional('careOf', textOf(where?.conavn)),
    street,
    ...optional('houseNumber', houseNumberOf(at('husnummer'))),
    ...optional('buildingNumber', at('bygningsnummer')),
    ...optional('floor', floorOf(at('etage'))),
    ...optional('door', doorOf(at('sidedoer'))),
    ...optional('town', at('bynavn')),
    postCode,
    district: at('postdistrikt') ?? '',
    ...optional('municipalityCode', fourDigits(at('cprkommunekode'))),
    ...optional('streetCode', streetCode),
    ...optional('addressId', at('daradresse')),
  };
}

/** Codes come as numbers or as texts; an empty text is none. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}
