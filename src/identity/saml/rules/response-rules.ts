import { nameIdFormats, namespaces, statuses } from '../names.ts';
import {
  attributeOf,
  childElements,
  childrenNamed,
  countNamed,
  instantOf,
  isNamed,
  onlyChild,
  textOf,
} from '../xml/read-xml.ts';
import { verifySignature } from '../xml/signature.ts';
import { isRecent, type ResponseContext, type Rule } from './rule.ts';

const { assertion, protocol, signature } = namespaces;

/** The rules about a Response, in the order in which they are asked (identity reference 1.6, 1 to 6). */
export const responseRules: readonly Rule<ResponseContext>[] = [
  {
    number: 1,
    id: 'destination',
    demand: 'A Response of version 2.0, sent to this address, now',
    check({ response, own, now }) {
      if (!isNamed(response, protocol, 'Response')) return 'no Response';
      if (attributeOf(response, 'ID') === null) return 'no ID';
      if (attributeOf(response, 'Version') !== '2.0') return 'another version';
      if (attributeOf(response, 'Destination') !== own.addresses.answer) return 'another destination';
      return isRecent(instantOf(attributeOf(response, 'IssueInstant')), now) ? null : 'not issued now';
    },
  },
  {
    number: 2,
    id: 'issuer',
    demand: 'From the identity provider of the metadata',
    check: ({ response, provider }) => issuerProblem(response, provider.entityId),
  },
  {
    number: 3,
    id: 'in-response-to',
    demand: 'The answer to a request of this browser that has not been answered yet',
    check({ response, request }) {
      if (request === null) return 'no request of this browser waits for it';
      return attributeOf(response, 'InResponseTo') === request.id ? null : 'the answer to another request';
    },
  },
  {
    number: 4,
    id: 'status',
    demand: 'One status code that says Success; others are told to the citizen as what they are',
    check({ response }) {
      const [top] = statusCodes(response);
      return top === statuses.success ? null : 'no success';
    },
  },
  {
    number: 5,
    id: 'one-encrypted-assertion',
    demand: 'Exactly one EncryptedAssertion and no plain one, anywhere',
    check({ response }) {
      if (countNamed(response, assertion, 'Assertion') > 0) return 'a plain assertion';
      const everywhere = countNamed(response, assertion, 'EncryptedAssertion');
      const here = childrenNamed(response, assertion, 'EncryptedAssertion').length;
      if (here !== 1 || everywhere !== 1) return 'not exactly one encrypted assertion';
      return childElements(response).every((child) => parts.has(`${child.namespaceURI} ${child.localName}`))
        ? null
        : 'something that is no part of a response';
    },
  },
  {
    number: 6,
    id: 'response-signature',
    demand: 'If the Response is signed, then well',
    check({ response, text, provider, now }) {
      if (countNamed(response, signature, 'Signature') === 0) return null;
      const verified = verifySignature(text, provider.keysAt(now));
      return verified.ok ? null : verified.detail;
    },
  },
];

const parts: ReadonlySet<string> = new Set([
  `${assertion} Issuer`,
  `${signature} Signature`,
  `${protocol} Status`,
  `${assertion} EncryptedAssertion`,
]);

/** What is wrong with the Issuer of a message or assertion; null when it is that entity. */
export function issuerProblem(message: Element, entityId: string): string | null {
  const issuer = onlyChild(message, assertion, 'Issuer');
  if (textOf(issuer) !== entityId) return 'another issuer';
  const format = issuer && attributeOf(issuer, 'Format');
  return format === null || format === nameIdFormats.entity ? null : 'a format of the issuer that is none';
}

/** The status codes of a message, the top one first; the second is null when there is none. */
export function statusCodes(message: Element): readonly [top: string | null, second: string | null] {
  const top = onlyChild(onlyChild(message, protocol, 'Status'), protocol, 'StatusCode');
  const second = onlyChild(top, protocol, 'StatusCode');
  return [top && attributeOf(top, 'Value'), second && attributeOf(second, 'Value')];
}
