import { withoutCpr } from './cpr-number.ts';
import type { LookUpFailure } from './register.ts';
import type { SoapAnswer, SoapFault } from './soap-call.ts';

/** A failure of a look-up. */
export function failure(code: LookUpFailure['code'], detail: string): LookUpFailure {
  return Object.freeze({ ok: false, code, detail });
}

/**
 * The failure behind an answer without payload. `saysNotFound` knows the words with which this service says that it has
 * no such number; a `Client` fault is refused, any other may pass.
 */
export function failureOf(
  answer: Exclude<SoapAnswer, { kind: 'payload' }>,
  saysNotFound: (text: string) => boolean,
): LookUpFailure {
  if (answer.kind !== 'fault') return failure(answer.kind, answer.detail);
  const detail = faultDetail(answer.fault);
  if (answer.fault.texts.some(saysNotFound)) return failure('not-found', detail);
  return failure(/^Client\b/.test(answer.fault.code) ? 'refused' : 'unavailable', detail);
}

/** The words of a fault for logs: shortened, and without anything that looks like a CPR number. */
function faultDetail(fault: SoapFault): string {
  const words = [...new Set(fault.texts)].join(' / ') || 'without words';
  return withoutCpr(`fault ${fault.code || 'without code'}: ${words}`).slice(0, 300);
}
