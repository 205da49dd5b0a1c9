import type { MitidPerson } from '../../oidc/claims.ts';
import { birthDateOf, nameIdOf, readAttributes, type SamlAttributes, samlLevel } from '../attributes.ts';
import { attributes, contexts, nameIdFormats, type Profile } from '../names.ts';
import { safeId } from '../receive-response.ts';
import type { SamlParty } from '../saml-party.ts';
import { attributeOf, textOf } from '../xml/read-xml.ts';
import { nemloginRules } from './nemlogin-rules.ts';

/** NemLog-in: citizens, and those who act for their company (OIOSAML 3.0.3). */
export const nemloginParty: SamlParty<MitidPerson> = {
  key: 'nemlogin',
  name: 'NemLog-in',
  path: 'saml',
  profiles: ['person', 'professional'],
  context: (profile) => (profile === 'person' ? contexts.person : contexts.professional),
  // NemLog-in delivers what is registered, and nothing that a person does not have.
  requested: [
    [attributes.specVersion, true],
    [attributes.level, true],
    [attributes.cprNumber, false],
    [attributes.cprUuid, false],
    [attributes.fullName, false],
    [attributes.firstName, false],
    [attributes.lastName, false],
    [attributes.alias, false],
    [attributes.dateOfBirth, false],
    [attributes.email, false],
    [attributes.professionalUuid, false],
    [attributes.cvr, false],
    [attributes.orgName, false],
    [attributes.privileges, false],
  ],
  nameIdFormats: [nameIdFormats.persistent],
  rules: nemloginRules,
  read: personIn,
};

function personIn(assertion: Element, profile: Profile): MitidPerson {
  const read: SamlAttributes = readAttributes(assertion) ?? new Map();
  const one = (name: string): string | undefined => read.get(name)?.[0] || undefined;
  const value = textOf(nameIdOf(assertion)) ?? '';
  const names = [one(attributes.firstName), one(attributes.lastName)].filter((name) => name !== undefined).join(' ');
  // Those with a protected name may have sent none of these.
  const name = one(attributes.fullName) ?? (names || one(attributes.alias)) ?? '';
  const email = one(attributes.email);
  const cvr = one(attributes.cvr);
  const born = birthDateOf(one(attributes.dateOfBirth) ?? '');
  const cpr = one(attributes.cprNumber);
  const privileges = read.get(attributes.privileges)?.[0];
  const lasting = profile === 'person' ? one(attributes.cprUuid) : one(attributes.professionalUuid);
  return {
    subject: `nemlogin ${lasting ?? value}`,
    // Who acts for a company is somebody else than the same human being at home.
    ...(profile === 'person' && cpr !== undefined && { cpr }),
    name,
    level: samlLevel(one(attributes.level) ?? null) ?? 'low',
    identityType: profile === 'person' ? 'private' : 'professional',
    transaction: safeId(attributeOf(assertion, 'ID')) ?? '',
    ...(profile === 'person' && born !== null && { birthDate: born }),
    // An empty one is there, and can't be read.
    ...(profile === 'person' && privileges !== undefined && { privileges }),
    ...(profile === 'professional' && {
      ...(email !== undefined && { email }),
      ...(cvr !== undefined && { company: { cvr, name: one(attributes.orgName) ?? '' } }),
    }),
  };
}
