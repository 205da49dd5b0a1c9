import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn } from '../../texts/catalogue.ts';
import { nemloginSettings } from './settings.ts';

/** An organisation as NemLog-in knows it. */
export interface ServiceProvider {
  readonly entityId: string;
  /** Shown at NemLog-in. */
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
  /** Whether one must log in anew each time, though NemLog-in has a session. */
  readonly isForced: boolean;
  /** XML or an address, where the organisation has another identity provider than the installation. */
  readonly metadata: string | undefined;
}

const known = new WeakMap<Organisation, ServiceProvider | null>();

/** The organisation as a service provider; null where it has no key for that. */
export function serviceProviderOf(organisation: Organisation, publicUrl: string): ServiceProvider | null {
  const before = known.get(organisation);
  if (before !== undefined) return before;
  const made = serviceProvider(organisation, publicUrl);
  known.set(organisation, made);
  return made;
}

function serviceProvider(organisation: Organisation, publicUrl: string): ServiceProvider | null {
  const settings = nemloginSettings(organisation);
  if (settings === null || settings.keys.length === 0) return null;
  const base = `${publicUrl}/${organisation.slug}/saml`;
  return {
    entityId: settings.entityId ?? `${base}/metadata`,
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
    metadata: settings.metadata,
  };
}
