import type { Organisation, Organisations } from '../../organisations/organisation.ts';
import { lastCertificates, type SamlPartyView } from './saml-party-view.ts';

/** For operators: how long the certificate of a log-in lasts that ends first of all organisations'. */
export function loginCertificateGauge(
  organisations: Organisations,
  partiesOf: (organisation: Organisation) => Promise<readonly SamlPartyView[]>,
  now: () => Date,
) {
  return {
    name: 'login_certificate_seconds_left',
    help: 'Seconds until the first certificate of NemLog-in or the Context Handler, theirs or ours, ends; below 0 it has',
    async read(): Promise<number> {
      const all = await organisations.all();
      const parties = (await Promise.all(all.map(partiesOf))).flat();
      const ends = lastCertificates(parties).map(({ until }) => until.getTime());
      // Nobody logs in that way: nothing is about to end.
      return ends.length === 0 ? Number.POSITIVE_INFINITY : (Math.min(...ends) - now().getTime()) / 1_000;
    },
  };
}
