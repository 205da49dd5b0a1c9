import { type KeyObject, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { newId } from './answer.ts';
import { escaped, instant, ns, persistent, rsaSha256, status } from './names.ts';
import type { ServiceProvider } from './service-providers.ts';

/** A service at which somebody is logged in. */
export interface Participant {
  readonly provider: ServiceProvider;
  readonly nameId: string;
  /** Persistent when absent. */
  readonly nameIdFormat?: string;
  readonly sessionIndex: string;
}

/** A LogoutRequest to a service; with no index it means every session of that name. */
export function logoutRequestXml(
  from: string,
  {
    provider,
    nameId,
    nameIdFormat = persistent,
    sessionIndex,
  }: Pick<Participant, 'nameId' | 'nameIdFormat'> & {
    readonly provider: Pick<ServiceProvider, 'logout'>;
    readonly sessionIndex: string | null;
  },
  at: Date,
): string {
  const index = sessionIndex === null ? '' : `<samlp:SessionIndex>${escaped(sessionIndex)}</samlp:SessionIndex>`;
  const end = instant(new Date(at.getTime() + 5 * 60_000));
  return `<samlp:LogoutRequest xmlns:samlp="${ns.samlp}" xmlns:saml="${ns.saml}" ID="${newId()}" Version="2.0" IssueInstant="${instant(at)}" Destination="${escaped(provider.logout)}" NotOnOrAfter="${end}"><saml:Issuer>${escaped(from)}</saml:Issuer><saml:NameID Format="${nameIdFormat}">${escaped(nameId)}</saml:NameID>${index}</samlp:LogoutRequest>`;
}

/** A LogoutResponse; partial where another service did not answer. */
export function logoutResponseXml(
  from: string,
  of: { readonly destination: string; readonly inResponseTo: string; readonly at: Date; readonly isPartial: boolean },
): string {
  const below = of.isPartial ? `<samlp:StatusCode Value="${status}PartialLogout"/>` : '';
  return `<samlp:LogoutResponse xmlns:samlp="${ns.samlp}" xmlns:saml="${ns.saml}" ID="${newId()}" Version="2.0" IssueInstant="${instant(of.at)}" Destination="${escaped(of.destination)}" InResponseTo="${escaped(of.inResponseTo)}"><saml:Issuer>${escaped(from)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${status}Success">${below}</samlp:StatusCode></samlp:Status></samlp:LogoutResponse>`;
}

/** The address that brings a message to a service, signed over its query. */
export function redirectTo(
  address: string,
  parameter: 'SAMLRequest' | 'SAMLResponse',
  xml: string,
  relayState: string | null,
  key: KeyObject | string,
): string {
  const query = [
    `${parameter}=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`,
    ...(relayState === null ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
    `SigAlg=${encodeURIComponent(rsaSha256)}`,
  ].join('&');
  return `${address}?${query}&Signature=${encodeURIComponent(sign('sha256', Buffer.from(query), key).toString('base64'))}`;
}
