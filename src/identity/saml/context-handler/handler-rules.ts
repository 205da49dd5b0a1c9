import { reaches } from '../../login-level.ts';
import { readAttributes, soleValue } from '../attributes.ts';
import { attributes } from '../names.ts';
import { assertionRules } from '../rules/assertion-rules.ts';
import { generationOf, handlerLevel, namedIn, namesOf } from './handler-employee.ts';

/**
 * What an assertion of the Context Handler's must be: OIOSAML 3.0 with KOMBIT's additions, or OIOSAML 2 where a connection is
 * older (identity reference, 3.1).
 */
export const handlerRules = assertionRules({
  nameId: {
    number: 9,
    id: 'name-id',
    demand: 'A NameID of either form: an X.509 subject name with one Serial that is a UUID, or persistent and a UUID',
    check: ({ assertion }) => (namedIn(assertion) === null ? 'of neither form' : null),
  },
  specVersion: {
    number: 13,
    id: 'spec-version',
    demand: 'OIO-SAML-3.0 or KombitSpecVer 2.0; else DK-SAML-2.0 or KombitSpecVer 1.0; and nothing that contradicts it',
    check: ({ assertion }) => (generationOf(assertion) === null ? 'another profile' : null),
  },
  level: {
    number: 14,
    id: 'level',
    demand:
      'The NSIS level that the organisation demands of employees; AssuranceLevel only where it says that it compares',
    check({ assertion, own, request }) {
      const level = handlerLevel(assertion, own.comparesAssuranceLevel);
      if (level === null) return 'no level';
      return reaches(level, request.level) ? null : `only ${level}`;
    },
  },
  profile: {
    number: 15,
    id: 'profile',
    demand: 'A CVR number of eight digits under its profile’s name, and of everything one value',
    check({ assertion }) {
      const generation = generationOf(assertion);
      if (generation === null) return 'another profile';
      const { cvr, privileges } = namesOf[generation];
      const all = readAttributes(assertion);
      const isSeveral = (name: string) => all?.has(name) === true && all.get(name)?.length !== 1;
      if ([cvr, privileges, attributes.email, attributes.fullName].some(isSeveral)) return 'not exactly one value';
      return /^\d{8}$/.test(soleValue(assertion, cvr) ?? '') ? null : 'no CVR number';
    },
  },
  identity: {
    number: 17,
    id: 'employer',
    demand: 'An employee of this organisation, by the attribute and by the NameID where it tells',
    check({ assertion, own }) {
      const generation = generationOf(assertion);
      const named = namedIn(assertion);
      const cvr = generation && soleValue(assertion, namesOf[generation].cvr);
      return cvr === own.cvr && (named?.cvr ?? own.cvr) === own.cvr ? null : 'another employer';
    },
  },
});
