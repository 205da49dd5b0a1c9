import type { MitidPerson } from '../oidc/claims.ts';
import { birthDateOf, readAttributes, type SamlAttributes, samlLevel } from './attributes.ts';
import type { SamlSubject } from './messages.ts';
import { attributes, namespaces, type Profile, statusWord } from './names.ts';
import { assertionRules } from './rules/assertion-rules.ts';
import { responseRules, statusCodes } from './rules/response-rules.ts';
import type { ResponseContext } from './rules/rule.ts';
import { decryptAssertion } from './xml/decrypt.ts';
import { attributeOf, childrenNamed, instantOf, onlyChild, textOf, textProblem } from './xml/read-xml.ts';
import { verifySignature } from './xml/signature.ts';

/** Somebody whom the identity provider has vouched for. */
export interface SamlLogin {
  readonly person: MitidPerson;
  readonly subject: SamlSubject;
  /** The session may last no longer than this. */
  readonly until: Date | null;
}

export type Received =
  | { readonly ok: true; readonly login: SamlLogin }
  /** The provider says that nobody was logged in; words such as `Responder` and `AuthnFailed`. */
  | { readonly ok: false; readonly kind: 'status'; readonly top: string; readonly second: string }
  | {
      readonly ok: false;
      readonly kind: 'rule';
      readonly number: number;
      readonly rule: string;
      readonly detail: string;
      /** Of the assertion, as far as one could be read. */
      readonly assertion: string | null;
    };

/** A rule that was broken, for what is refused outside the tables. */
export function broken(number: number, rule: string, detail: string, assertion: string | null = null): Received {
  return { ok: false, kind: 'rule', number, rule, detail, assertion };
}

/**
 * Judges a Response by every rule of the profile, the first that is broken wins. Reads the person from what was signed, and
 * from nothing else.
 */
export async function receiveResponse(
  context: ResponseContext,
  isFirst: (assertionId: string, until: Date) => Promise<boolean>,
): Promise<Received> {
  const { response, request, own, provider, now } = context;
  for (const rule of responseRules) {
    const detail = await rule.check(context);
    if (detail === null) continue;
    if (rule.id !== 'status') return broken(rule.number, rule.id, detail);
    const [top, second] = statusCodes(response);
    return { ok: false, kind: 'status', top: statusWord(top), second: statusWord(second) };
  }
  const [encrypted] = childrenNamed(response, namespaces.assertion, 'EncryptedAssertion');
  if (!encrypted || request === null) return broken(5, 'one-encrypted-assertion', 'none');
  const decrypted = decryptAssertion(
    encrypted,
    own.keys.map(({ signing }) => signing),
  );
  if (!decrypted.ok) return broken(0, 'decryption', decrypted.detail);
  const problem = textProblem(decrypted.xml);
  if (problem !== null) return broken(0, 'assertion-xml', problem);
  const signature = verifySignature(decrypted.xml, provider.keysAt(now));
  const assertion = signature.ok ? signature.root : response;
  for (const rule of assertionRules) {
    const detail = await rule.check({ ...context, request, signature, assertion, isFirst });
    if (detail !== null) return broken(rule.number, rule.id, detail, idIn(decrypted.xml));
  }
  return { ok: true, login: loginIn(assertion, request.profile) };
}

/** The id of an assertion, for the log; not believed. */
function idIn(xml: string): string | null {
  return safeId(/^<[^>]*\sID="([^"]*)"/.exec(xml)?.[1] ?? null);
}

/** An id as it may stand in a log: what a sender calls its message can be anything. */
function safeId(id: string | null): string | null {
  return id !== null && /^[A-Za-z_][\w.-]{0,99}$/.test(id) ? id : null;
}

/** Who is meant by an assertion that has passed every rule. */
function loginIn(assertion: Element, profile: Profile): SamlLogin {
  const { assertion: saml } = namespaces;
  const read: SamlAttributes = readAttributes(assertion) ?? new Map();
  const one = (name: string): string | undefined => read.get(name)?.[0] || undefined;
  const nameId = onlyChild(onlyChild(assertion, saml, 'Subject'), saml, 'NameID');
  const statement = onlyChild(assertion, saml, 'AuthnStatement');
  const value = textOf(nameId) ?? '';
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
    person: {
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
    },
    subject: {
      nameId: value,
      format: (nameId && attributeOf(nameId, 'Format')) ?? '',
      sessionIndex: (statement && attributeOf(statement, 'SessionIndex')) ?? '',
    },
    until: statement && instantOf(attributeOf(statement, 'SessionNotOnOrAfter')),
  };
}
