import type { LoginProof } from '../login-proof.ts';
import { nameIdOf } from './attributes.ts';
import type { SamlSubject } from './messages.ts';
import { namespaces, statusWord } from './names.ts';
import { useOf } from './rules/assertion-rules.ts';
import { responseRules, statusCodes } from './rules/response-rules.ts';
import type { ResponseContext } from './rules/rule.ts';
import type { SamlParty } from './saml-party.ts';
import type { AssertionUse } from './stores/used-assertions.ts';
import { decryptAssertion } from './xml/decrypt.ts';
import { attributeOf, childrenNamed, instantOf, onlyChild, textOf, textProblem } from './xml/read-xml.ts';
import { verifySignature } from './xml/signature.ts';

/** Somebody whom the identity provider has vouched for. */
export interface SamlLogin<Who> {
  readonly who: Who;
  readonly subject: SamlSubject;
  /** The session may last no longer than this. */
  readonly until: Date | null;
  /** To be noted by whoever makes a session of it. */
  readonly use: AssertionUse;
  /** The assertion, as it was signed. */
  readonly signed: LoginProof;
}

export type Received<Who> = { readonly ok: true; readonly login: SamlLogin<Who> } | NotReceived;

/** Why an answer made no log-in. */
export type NotReceived =
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
export function broken(number: number, rule: string, detail: string, assertion: string | null = null): NotReceived {
  return { ok: false, kind: 'rule', number, rule, detail, assertion };
}

/**
 * Judges a Response by every rule of the profile but whether its assertion was used before, the first that is broken wins. Reads the person from what was signed, and
 * from nothing else.
 */
export function receiveResponse<Who>(party: SamlParty<Who>, context: ResponseContext): Received<Who> {
  const { response, request, own, provider, now } = context;
  for (const rule of responseRules) {
    const detail = rule.check(context);
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
  const about = { ...context, request, signature, assertion };
  for (const rule of party.rules) {
    const detail = rule.check(about);
    if (detail !== null) return broken(rule.number, rule.id, detail, idIn(decrypted.xml));
  }
  const use = useOf(assertion);
  if (use === null) return broken(16, 'replay', 'no ID');
  const signed = { id: idIn(decrypted.xml) ?? '', assertion: decrypted.xml };
  return { ok: true, login: { who: party.read(assertion, request.profile), ...sessionIn(assertion), use, signed } };
}

/** The id of an assertion, for the log; not believed. */
function idIn(xml: string): string | null {
  return safeId(/^<[^>]*\sID="([^"]*)"/.exec(xml)?.[1] ?? null);
}

/** An id as it may stand in a log: what a sender calls its message can be anything. */
export function safeId(id: string | null): string | null {
  return id !== null && /^[A-Za-z_][\w.-]{0,99}$/.test(id) ? id : null;
}

/** The session that an assertion tells of. */
function sessionIn(assertion: Element): Pick<SamlLogin<unknown>, 'subject' | 'until'> {
  const nameId = nameIdOf(assertion);
  const statement = onlyChild(assertion, namespaces.assertion, 'AuthnStatement');
  return {
    subject: {
      nameId: textOf(nameId) ?? '',
      format: (nameId && attributeOf(nameId, 'Format')) ?? '',
      sessionIndex: (statement && attributeOf(statement, 'SessionIndex')) ?? '',
    },
    until: statement && instantOf(attributeOf(statement, 'SessionNotOnOrAfter')),
  };
}
