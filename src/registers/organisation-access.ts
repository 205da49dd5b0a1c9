import type { Configuration } from '../configuration.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { ServiceAccess } from './service-access.ts';

/** What an organisation calls CPR or CVR with; it can't be used (`checkServiceAccess`) where the installation or the organisation lacks it. */
export function registerAccess(
  configuration: Configuration,
  organisation: Organisation,
  which: 'cpr' | 'cvr',
): ServiceAccess {
  const peer = configuration[which];
  const settings = organisation.settings.registers as
    | { readonly userUuid: string; readonly cprAgreement: string; readonly cvrAgreement: string }
    | undefined;
  return {
    url: peer?.url ?? '',
    secret: peer?.key ?? '',
    userSystemUuid: peer?.userSystemUuid ?? '',
    userUuid: settings?.userUuid ?? '',
    serviceAgreementUuid: (which === 'cpr' ? settings?.cprAgreement : settings?.cvrAgreement) ?? '',
  };
}
