import { reaches } from '../../login-level.ts';
import { nameIdOf, readAttributes, samlLevel, soleValue } from '../attributes.ts';
import { attributes, nameIdFormats, nameIdPrefix } from '../names.ts';
import { assertionRules } from '../rules/assertion-rules.ts';
import { attributeOf, textOf } from '../xml/read-xml.ts';
import { identityProblem } from './identity-problem.ts';

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const anyNameId = new RegExp(`^${nameIdPrefix}(?:[a-z]+/)*uuid/${uuid}$`);
const nameIds = {
  person: new RegExp(`^${nameIdPrefix}person/uuid/${uuid}$`),
  professional: new RegExp(`^${nameIdPrefix}professional/uuid/${uuid}$`),
} as const;

/** What an assertion of NemLog-in's must be (OIOSAML 3.0.3). */
export const nemloginRules = assertionRules({
  nameId: {
    number: 9,
    id: 'name-id',
    demand: 'A NameID of the profile: persistent or transient, and a UUID under its prefix',
    check({ assertion }) {
      const nameId = nameIdOf(assertion);
      const format = nameId && attributeOf(nameId, 'Format');
      if (format !== nameIdFormats.persistent && format !== nameIdFormats.transient) return 'its format';
      return anyNameId.test(textOf(nameId) ?? '') ? null : 'its value';
    },
  },
  specVersion: {
    number: 13,
    id: 'spec-version',
    demand: 'specVersion is OIO-SAML-3.0',
    check: ({ assertion }) =>
      soleValue(assertion, attributes.specVersion) === 'OIO-SAML-3.0' ? null : 'another profile',
  },
  level: {
    number: 14,
    id: 'level',
    demand: 'The NSIS level that the service demands, whatever was asked for',
    check({ assertion, request }) {
      const level = samlLevel(soleValue(assertion, attributes.level));
      if (level === null) return 'no level';
      return reaches(level, request.level) ? null : `only ${level}`;
    },
  },
  profile: {
    number: 15,
    id: 'profile',
    demand: 'A private person where that was asked for; else an employee with the company',
    check({ assertion, request }) {
      const isPerson = request.profile === 'person';
      const value = textOf(nameIdOf(assertion)) ?? '';
      if (!nameIds[isPerson ? 'person' : 'professional'].test(value)) return 'a NameID of the other profile';
      const names = [...(readAttributes(assertion) ?? new Map()).keys()];
      if (isPerson) {
        return names.some((name) => name.startsWith(`${nameIdPrefix}professional/`))
          ? 'attributes of an employee'
          : null;
      }
      if (!/^\d{8}$/.test(soleValue(assertion, attributes.cvr) ?? '')) return 'no CVR number';
      return soleValue(assertion, attributes.orgName) === null ? 'no name of the company' : null;
    },
  },
  identity: {
    number: 17,
    id: 'identity',
    demand: 'Somebody who can be known again, with a CPR number of ten digits if with any',
    check: ({ assertion, request }) => identityProblem(assertion, request.profile),
  },
});
