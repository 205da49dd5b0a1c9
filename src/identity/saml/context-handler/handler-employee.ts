import type { AssuranceLevel } from '../../oidc/claims.ts';
import { nameIdOf, readAttributes, samlLevel, soleValue } from '../attributes.ts';
import { attributes, handlerAttributes, nameIdFormats, nameIdPrefix, namespaces } from '../names.ts';
import { safeId } from '../receive-response.ts';
import { attributeOf, instantOf, onlyChild, textOf } from '../xml/read-xml.ts';
import { readSubjectName } from './subject-name.ts';

/** An employee as the Context Handler tells of them. */
export interface HandlerEmployee {
  readonly cvr: string;
  /** Who they are in their municipality: with the CVR number, the same at every log-in. */
  readonly uuid: string;
  /** Absent by the profile without data. */
  readonly name: string | null;
  readonly email: string | null;
  readonly level: AssuranceLevel;
  /** NSIS demands more than one factor of Betydelig and Høj; OIOSAML 2's levels promise nothing of that. */
  readonly isMultiFactor: boolean;
  /** When they proved who they are (`AuthnInstant`). */
  readonly authenticatedAt: Date | null;
  /** The attribute `privilegesIntermediate` as it came; null for somebody without any role. */
  readonly privileges: string | null;
  /** The assertion's id, for the log. */
  readonly transaction: string;
}

/** Which generation of OIOSAML a connection speaks; it says how attributes are called. */
export type Generation = 2 | 3;

/** By what an assertion says of its versions: each that stands must be known, and all must agree. Null otherwise, and for none. */
export function generationOf(assertion: Element): Generation | null {
  const known: readonly (readonly [name: string, values: Readonly<Record<string, Generation>>])[] = [
    [attributes.specVersion, { 'OIO-SAML-3.0': 3 }],
    [handlerAttributes.kombitSpecVersion, { '2.0': 3, '1.0': 2 }],
    [handlerAttributes.specVersion, { 'DK-SAML-2.0': 2 }],
  ];
  const all = readAttributes(assertion);
  const said = known
    .filter(([name]) => all?.has(name))
    .map(([name, values]) => {
      const value = soleValue(assertion, name);
      return value !== null && Object.hasOwn(values, value) ? values[value] : undefined;
    });
  const [first] = said;
  return first !== undefined && said.every((each) => each === first) ? first : null;
}

/** The names of what is read, by generation. */
export const namesOf = {
  3: { cvr: attributes.cvr, privileges: attributes.privileges },
  2: { cvr: handlerAttributes.cvr, privileges: handlerAttributes.privileges },
} as const satisfies Readonly<Record<Generation, unknown>>;

/** OIOSAML 2's levels beside those of NSIS, for connections whose organisation has said that it compares them. */
const compared: Readonly<Record<string, AssuranceLevel>> = { '2': 'low', '3': 'substantial', '4': 'high' };

/** The level of an assertion; null where none is said that counts. */
export function handlerLevel(assertion: Element, comparesAssuranceLevel: boolean): AssuranceLevel | null {
  if (readAttributes(assertion)?.has(attributes.level)) return samlLevel(soleValue(assertion, attributes.level));
  const older = soleValue(assertion, handlerAttributes.assuranceLevel);
  const isCompared = comparesAssuranceLevel && generationOf(assertion) === 2;
  return isCompared && older !== null && Object.hasOwn(compared, older) ? (compared[older] ?? null) : null;
}

const persistent = new RegExp(
  `^(?:${nameIdPrefix.replaceAll('.', '\\.')}professional/uuid/|urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`,
  'i',
);

/** Who a NameID names, in either of its forms; null for one that is of neither. `cvr` and `name` stand in the older one alone. */
export function namedIn(
  assertion: Element,
): { readonly uuid: string; readonly cvr: string | null; readonly name: string | null } | null {
  const nameId = nameIdOf(assertion);
  const value = textOf(nameId) ?? '';
  switch (nameId && attributeOf(nameId, 'Format')) {
    case nameIdFormats.x509:
      return readSubjectName(value);
    case nameIdFormats.persistent: {
      const uuid = persistent.exec(value)?.[1];
      return uuid === undefined ? null : { uuid: uuid.toLowerCase(), cvr: null, name: null };
    }
    default:
      return null;
  }
}

/** The employee of an assertion that has passed every rule. */
export function employeeIn(assertion: Element): HandlerEmployee {
  const named = namedIn(assertion);
  const generation = generationOf(assertion);
  if (named === null || generation === null)
    throw new Error('An assertion without a name or version passed the rules.');
  const one = (name: string) => soleValue(assertion, name) || null;
  const { cvr, privileges } = namesOf[generation];
  // It passed the rule with what the organisation compares.
  const level = handlerLevel(assertion, true) ?? 'low';
  const statement = onlyChild(assertion, namespaces.assertion, 'AuthnStatement');
  return {
    cvr: one(cvr) ?? '',
    uuid: named.uuid,
    name: one(attributes.fullName) ?? named.name,
    email: one(attributes.email),
    level,
    isMultiFactor: level !== 'low' && handlerLevel(assertion, false) !== null,
    authenticatedAt: statement && instantOf(attributeOf(statement, 'AuthnInstant')),
    // An empty one is there, and can't be read.
    privileges: readAttributes(assertion)?.get(privileges)?.[0] ?? null,
    transaction: safeId(attributeOf(assertion, 'ID')) ?? '',
  };
}
