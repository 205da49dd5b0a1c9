import { people, type SandboxPerson } from '../people.ts';
import type { StoredMessage } from './message-store.ts';
import { fullName, isRegistered, personByCpr } from './recipients.ts';

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
  /** Newest first. */
  readonly messages: readonly StoredMessage[];
}

/** The address of the mailbox that a message lies in; undefined for a CPR number that the sandbox doesn't know. */
export function mailboxAddress({ recipient }: StoredMessage): string | undefined {
  return recipient.kind === 'cvr' ? recipient.id : personByCpr(recipient.id)?.mitidUuid;
}

/** The mailboxes of all people with a CPR number, in the order of the list of people, then of companies with letters. */
export function mailboxes(messages: readonly StoredMessage[]): readonly Mailbox[] {
  const newestFirst = messages.toReversed();
  const personal = people
    .filter((person): person is SandboxPerson & { readonly cpr: string } => person.cpr !== undefined)
    .map((person): Mailbox => {
      const { cpr, mitidUuid } = person;
      return {
        address: mitidUuid,
        owner: { kind: 'person', name: fullName(person) },
        registered: isRegistered({ kind: 'cpr', id: cpr }),
        messages: newestFirst.filter(({ recipient }) => recipient.kind === 'cpr' && recipient.id === cpr),
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
      messages: newestFirst.filter(({ recipient }) => recipient.kind === 'cvr' && recipient.id === cvr),
    }),
  );
  return [...personal, ...companies];
}
