import type { Configuration } from '../../configuration.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { LoginProvider } from './login-provider.ts';
import { presets } from './presets.ts';

/** The installation's MitID broker, of Signaturgruppen's kind; a form says the level. */
export function installationBroker({ mitid }: Pick<Configuration, 'mitid'>): LoginProvider | null {
  if (!mitid) return null;
  return {
    ...presets.signaturgruppen,
    key: 'mitid',
    name: null,
    preset: 'signaturgruppen',
    ...mitid,
    authentication: { kind: 'private-key-jwt' },
    encrypted: true,
    minimumLevel: 'low',
    agreedLevel: null,
  };
}

/**
 * The installation's provider of employees, in the manner of Entra ID. `{cvr}` in its address stands for the organisation's number.
 * It may be one for several employers, so it tells whose employee somebody is, and of their manager.
 */
export function installationEmployees(
  { employees }: Pick<Configuration, 'employees'>,
  organisation: Pick<Organisation, 'cvr'>,
): LoginProvider | null {
  if (!employees) return null;
  const { issuer, clientId, clientSecret } = employees;
  return {
    ...presets.entra,
    claims: { ...presets.entra.claims, cvr: 'cvr', managerEmail: 'manager_email' },
    key: 'oidc',
    name: null,
    preset: 'entra',
    issuer: issuer.replaceAll('{cvr}', organisation.cvr),
    clientId,
    authentication:
      clientSecret === undefined ? { kind: 'private-key-jwt' } : { kind: 'client-secret-basic', secret: clientSecret },
    encrypted: false,
    agreedLevel: null,
    graph: null,
  };
}
