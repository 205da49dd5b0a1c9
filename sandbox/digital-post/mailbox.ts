import { people, type SandboxPerson } from '../people.ts';
import type { StoredMessage } from './message-store.ts';
import { fullName, hasNemSms, isRegistered, personByCpr } from './recipients.ts';

/**
 * A mailbox. `address` is its place in the pages' addresses: the MitID UUID of a person (a CPR number never stands in an
 * address) or the CVR number of a company.
 */
export interface Mailbox {
  readonly address: string;
  readonly owner:
    | { readonly kind: 'person'; readonly name: string }
    | { readonly kind: 'company'; readonly cvr: string };
  readonly registered: boolean;
  readonly hasNemSms: boolean;
  /** The letters, newest first. */
  readonly messages: readonly StoredMessage[];
  /** What was sent to the phone that its owner has registered, newest first. */
  readonly sms: readonly StoredMessage[];
}

/** The address of the mailbox that a message lies in; undefined for a CPR number that the sandbox doesn't know. */
export function mailboxAddress({ recipient }: StoredMessage): string | undefined {
  return recipient.kind === 'cvr' ? recipient.id : personByCpr(recipient.id)?.mitidUuid;
}

/** The mailboxes of all people with a CPR number, in the order of the list of people, then of companies with letters. */
export function mailboxes(messages: readonly StoredMessage[]): readonly Mailbox[] {
  const newestFirst = messages.toReversed();
  const of = (kind: 'cpr' | 'cvr', id: string): Pick<Mailbox, 'messages' | 'sms'> => {
    const own = newestFirst.filter(({ recipient }) => recipient.kind === kind && recipient.id === id);
    return {
      messages: own.filter(({ sms }) => sms === undefined),
      sms: own.filter(({ sms }) => sms !== undefined),
    };
  };
  const personal = people
    .filter((person): person is SandboxPerson & { readonly cpr: string } => person.cpr !== undefined)
    .map((person): Mailbox => {
      const { cpr, mitidUuid } = person;
      return {
        address: mitidUuid,
        owner: { kind: 'person', name: fullName(person) },
        registered: isRegistered({ kind: 'cpr', id: cpr }),
        hasNemSms: hasNemSms({ kind: 'cpr', id: cpr }),
        ...of('cpr', cpr),
      };
    });
  const numbers = new Set(
    messages.filter(({ recipient }) => recipient.kind === 'cvr').map(({ recipient }) => recipient.id),
  );
  const companies = [...numbers].sort().map(
    (cvr): Mailbox => ({
      address: cvr,
      owner: { kind: 'company', cvr },
      registered: true,
      hasNemSms: false,
      ...of('cvr', cvr),
    }),
  );
  return [...personal, ...companies];
}
