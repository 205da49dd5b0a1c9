import { readAttributes } from '../attributes.ts';
import { bearer, namespaces } from '../names.ts';
import type { AssertionUse } from '../stores/used-assertions.ts';
import { attributeOf, childElements, childrenNamed, instantOf, isNamed, onlyChild, textOf } from '../xml/read-xml.ts';
import { issuerProblem } from './response-rules.ts';
import { type AssertionContext, clockSkew, hasCome, isAhead, isRecent, type Rule } from './rule.ts';

const { assertion: saml, signature } = namespaces;

/** What the profiles differ in. */
export interface OwnRules {
  readonly nameId: Rule<AssertionContext>;
  readonly specVersion: Rule<AssertionContext>;
  readonly level: Rule<AssertionContext>;
  readonly profile: Rule<AssertionContext>;
  readonly identity: Rule<AssertionContext>;
}

/** The rules about a decrypted assertion, in the order in which they are asked (identity reference 1.6, 7 to 16, and our own). */
export const assertionRules = (profile: OwnRules): readonly Rule<AssertionContext>[] => [
  {
    number: 7,
    id: 'assertion-signature',
    demand: 'Signed itself, once, over all of it, by a key of the metadata',
    check: ({ signature: verified }) => (verified.ok ? null : verified.detail),
  },
  {
    number: 8,
    id: 'assertion-issuer',
    demand: 'An Assertion of version 2.0 from the identity provider',
    check({ assertion, provider }) {
      if (!isNamed(assertion, saml, 'Assertion') || attributeOf(assertion, 'Version') !== '2.0') return 'no assertion';
      return issuerProblem(assertion, provider.entityId);
    },
  },
  profile.nameId,
  {
    number: 10,
    id: 'subject-confirmation',
    demand: 'A bearer confirmation for this address and request whose time is not over',
    check({ assertion, own, request, now }) {
      const subject = onlyChild(assertion, saml, 'Subject');
      const confirmations = subject ? childrenNamed(subject, saml, 'SubjectConfirmation') : [];
      const isGood = confirmations.some((confirmation) => {
        const data = onlyChild(confirmation, saml, 'SubjectConfirmationData');
        if (attributeOf(confirmation, 'Method') !== bearer || data === null) return false;
        const notBefore = attributeOf(data, 'NotBefore');
        return (
          attributeOf(data, 'Recipient') === own.addresses.answer &&
          attributeOf(data, 'InResponseTo') === request.id &&
          isAhead(instantOf(attributeOf(data, 'NotOnOrAfter')), now) &&
          (notBefore === null || hasCome(instantOf(notBefore), now))
        );
      });
      return isGood ? null : 'none for this address, request and time';
    },
  },
  {
    number: 11,
    id: 'conditions',
    demand: 'Meant for this service, issued now, and within its time',
    check({ assertion, own, now }) {
      if (!isRecent(instantOf(attributeOf(assertion, 'IssueInstant')), now)) return 'not issued now';
      const conditions = onlyChild(assertion, saml, 'Conditions');
      if (conditions === null) return 'no conditions';
      const restrictions = childrenNamed(conditions, saml, 'AudienceRestriction');
      const areOurs = restrictions.map((restriction) =>
        childrenNamed(restriction, saml, 'Audience').some((audience) => textOf(audience) === own.entityId),
      );
      if (restrictions.length === 0 || areOurs.includes(false)) return 'another audience';
      const notBefore = attributeOf(conditions, 'NotBefore');
      if (notBefore !== null && !hasCome(instantOf(notBefore), now)) return 'not valid yet';
      return isAhead(instantOf(attributeOf(conditions, 'NotOnOrAfter')), now) ? null : 'its time is over';
    },
  },
  {
    number: 12,
    id: 'statements',
    demand:
      'One AuthnStatement with a session, one AttributeStatement of plain attributes, each once, and nothing else',
    check: ({ assertion, now }) => statementsProblem(assertion, now),
  },
  profile.specVersion,
  profile.level,
  profile.profile,
  profile.identity,
  {
    number: 16,
    id: 'replay',
    demand: 'Not seen before',
    // Asked by the log-in, in its own transaction (`stores/used-assertions.ts`); here, whether it can be known again.
    check: ({ assertion }) => (useOf(assertion) === null ? 'no ID' : null),
  },
];

/** The use of an assertion, as the log-in notes it; null where it could not be known again. */
export function useOf(assertion: Element): AssertionUse | null {
  const id = attributeOf(assertion, 'ID');
  const conditions = onlyChild(assertion, saml, 'Conditions');
  const until = conditions && instantOf(attributeOf(conditions, 'NotOnOrAfter'));
  return id === null || until === null ? null : { assertion: id, until: new Date(until.getTime() + 2 * clockSkew) };
}

const parts: ReadonlySet<string> = new Set([
  `${saml} Issuer`,
  `${signature} Signature`,
  `${saml} Subject`,
  `${saml} Conditions`,
  `${saml} Advice`,
  `${saml} AuthnStatement`,
  `${saml} AttributeStatement`,
]);

function statementsProblem(assertion: Element, now: Date): string | null {
  if (!childElements(assertion).every((child) => parts.has(`${child.namespaceURI} ${child.localName}`))) {
    return 'a statement that is none of the profile';
  }
  const login = onlyChild(assertion, saml, 'AuthnStatement');
  if (login === null) return 'not exactly one AuthnStatement';
  if (attributeOf(login, 'SessionIndex') === null) return 'no SessionIndex';
  if (!hasCome(instantOf(attributeOf(login, 'AuthnInstant')), now)) return 'no AuthnInstant';
  const sessionEnd = attributeOf(login, 'SessionNotOnOrAfter');
  if (sessionEnd !== null && !isAhead(instantOf(sessionEnd), now)) return 'a session that is over';
  return readAttributes(assertion) === null ? 'not exactly one AttributeStatement of plain attributes' : null;
}
