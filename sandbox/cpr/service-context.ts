import type { XmlElement } from 'libxml2-wasm';
import type { SandboxAgreements } from './access.ts';
import { SoapRefusal } from './soap-refusal.ts';
import { inAnyOrder, onlyAttributes, type SequencePlace } from './strict-elements.ts';

const namespaces = {
  CallContext: 'http://serviceplatformen.dk/xml/schemas/CallContext/1/',
  AuthorityContext: 'http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/',
  InvocationContext: 'http://serviceplatformen.dk/xml/schemas/InvocationContext/1/',
} as const;

const freeTexts = ['OnBehalfOfUser', 'CallersServiceCallIdentifier', 'AccountingInfo'] as const;

/** The place of a context element at the beginning of a request. */
export function contextPlace(name: keyof typeof namespaces): SequencePlace {
  return { namespace: namespaces[name], name, required: false };
}

/**
 * Checks the contexts of a request against the agreements and gives the CVR number of the authority that calls.
 * The schema makes `InvocationContext` optional; this peer has no other way of knowing the caller, so it must be there.
 */
export function callingAuthority(
  parts: ReadonlyMap<string, XmlElement>,
  serviceUuid: string,
  agreements: SandboxAgreements,
): string {
  checkFreeTexts(parts.get('CallContext'));
  const context = parts.get('InvocationContext');
  if (context === undefined) throw new SoapRefusal('Client', 'No InvocationContext: the caller is not known');
  onlyAttributes(context, []);
  const required = ['ServiceAgreementUUID', 'UserSystemUUID', 'UserUUID', 'ServiceUUID'] as const;
  const found = inAnyOrder(context, namespaces.InvocationContext, { required, optional: freeTexts });
  const [agreement, system, user, service] = required.map((name) => uuidIn(found.get(name)));
  refuseLongTexts(found);
  if (service !== serviceUuid) throw new SoapRefusal('Client', `ServiceUUID ${service} is not this service`);
  const authority = agreements.authorities.find(
    (one) => one.userUuid === user && one.serviceAgreementUuid === agreement,
  );
  if (authority === undefined || system !== agreements.userSystemUuid) {
    throw new SoapRefusal('Client', 'No service agreement for this user, user system and service');
  }
  checkAuthorityContext(parts.get('AuthorityContext'), authority.cvr);
  return authority.cvr;
}

function checkAuthorityContext(context: XmlElement | undefined, cvr: string): void {
  if (context === undefined) return;
  const found = inAnyOrder(context, namespaces.AuthorityContext, { required: ['MunicipalityCVR'], optional: [] });
  const written = found.get('MunicipalityCVR')?.content ?? '';
  if (!/^[0-9]{8}$/.test(written)) throw new SoapRefusal('Client', 'MunicipalityCVR must be eight digits');
  if (written !== cvr) throw new SoapRefusal('Client', 'MunicipalityCVR and InvocationContext name two authorities');
}

function checkFreeTexts(context: XmlElement | undefined): void {
  if (context === undefined) return;
  refuseLongTexts(inAnyOrder(context, namespaces.CallContext, { required: [], optional: freeTexts }));
}

function refuseLongTexts(found: ReadonlyMap<string, XmlElement>): void {
  const long = freeTexts.find((name) => [...(found.get(name)?.content ?? '')].length > 255);
  if (long) throw new SoapRefusal('Client', `cvc-maxLength-valid: ${long} is longer than 255 characters`);
}

function uuidIn(element: XmlElement | undefined): string {
  const text = element?.content ?? '';
  if (/^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/.test(text)) return text;
  throw new SoapRefusal('Client', `cvc-pattern-valid: ${element?.name} is not a UUID in lower case`);
}
