import { loginCitizen } from '../../login.ts';
import type { MitidPerson } from '../../oidc/claims.ts';
import type { Admit } from '../login-by-saml.ts';

/** Logs in the citizen whom NemLog-in vouched for. */
export const admitCitizen: Admit<MitidPerson> = (services, organisation, { who, subject, until }, request, from) => {
  const { database, sessions, now } = services;
  const atProvider = { ...subject, until: until?.toISOString() ?? null };
  const way = who.identityType === 'private' ? 'nemlogin' : 'nemlogin-company';
  return loginCitizen(database, sessions, organisation, who, atProvider, from, now(), request.replaces, way);
};
