import { createHash } from 'node:crypto';
import type { AuditDetail } from '../../audit/record.ts';
import type { Database } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { noteAtDoor } from '../login.ts';
import type { Sessions } from '../sessions.ts';
import type { OidcClient } from './client.ts';
import { failure, type OidcFailure } from './failure.ts';
import { logoutTokenSeconds } from './logout-token.ts';

/** What {@link logOutByProvider} works with. */
export interface LogoutServices {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly now: () => Date;
}

/**
 * Takes a provider's logout token for the organisations that log in there by this client: ends the sessions that it names and
 * notes it in their logs. One that was used before is refused (section 2.6, 8). A session that isn't there is no error (2.7).
 */
export async function logOutByProvider(
  { database, sessions, now }: LogoutServices,
  client: OidcClient,
  organisations: readonly Organisation[],
  token: string,
  from: AuditDetail,
): Promise<{ readonly ok: true; readonly ended: number } | OidcFailure> {
  const order = await client.logoutOrder(token);
  if (!order.ok) return order;
  const used = createHash('sha256')
    .update(JSON.stringify([order.name.issuer, order.id]))
    .digest();
  let ended = 0;
  for (const organisation of organisations) {
    const isFirst = await database.inOrganisation(organisation.id, async (transaction) => {
      const kept = await transaction
        .insertInto('oidc_logout')
        .values({
          organisation: organisation.id,
          token: used,
          expires_at: new Date(now().getTime() + logoutTokenSeconds * 1_000),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('token')
        .executeTakeFirst();
      return kept !== undefined;
    });
    if (!isFirst) return failure('invalid', 'logout token: used before');
    const here = await sessions.endAtProvider(organisation, order.name);
    ended += here;
    if (here === 0) continue;
    await noteAtDoor(database, organisation, 'logout', { ...from, reason: 'back-channel', sessions: here }, now());
  }
  return { ok: true, ended };
}
