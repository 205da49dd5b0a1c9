import type { XmlElement } from 'libxml2-wasm';
import { SoapRefusal } from './soap-refusal.ts';
import { inAnyOrder, type SequencePlace } from './strict-elements.ts';

const namespaces = {
  CallContext: 'http://serviceplatformen.dk/xml/schemas/CallContext/1/',
  AuthorityContext: 'http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/',
} as const;

const freeTexts = ['OnBehalfOfUser', 'CallersServiceCallIdentifier', 'AccountingInfo'] as const;

/** The place of a context element at the beginning of a request by token. There is none for `InvocationContext`, which is way A's. */
export function contextPlace(name: keyof typeof namespaces): SequencePlace {
  return { namespace: namespaces[name], name, required: false };
}

/** Checks the contexts of a request against the authority that the token names. */
export function checkContexts(parts: ReadonlyMap<string, XmlElement>, cvr: string): void {
  const call = parts.get('CallContext');
  if (call) {
    const found = inAnyOrder(call, namespaces.CallContext, { required: [], optional: freeTexts });
    const long = freeTexts.find((name) => [...(found.get(name)?.content ?? '')].length > 255);
    if (long) throw new SoapRefusal('Client', `cvc-maxLength-valid: ${long} is longer than 255 characters`);
  }
  const authority = parts.get('AuthorityContext');
  if (authority === undefined) return;
  const found = inAnyOrder(authority, namespaces.AuthorityContext, { required: ['MunicipalityCVR'], optional: [] });
  const written = found.get('MunicipalityCVR')?.content ?? '';
  if (!/^[0-9]{8}$/.test(written)) throw new SoapRefusal('Client', 'MunicipalityCVR must be eight digits');
  if (written !== cvr) throw new SoapRefusal('Client', 'MunicipalityCVR and the token name two authorities');
}
