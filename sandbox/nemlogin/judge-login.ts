import { type Level, levelAddress, levelOrder, levelWords, ns, type ProfileName } from './names.ts';
import { type Message, textsIn } from './read-message.ts';
import type { ServiceProvider } from './service-providers.ts';

/** A log-in that a service asks for. */
export interface AskedLogin {
  readonly id: string;
  readonly level: Level;
  /** Null: the user chooses. */
  readonly profile: ProfileName | null;
  readonly isForced: boolean;
  readonly isPassive: boolean;
}

export type Judged<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

const mostMinutes = 5;

/** What every message must be; a reason when it is not. */
export function envelopeProblem(
  message: Message,
  provider: ServiceProvider,
  address: string,
  now: Date,
): string | null {
  const { root } = message;
  const signature = message.signatureProblem(provider.signing.map(({ publicKey }) => publicKey));
  if (signature !== null) return signature;
  if (root.getAttribute('Version') !== '2.0') return 'Version other than 2.0';
  if (root.getAttribute('Destination') !== address) return 'Destination is not this address';
  if (!/^[A-Za-z_][\w.-]*$/.test(root.getAttribute('ID') ?? '')) return 'ID is no xs:ID';
  const at = new Date(root.getAttribute('IssueInstant') ?? '');
  const age = Math.abs(now.getTime() - at.getTime());
  return age <= mostMinutes * 60_000 ? null : 'IssueInstant over 5 minutes off';
}

/** Judges an AuthnRequest whose envelope is good. `seen`: ids that were used before. */
export function judgeLogin(message: Message, provider: ServiceProvider, seen: Set<string>): Judged<AskedLogin> {
  const { root } = message;
  if (message.by !== 'redirect') return no('AuthnRequest by another binding than HTTP-Redirect');
  const id = root.getAttribute('ID') ?? '';
  if (seen.has(id)) return no('ID was used before');
  seen.add(id);
  const answerTo = root.getAttribute('AssertionConsumerServiceURL');
  if (answerTo !== null && answerTo !== '' && answerTo !== provider.answerTo) {
    return no('AssertionConsumerServiceURL is not registered');
  }
  const context = root.getElementsByTagNameNS(ns.samlp, 'RequestedAuthnContext').item(0);
  if (context && context.getAttribute('Comparison') !== 'minimum') return no('Comparison other than minimum');
  const classes = context ? textsIn(context, ns.saml, 'AuthnContextClassRef') : [];
  let level: Level = 'substantial';
  let profile: ProfileName | null = null;
  for (const each of classes) {
    const named = levelOrder.find((one) => each === `${levelAddress}${levelWords[one]}`);
    if (named) level = named;
    else if (each === 'https://data.gov.dk/eid/Person') profile = 'Person';
    else if (each === 'https://data.gov.dk/eid/Professional') profile = 'Professional';
    else return no('unknown AuthnContextClassRef');
  }
  const value = {
    id,
    level,
    profile,
    isForced: root.getAttribute('ForceAuthn') === 'true',
    isPassive: root.getAttribute('IsPassive') === 'true',
  };
  return { ok: true, value };
}

function no(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
