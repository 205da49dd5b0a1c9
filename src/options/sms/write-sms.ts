import { withCaseUrl } from '../../sms/case-url.ts';
import { plainCharacters } from '../../sms/plain-characters.ts';
import { saysSomething } from '../../sms/says-something.ts';
import { smsNumber } from '../../sms/sms-number.ts';
import { smsParts } from '../../sms/sms-parts.ts';
import { smsSender } from '../../sms/sms-sender.ts';
import { fillText, type Text } from '../../texts/catalogue.ts';
import type { CaseInput, DeliveryValue } from '../option.ts';
import { accountOf, type SmsAccount, type SmsSettings, usualMostParts } from './settings.ts';
import { mostReceivers, typedNumbers } from './sms-receivers.ts';
import { smsOptionTexts as texts } from './texts.ts';

/** A message as it goes out, finished before the first attempt. */
export interface WrittenSms {
  readonly account: SmsAccount;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly encoding: 'gsm7' | 'ucs2';
  /** Septets or UTF-16 code units. */
  readonly units: number;
  readonly parts: number;
  readonly sender: string;
  readonly urgent: boolean;
  /** What the log and the statement say that it is for. */
  readonly purpose?: string;
  readonly hours: number;
}

/** What is wrong with a message, by the field in which it can be corrected. */
export interface SmsProblem {
  readonly field: 'to' | 'text' | 'sender' | 'account';
  readonly problem: Text;
}

const usualHours = 48;

/** Finishes a message, or says what is wrong with it. Pure: preview and delivery are the same call. */
export function writeSms(
  { fields, caseUrl }: Pick<CaseInput, 'fields' | 'caseUrl'>,
  settings: Partial<SmsSettings>,
): WrittenSms | SmsProblem {
  const account = accountOf(settings, fields.account);
  if (!account) return accountProblem(settings, fields.account);
  const sender = fields.sender === undefined || fields.sender === '' ? account.sender : String(fields.sender);
  const wrongSender = senderProblem(sender);
  if (wrongSender) return { field: 'sender', problem: wrongSender };
  const number = readNumber(fields.to, settings.foreignNumbers ?? false);
  if ('problem' in number)
    return isUnregistered(fields) ? { ...number, problem: texts['sms-option.wrong.unregistered'] } : number;
  const own = textOf(fields);
  const empty = emptyText(own);
  if (empty) return { field: 'text', problem: empty };
  const text = fields.link === 'yes' && caseUrl !== undefined ? withCaseUrl(own, caseUrl) : own;
  const { encoding, units, parts } = smsParts(text);
  const allowed = settings.mostParts ?? usualMostParts;
  if (parts.length > allowed) return { field: 'text', problem: tooLong(parts.length, allowed) };
  return {
    account,
    to: number.e164,
    text,
    encoding,
    units,
    parts: parts.length,
    sender,
    urgent: fields.urgent === 'yes',
    ...(typeof fields.purpose === 'string' && fields.purpose !== '' && { purpose: fields.purpose }),
    hours: Number(fields.hours ?? usualHours),
  };
}

/** The text that a step or a person wrote, which is plain by now, as phones show it. */
export function textOf({ text }: CaseInput['fields']): string {
  return typeof text === 'string' ? plainCharacters(text) : '';
}

/** Why a text says nothing that can be read; null for one that does. */
export function emptyText(text: string): Text | null {
  if (text === '') return texts['sms-option.wrong.empty'];
  return saysSomething(text) ? null : texts['sms-option.wrong.no-words'];
}

export function tooLong(parts: number, allowed: number): Text {
  return fillText(texts['sms-option.wrong.parts'], { parts, allowed });
}

export function senderProblem(sender: string): Text | null {
  const read = smsSender(sender);
  return read.ok ? null : read.problem;
}

export function accountProblem({ accounts = [] }: Partial<SmsSettings>, name: DeliveryValue | undefined): SmsProblem {
  return {
    field: 'account',
    problem:
      accounts.length === 0
        ? texts['sms-option.missing.account']
        : fillText(texts['sms-option.wrong.account'], { account: String(name) }),
  };
}

/** Whether a number that the person registered was to be used, and there is none, nor another in the case. */
function isUnregistered({ registered, to }: CaseInput['fields']): boolean {
  return registered === 'yes' && typedNumbers(to).length === 0;
}

/** The one number that a step names. FEEL gives a number for digits alone. */
export function readNumber(
  to: DeliveryValue | undefined,
  foreignAllowed: boolean,
): { readonly e164: string } | (SmsProblem & { readonly field: 'to' }) {
  const given = typedNumbers(to);
  const wrong = (problem: Text) => ({ field: 'to', problem }) as const;
  const [first] = given;
  if (first === undefined) return wrong(texts['sms-option.wrong.no-number']);
  if (given.length > mostReceivers) {
    return wrong(fillText(texts['sms-option.wrong.receivers'], { receivers: given.length, allowed: mostReceivers }));
  }
  if (given.length > 1) return wrong(texts['sms-option.wrong.several']);
  if (typeof first !== 'string' && typeof first !== 'number') return wrong(texts['sms-option.wrong.no-number']);
  const read = smsNumber(String(first), { foreignAllowed });
  return read.ok ? { e164: read.e164 } : wrong(read.problem);
}
