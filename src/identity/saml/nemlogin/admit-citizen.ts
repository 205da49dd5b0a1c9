import { Writes } from '../../../database/writes.ts';
import { beginCitizenSession } from '../../login.ts';
import { keepLoginProof } from '../../login-proof.ts';
import type { MitidPerson } from '../../oidc/claims.ts';
import type { Admit } from '../login-by-saml.ts';

/** Logs in the citizen whom NemLog-in vouched for, and keeps what it signed, in case they send something by it. */
export const admitCitizen: Admit<MitidPerson> = async (transaction, { sessions, now }, organisation, login, of) => {
  const { who, subject, until, signed } = login;
  const at = now();
  const writes = new Writes();
  const loggedIn = await beginCitizenSession(transaction, sessions, organisation, who, {
    atProvider: { ...subject, until: until?.toISOString() ?? null },
    from: of.from,
    now: at,
    replaces: of.request.replaces,
    way: who.identityType === 'private' ? 'nemlogin' : 'nemlogin-company',
    writes,
  });
  keepLoginProof(writes, organisation, loggedIn.token, signed, at);
  writes.finish(transaction);
  return loggedIn;
};
