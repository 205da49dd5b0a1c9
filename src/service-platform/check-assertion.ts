import { namespaces } from '../identity/saml/names.ts';
import {
  attributeOf,
  base64,
  childrenNamed,
  instantOf,
  isNamed,
  onlyChild,
  textOf,
} from '../identity/saml/xml/read-xml.ts';
import { verifySignature } from '../identity/saml/xml/signature.ts';
import { signerKeys } from './signer-keys.ts';

/** What an assertion of the token service must be good for. */
export interface AssertionExpected {
  /** PEM of the certificates that the token service may sign by. */
  readonly signers: string;
  /** Base64 DER of our certificate: the assertion is worth something with its key alone. */
  readonly holder: string;
  readonly entityId: string;
  readonly cvr: string;
  readonly now: Date;
}

export type CheckedAssertion =
  | { readonly ok: true; readonly id: string; readonly validTo: Date }
  /** In fixed words, without anything of the content. */
  | { readonly ok: false; readonly problem: string };

/** How far the token service's clock may be from ours (OIO IDWS: five minutes). */
const clockSkew = 5 * 60_000;

const { assertion: saml, signature: ds } = namespaces;
const holderOfKey = 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key';
const cvrAttribute = 'dk:gov:saml:attribute:CvrNumberIdentifier';

/**
 * Checks an assertion as it came from the token service (service-security 3.3): signed by it, for our key, our authority and
 * that service, now. All that is read is what was signed.
 */
export function checkAssertion(xml: string, expected: AssertionExpected): CheckedAssertion {
  const verified = verifySignature(xml, signerKeys(expected.signers, expected.now));
  if (!verified.ok) return no(`the signature: ${verified.detail}`);
  const { root } = verified;
  if (!isNamed(root, saml, 'Assertion') || attributeOf(root, 'Version') !== '2.0') return no('no SAML 2.0 assertion');
  const id = attributeOf(root, 'ID');
  const conditions = onlyChild(root, saml, 'Conditions');
  const validFrom = conditions && instantOf(attributeOf(conditions, 'NotBefore'));
  const validTo = conditions && instantOf(attributeOf(conditions, 'NotOnOrAfter'));
  if (id === null || conditions === null || !validFrom || !validTo) return no('no time of validity');
  const now = expected.now.getTime();
  if (validFrom.getTime() > now + clockSkew) return no('not valid yet: its clock is ahead of ours');
  if (validTo.getTime() <= now) return no('its time is over: its clock is behind ours');
  const audiences = childrenNamed(conditions, saml, 'AudienceRestriction').flatMap((each) =>
    childrenNamed(each, saml, 'Audience').map(textOf),
  );
  if (!audiences.includes(expected.entityId)) return no('another audience');
  const confirmation = confirmationProblem(root, expected);
  if (confirmation !== null) return no(confirmation);
  return cvrOf(root) === expected.cvr ? { ok: true, id, validTo } : no('another authority');
}

function no(problem: string): CheckedAssertion {
  return { ok: false, problem };
}

function confirmationProblem(root: Element, { holder, entityId }: AssertionExpected): string | null {
  const subject = onlyChild(root, saml, 'Subject');
  const confirmation = onlyChild(subject, saml, 'SubjectConfirmation');
  if (confirmation === null || attributeOf(confirmation, 'Method') !== holderOfKey) return 'not holder of key';
  const data = onlyChild(confirmation, saml, 'SubjectConfirmationData');
  const certificate = onlyChild(onlyChild(onlyChild(data, ds, 'KeyInfo'), ds, 'X509Data'), ds, 'X509Certificate');
  if (data === null || base64(textOf(certificate) ?? '')?.toString('base64') !== holder) return 'for another key';
  const recipient = attributeOf(data, 'Recipient');
  return recipient === null || recipient === entityId ? null : 'another recipient';
}

function cvrOf(root: Element): string | null {
  const attributes = childrenNamed(root, saml, 'AttributeStatement').flatMap((each) =>
    childrenNamed(each, saml, 'Attribute').filter((attribute) => attributeOf(attribute, 'Name') === cvrAttribute),
  );
  const [attribute, second] = attributes;
  return attribute && !second ? textOf(onlyChild(attribute, saml, 'AttributeValue')) : null;
}
