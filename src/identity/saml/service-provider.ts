import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn } from '../../texts/catalogue.ts';
import type { SamlKey, SamlParty } from './saml-party.ts';
import { samlSettings } from './settings.ts';

/** An organisation as an identity provider knows it. */
export interface ServiceProvider {
  readonly entityId: string;
  readonly cvr: string;
  /** Shown at the provider. */
  readonly name: string;
  readonly technicalContact: string | undefined;
  readonly addresses: {
    readonly metadata: string;
    readonly answer: string;
    readonly logout: string;
    readonly logoutResponse: string;
  };
  /** The newest first: it signs; all of them decrypt. PEM. */
  readonly keys: readonly { readonly certificate: string; readonly privateKey: string; readonly signing: KeyObject }[];
  /** Whether one must log in anew each time, though the provider has a session. */
  readonly isForced: boolean;
  /** Whether OIOSAML 2's AssuranceLevel is taken for the NSIS level that it compares to. */
  readonly comparesAssuranceLevel: boolean;
  /** XML or an address, where the organisation has another identity provider than the installation. */
  readonly metadata: string | undefined;
}

const known = new WeakMap<Organisation, Map<SamlKey, ServiceProvider | null>>();

type Party = Pick<SamlParty<unknown>, 'key' | 'path'>;

/** The organisation as a service provider of that identity provider; null where it has no key for that. */
export function serviceProviderOf(organisation: Organisation, publicUrl: string, party: Party): ServiceProvider | null {
  const ofOrganisation = known.get(organisation) ?? new Map<SamlKey, ServiceProvider | null>();
  known.set(organisation, ofOrganisation);
  const before = ofOrganisation.get(party.key);
  if (before !== undefined) return before;
  const made = serviceProvider(organisation, publicUrl, party);
  ofOrganisation.set(party.key, made);
  return made;
}

function serviceProvider(organisation: Organisation, publicUrl: string, party: Party): ServiceProvider | null {
  const settings = samlSettings(organisation, party.key);
  if (settings === null || settings.keys.length === 0) return null;
  const base = `${publicUrl}/${organisation.slug}/${party.path}`;
  return {
    entityId: settings.entityId ?? `${base}/metadata`,
    cvr: organisation.cvr,
    name: settings.serviceName ?? textIn(organisation.name, 'da'),
    technicalContact: settings.technicalContact ?? organisation.branding.email,
    addresses: {
      metadata: `${base}/metadata`,
      answer: `${base}/svar`,
      logout: `${base}/log-af`,
      logoutResponse: `${base}/log-af/svar`,
    },
    keys: settings.keys.map((key) => ({ ...key, signing: createPrivateKey(key.privateKey) })),
    isForced: settings.isForced ?? false,
    comparesAssuranceLevel: settings.comparesAssuranceLevel ?? false,
    metadata: settings.metadata,
  };
}
