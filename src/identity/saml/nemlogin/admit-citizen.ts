import { loginCitizen } from '../../login.ts';
import { keepLoginProof } from '../../login-proof.ts';
import type { MitidPerson } from '../../oidc/claims.ts';
import type { Admit } from '../login-by-saml.ts';

/** Logs in the citizen whom NemLog-in vouched for, and keeps what it signed, in case they send something by it. */
export const admitCitizen: Admit<MitidPerson> = async (services, organisation, login, request, from) => {
  const { who, subject, until, signed } = login;
  const { database, sessions, now } = services;
  const atProvider = { ...subject, until: until?.toISOString() ?? null };
  const way = who.identityType === 'private' ? 'nemlogin' : 'nemlogin-company';
  const at = now();
  const { replaces } = request;
  const loggedIn = await loginCitizen(database, sessions, organisation, who, atProvider, from, at, replaces, way);
  await keepLoginProof(database, organisation, loggedIn.token, signed, at);
  return loggedIn;
};
