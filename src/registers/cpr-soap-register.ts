import { copenhagenToday } from './copenhagen-today.ts';
import { readPerson } from './cpr-answer.ts';
import { parseCpr } from './cpr-number.ts';
import { failure, failureOf } from './look-up-failure.ts';
import type { CprRegister, LookUpFailure, PersonLookUp, RegisteredPerson } from './register.ts';
import type { ServiceAccess, SoapService } from './service-access.ts';
import { callSoap } from './soap-call.ts';
import { element, type XmlPiece } from './xml-builder.ts';

const namespace = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';
export const cprService: SoapService = {
  entityId: 'http://cpr.serviceplatformen.dk/service/personbasedataextended/5',
  path: '/service/CPR/PersonBaseDataExtended/5',
};

/** How often a changed number is followed: once is normal, and a circle must come to an end. */
const changesFollowed = 3;

/**
 * CPR by Serviceplatformen's SF1520 PersonBaseDataExtended version 5, by token (its "token" WSDL).
 * `today` gives the Danish date, `YYYY-MM-DD`; the clock's when absent.
 */
export function cprSoapRegister(access: ServiceAccess, today: () => string = copenhagenToday): CprRegister {
  const ask = async (
    cpr: string,
    signal: AbortSignal | undefined,
  ): Promise<
    { readonly ok: true; readonly person: RegisteredPerson; readonly currentCpr: string | undefined } | LookUpFailure
  > => {
    const payload = personLookup(cpr);
    const answer = await callSoap(access, cprService, { action: `${namespace}PersonLookup`, payload, signal });
    if (answer.kind !== 'payload') return failureOf(answer, (text) => /PNR not found/i.test(text));
    if (answer.payload.name !== 'PersonLookupResponse' || answer.payload.namespace !== namespace) {
      return failure('unavailable', 'an answer to another question');
    }
    const read = readPerson(answer.payload, cpr, today());
    return read.ok ? read : failure('unavailable', read.problem);
  };

  const register: CprRegister = {
    async lookUp(cpr, options): Promise<PersonLookUp> {
      const parsed = parseCpr(cpr);
      if (!parsed.ok) return failure('refused', `not a CPR number (${parsed.problem}); expected ten digits DDMMYYSSSS`);
      if (parsed.number.replacement)
        return failure('refused', 'a replacement number is unknown to CPR and not sent there');

      const asked = parsed.number.digits;
      let number = asked;
      for (let followed = 0; followed <= changesFollowed; followed += 1) {
        const found = await ask(number, options?.signal);
        if (!found.ok) return found;
        const { person, currentCpr } = found;
        if (currentCpr !== undefined && currentCpr !== number) {
          number = currentCpr;
          continue;
        }
        if (person.status === 50 || person.status === 60) {
          return failure('not-found', 'the number is no longer in use, and the register names no other');
        }
        return Object.freeze({
          ok: true,
          person: number === asked ? person : Object.freeze({ ...person, cpr: asked, currentCpr: number }),
        });
      }
      return failure('unavailable', `the number has been changed more than ${changesFollowed} times, or in a circle`);
    },
  };
  return Object.freeze(register);
}

/** The request of a look-up; `cpr` is ten digits. Who asks is in the token, so that it has no context. */
export function personLookup(cpr: string): XmlPiece {
  return element(
    'p:PersonLookupRequest',
    { 'xmlns:p': namespace },
    element('pnr:PNR', { 'xmlns:pnr': 'http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/' }, cpr),
  );
}
