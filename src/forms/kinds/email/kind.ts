import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { fieldError, quote } from '../errors.ts';
import type { EmailField } from './schema.ts';

/** RFC 3696 erratum 1690: the longest address that fits a mail envelope. */
const longestAddress = 254;
/** RFC 5321, 4.5.3.1.1. */
const longestLocalPart = 64;

/** The dot-atom of RFC 5322, 3.2.3. Quoted local parts are lawful but, in a form, always a mistake. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** A label of a domain name, in any script since `rødgrød.dk` is a domain (RFC 5890). */
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const topLabel = /\p{L}/u;

/** An e-mail address as typed, with the domain in lower case. Whether mail arrives there, only a mail can tell. */
export const email: FieldKind<EmailField, string> = {
  kind: 'email',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(_field, raw) {
    const typed = rawText(raw).trim();
    if (typed === '') return { ok: true, value: null };
    if (typed.length > longestAddress) {
      const lengths = { allowed: longestAddress, given: typed.length };
      return { ok: false, error: fieldError('form.error.emailTooLong', lengths) };
    }
    const at = typed.lastIndexOf('@');
    const local = typed.slice(0, Math.max(at, 0));
    const domain = typed
      .slice(at + 1)
      .normalize('NFC')
      .toLowerCase();
    return isLocalPart(local) && isDomain(domain)
      ? { ok: true, value: `${local}@${domain}` }
      : { ok: false, error: fieldError('form.error.notEmail', { given: quote(typed) }) };
  },
  toFeel: (_field, value) => value,
  present: (_field, value) => (value === null ? { kind: 'nothing' } : { kind: 'text', text: value }),
  focusId: (name) => name,
};

function isLocalPart(text: string): boolean {
  return text.length <= longestLocalPart && localPart.test(text);
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length >= 2 && labels.every((label) => domainLabel.test(label)) && top.length >= 2 && topLabel.test(top)
  );
}
