import type { Configuration } from '../../configuration.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { chosenCprAndCvr } from '../../registers/chosen-cpr-and-cvr.ts';
import { organisationCertificates } from '../../service-platform/organisation-certificates.ts';
import type { DigitalPostSettings } from './settings.ts';

/** An organisation's settings of Digital Post with the way to Serviceplatformen, and what the organisation calls it with. */
export function withConnection(own: unknown, configuration: Configuration, organisation: Organisation): unknown {
  const { servicePlatform, distributor } = configuration;
  if (!servicePlatform || typeof own !== 'object') return own;
  const { demo: _, ...platform } = servicePlatform;
  const caller = { cvr: organisation.cvr, certificates: organisationCertificates(organisation) };
  // Asked at each sending, and the registers themselves: never what was kept of an earlier answer.
  const { cpr, cvr } = chosenCprAndCvr(configuration);
  const registers = { cpr: cpr(organisation), cvr: cvr(organisation) };
  const distributorUrl = distributor?.url;
  return {
    ...own,
    connection: {
      platform,
      caller,
      registers,
      shortUrls: `${configuration.publicUrl}/${organisation.slug}/s/`,
      proofs: organisation.proofs?.['remote-print'] ?? [],
      ...(distributorUrl && { distributorUrl }),
    },
  } satisfies Partial<DigitalPostSettings>;
}
