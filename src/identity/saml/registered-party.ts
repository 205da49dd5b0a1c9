import type { Organisation } from '../../organisations/organisation.ts';
import { certificatesIn } from './certificates-in.ts';
import type { ProviderSource } from './provider-source.ts';
import type { SamlPartyView } from './saml-party-view.ts';
import type { SamlService } from './saml-service.ts';
import { serviceProviderOf } from './service-provider.ts';

/** How an organisation is registered at an identity provider, by our own metadata and theirs; null where it is not. */
export async function registeredParty<Who>(
  { party, metadata }: SamlService<Who>,
  organisation: Organisation,
  of: {
    readonly source: ProviderSource;
    readonly publicUrl: string;
    /** The metadata of the installation's identity provider, or its address. */
    readonly installation: string | undefined;
  },
): Promise<SamlPartyView | null> {
  const own = serviceProviderOf(organisation, of.publicUrl, party);
  const setting = own?.metadata ?? of.installation;
  const ours = certificatesIn(metadata(organisation) ?? '');
  if (own === null || ours === null || setting === undefined) return null;
  const theirs = await of.source.metadata(organisation, setting);
  return {
    name: party.name,
    ourEntityId: ours.entityId,
    ourMetadata: own.addresses.metadata,
    ourCertificates: ours.certificates,
    theirs: theirs && { entityId: theirs.entityId, certificates: theirs.certificates },
  };
}
