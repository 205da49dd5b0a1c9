import { readXml, type XmlElement } from '../../registers/xml-reader.ts';

/** Whom privileges hold in relation to (OIO Basic Privilege Profile 1.2, Scope). */
export type PrivilegeScope =
  | { readonly kind: 'person'; readonly cpr: string }
  | { readonly kind: 'company'; readonly cvr: string }
  | { readonly kind: 'tax-unit'; readonly se: string }
  | { readonly kind: 'production-unit'; readonly pNumber: string };

/** Values of one constraint: one of them is enough. */
export interface PrivilegeConstraint {
  readonly name: string;
  readonly values: readonly string[];
}

/** Privileges in relation to one scope. Constraints of several names must all be kept. */
export interface PrivilegeGroup {
  readonly scope: PrivilegeScope;
  readonly constraints: readonly PrivilegeConstraint[];
  /** Exact, case-sensitive names. */
  readonly privileges: readonly string[];
}

/** What is wrong with an attribute that is refused as a whole; never its content. */
export type PrivilegeProblem =
  | 'not-base64'
  | 'too-large'
  | 'not-utf-8'
  | 'not-xml'
  | 'unknown-namespace'
  | 'unknown-element'
  | 'no-scope'
  | 'unknown-scope'
  | 'malformed-scope'
  | 'no-privilege'
  | 'empty-privilege'
  | 'empty-constraint'
  | 'too-many-groups';

/** 256 KiB of XML and 500 groups are bounds of ours: the profile sets none. */
const longestXml = 256 * 1024;
const mostGroups = 500;

/** 1.2, sent by NemLog-in, and 1.1, sent by KOMBIT's Context Handler. */
const namespaces = new Set([
  'http://digst.dk/oiosaml/basic_privilege_profile',
  'http://itst.dk/oiosaml/basic_privilege_profile',
]);

const scopes: Readonly<Record<string, { readonly digits: RegExp; readonly of: (value: string) => PrivilegeScope }>> = {
  cprNumberIdentifier: { digits: /^\d{10}$/, of: (cpr) => ({ kind: 'person', cpr }) },
  cvrNumberIdentifier: { digits: /^\d{8}$/, of: (cvr) => ({ kind: 'company', cvr }) },
  seNumberIdentifier: { digits: /^\d{8}$/, of: (se) => ({ kind: 'tax-unit', se }) },
  productionUnitIdentifier: { digits: /^\d{10}$/, of: (pNumber) => ({ kind: 'production-unit', pNumber }) },
};

/**
 * Reads the attribute `privilegesIntermediate` (OIO Basic Privilege Profile, intermediate model): base64 of a UTF-8 XML document
 * with a qualified `PrivilegeList` of unqualified groups, constraints and privileges in any order. Anything that is not as the
 * profile says refuses the attribute as a whole, never a part of it: what remained could mean more than what was sent.
 * Trust it only from a signed assertion: it has no issuer and no dates of its own.
 */
export function readPrivileges(
  attribute: string,
):
  | { readonly ok: true; readonly groups: readonly PrivilegeGroup[] }
  | { readonly ok: false; readonly problem: PrivilegeProblem } {
  try {
    return { ok: true, groups: groupsIn(decoded(attribute)) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Refused extends Error {
  readonly problem: PrivilegeProblem;
  constructor(problem: PrivilegeProblem) {
    super(problem);
    this.problem = problem;
  }
}

function decoded(attribute: string): string {
  if (attribute.length > longestXml * 2) throw new Refused('too-large');
  // Some senders wrap the lines.
  const base64 = attribute.replaceAll(/[ \t\r\n]/g, '');
  if (base64 === '' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new Refused('not-base64');
  }
  const bytes = Buffer.from(base64, 'base64');
  // Bits that are left over in the last character could hide something from another reader.
  if (bytes.toString('base64') !== base64) throw new Refused('not-base64');
  if (bytes.length > longestXml) throw new Refused('too-large');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('not-utf-8');
  }
}

function groupsIn(xml: string): readonly PrivilegeGroup[] {
  const read = readXml(xml);
  if (!read.ok) throw new Refused('not-xml');
  const { root } = read;
  if (root.name !== 'PrivilegeList') throw new Refused('unknown-element');
  if (!namespaces.has(root.namespace)) throw new Refused('unknown-namespace');
  if (root.text.trim() !== '') throw new Refused('unknown-element');
  if (root.children.length > mostGroups) throw new Refused('too-many-groups');
  return root.children.map(groupIn);
}

function groupIn(group: XmlElement): PrivilegeGroup {
  if (group.namespace !== '' || group.name !== 'PrivilegeGroup' || group.text.trim() !== '') {
    throw new Refused('unknown-element');
  }
  const constraints: PrivilegeConstraint[] = [];
  const privileges: string[] = [];
  for (const child of group.children) {
    if (child.namespace !== '' || child.children.length > 0) throw new Refused('unknown-element');
    if (child.name === 'Privilege') privileges.push(privilegeIn(child));
    else if (child.name === 'Constraint') constraints.push(constraintIn(child));
    else throw new Refused('unknown-element');
  }
  if (privileges.length === 0) throw new Refused('no-privilege');
  return { scope: scopeIn(group.attributes.Scope), constraints, privileges };
}

function scopeIn(value: string | undefined): PrivilegeScope {
  if (value === undefined || value === '') throw new Refused('no-scope');
  const [, kind = '', number = ''] = /^urn:dk:gov:saml:([A-Za-z]+):(.*)$/s.exec(value) ?? [];
  const scope = Object.hasOwn(scopes, kind) ? scopes[kind] : undefined;
  if (!scope) throw new Refused('unknown-scope');
  if (!scope.digits.test(number)) throw new Refused('malformed-scope');
  return scope.of(number);
}

function privilegeIn({ text }: XmlElement): string {
  const privilege = text.trim();
  if (privilege === '') throw new Refused('empty-privilege');
  return privilege;
}

/** Several values of one constraint are separated by commas, and one is enough (practice of KOMBIT's; not in the profile's text). */
function constraintIn({ attributes, text }: XmlElement): PrivilegeConstraint {
  const values = text.split(',').map((value) => value.trim());
  const name = attributes.Name ?? '';
  if (name === '' || values.some((value) => value === '')) throw new Refused('empty-constraint');
  return { name, values };
}
