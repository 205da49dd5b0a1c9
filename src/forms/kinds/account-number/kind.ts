import { fill, markedIn } from '../../../texts/catalogue.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldKind, Parsed } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { fieldError, quote } from '../errors.ts';
import { partText, readParts } from '../raw-parts.ts';
import { readIban, writeIban } from './iban.ts';
import type { AccountNumberField } from './schema.ts';

/** A Danish account (`registration` of four digits, `account` of ten), or one abroad by its `iban`. */
export type Account = { readonly registration: string; readonly account: string } | { readonly iban: string };

const inputs = ['registration', 'account', 'iban'] as const;

/**
 * Raw parts `registration`, `account` and `iban`. Whether the account exists only the bank knows: Danish account numbers
 * have no check digit that all banks keep to, so that their form is checked; IBANs have one.
 */
export const accountNumber: FieldKind<AccountNumberField, Account> = {
  kind: 'accountNumber',
  asks: true,
  feelType: () => ({
    kind: 'context',
    entries: { registration: { kind: 'string' }, account: { kind: 'string' }, iban: { kind: 'string' } },
  }),
  read: (_field, name, posted) => readParts(name, inputs, posted),
  parse(field, raw) {
    const accepts = field.accepts ?? 'danish';
    const [registration, account, iban] = inputs.map((part) => partText(raw, part).trim());
    const hasDanish = accepts !== 'iban' && `${registration}${account}` !== '';
    const hasIban = accepts !== 'danish' && iban !== '';
    if (hasDanish && hasIban) return { ok: false, error: fieldError('form.error.twoAccounts', {}, 'iban') };
    if (hasIban) return parseIban(iban ?? '', accepts);
    return hasDanish ? parseDanish(registration ?? '', account ?? '') : { ok: true, value: null };
  },
  toFeel(_field, value) {
    if (value === null) return null;
    return contextOf(inputs.map((part) => [part, (value as Readonly<Record<string, string>>)[part] ?? null]));
  },
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    if ('iban' in value) return { kind: 'text', text: `IBAN ${writeIban(value.iban)}` };
    return { kind: 'text', text: fill(markedIn(formTexts['form.part.accountShown'], language), value) };
  },
  // The first input has the field's own name as its id, whichever it is.
  focusId: (name, part = 'registration') => (part === 'registration' ? name : `${name}.${part}`),
};

const longestDanish = 40;

function parseDanish(typedRegistration: string, typedAccount: string): Parsed<Account> {
  const plain = (typed: string) => typed.replace(/[\s.\-\u2010-\u2015]/g, '');
  let registration = typedRegistration.length > longestDanish ? '?' : plain(typedRegistration);
  let account = typedAccount.length > longestDanish ? '?' : plain(typedAccount);
  // The whole number in the first input: what copying it from a statement gives.
  if (account === '' && /^\d{5,14}$/.test(registration)) {
    account = registration.slice(4);
    registration = registration.slice(0, 4);
  }
  if (registration === '') return failed('noRegistration', 'registration');
  if (!/^\d{4}$/.test(registration) || registration === '0000') {
    return failed('badRegistration', 'registration', typedRegistration);
  }
  if (account === '') return failed('noAccount', 'account');
  if (!/^\d{1,10}$/.test(account) || /^0+$/.test(account)) return failed('badAccount', 'account', typedAccount);
  return { ok: true, value: { registration, account: account.padStart(10, '0') } };
}

/** A Danish IBAN holds the Danish account; where that is wanted too, it is kept as such, so that there is one way to say it. */
function parseIban(typed: string, accepts: 'iban' | 'both'): Parsed<Account> {
  const read = readIban(typed);
  if (!read.ok) return failed(read.problem, accepts === 'both' ? 'iban' : undefined, typed);
  const danish = accepts === 'both' ? /^DK\d{2}(\d{4})(\d{10})$/.exec(read.iban) : null;
  return danish?.[1] !== undefined && danish[2] !== undefined
    ? { ok: true, value: { registration: danish[1], account: danish[2] } }
    : { ok: true, value: { iban: read.iban } };
}

type Problem =
  | 'noRegistration'
  | 'badRegistration'
  | 'noAccount'
  | 'badAccount'
  | 'notIban'
  | 'ibanCountry'
  | 'ibanLength'
  | 'ibanCheckDigits';

function failed(problem: Problem, part: string | undefined, given = ''): Parsed<Account> {
  return { ok: false, error: fieldError(`form.error.${problem}`, { given: quote(given) }, part) };
}
