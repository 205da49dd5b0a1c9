import { element, type XmlPiece } from './xml-builder.ts';

/** What an organisation needs to call one of Serviceplatformen's SOAP services by context (its "way A"). */
export interface ServiceAccess {
  /** The service's whole address. */
  readonly url: string;
  /** The shared secret that goes out as `Authorization: Bearer`. */
  readonly secret: string;
  /** The service agreement (*serviceaftale*) for this service: lower-case UUID. */
  readonly serviceAgreementUuid: string;
  /** This product as a user system (*anvendersystem*): lower-case UUID. */
  readonly userSystemUuid: string;
  /** The authority that the call is made for: lower-case UUID. */
  readonly userUuid: string;
  /** Time limit of one call; 10,000 when absent. */
  readonly timeoutMilliseconds?: number;
  /** Longer answers are refused; 1,000,000 when absent. */
  readonly maximumAnswerBytes?: number;
}

const invocationContextNamespace = 'http://serviceplatformen.dk/xml/schemas/InvocationContext/1/';

/** Throws one error that names every setting that can't work; `service` says which service's settings they are. */
export function checkServiceAccess(service: string, access: ServiceAccess): void {
  const problems: string[] = [];
  if (!URL.canParse(access.url) || !/^https?:$/.test(new URL(access.url).protocol)) {
    problems.push(`url is "${access.url}", expected an http or https address`);
  }
  // The value goes into an HTTP header (RFC 6750, section 2.1) and is never repeated in a message.
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(access.secret)) {
    problems.push('secret must be letters, digits and ._~+/- without blanks');
  }
  for (const key of ['serviceAgreementUuid', 'userSystemUuid', 'userUuid'] as const) {
    if (!/^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$/.test(access[key])) {
      problems.push(`${key} is "${access[key]}", expected a UUID in lower case`);
    }
  }
  for (const key of ['timeoutMilliseconds', 'maximumAnswerBytes'] as const) {
    const value = access[key];
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0)) {
      problems.push(`${key} is ${value}, expected a whole number above 0`);
    }
  }
  if (problems.length > 0) throw new Error(`The settings of ${service} can't be used: ${problems.join('; ')}.`);
}

/** The `InvocationContext` that goes first into a request; `serviceUuid` is the service's own, from its contract. */
export function invocationContext(access: ServiceAccess, serviceUuid: string): XmlPiece {
  return element(
    'ctx:InvocationContext',
    { 'xmlns:ctx': invocationContextNamespace },
    element('ctx:ServiceAgreementUUID', {}, access.serviceAgreementUuid),
    element('ctx:UserSystemUUID', {}, access.userSystemUuid),
    element('ctx:UserUUID', {}, access.userUuid),
    element('ctx:ServiceUUID', {}, serviceUuid),
  );
}
