import { parseCpr } from '../registers/cpr-number.ts';
import { parseCvr } from '../registers/cvr-number.ts';
import { answerAt } from './answer-at.ts';
import type { CaseState, ItemPath } from './case-state.ts';
import type { DeliverStep } from './definition.ts';

/** Whom a deliver step chose that its delivery goes to. */
export type ChosenRecipient = NonNullable<DeliverStep['recipient']>;

/** One that is taken from an answer. */
export type RecipientInForm = Exclude<ChosenRecipient, string>;

/** The kinds of field that name somebody by a number. */
export const recipientKinds: ReadonlySet<string> = new Set(['person', 'company']);

/** By which name among a delivery's fields a chosen recipient's number stands. */
export const recipientField = 'recipient';

/** Guard for a choice of an answer. */
export function isInForm(chosen: ChosenRecipient | undefined): chosen is RecipientInForm {
  return typeof chosen === 'object';
}

/** The person or company that an answer of the case names; null where none was named. Pure. */
export function recipientInForm(
  state: CaseState,
  path: ItemPath,
  { alias, field }: RecipientInForm,
): { readonly kind: 'cpr' | 'cvr'; readonly id: string; readonly name: string } | null {
  const value = answerAt(state, path, alias, field);
  if (typeof value !== 'object' || value === null) return null;
  const { cpr, cvr, name } = value as Readonly<Record<string, unknown>>;
  const called = typeof name === 'string' ? name : '';
  const person = typeof cpr === 'string' ? parseCpr(cpr) : undefined;
  if (person?.ok) return { kind: 'cpr', id: person.number.digits, name: called };
  const company = typeof cvr === 'string' ? parseCvr(cvr) : undefined;
  return company?.ok ? { kind: 'cvr', id: company.digits, name: called } : null;
}
