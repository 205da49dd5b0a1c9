import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { AuditAction, AuditDetail } from '../../../audit/record.ts';
import { recordAudit } from '../../../audit/record.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import type { ReadyWays } from '../../../identity/login-ways.ts';
import { letsAdministratorsIn, waysWith } from '../../../identity/providers/guard-ways.ts';
import { keptLogin, type LoginSettings, writeLogin } from '../../../identity/providers/login-settings.ts';
import { readLoginTests } from '../../../identity/providers/login-test.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, requestOrigin } from '../../application.ts';

/** Names what is kept without telling anything of it. */
export function editionOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}

/** Thrown where a change would leave administrators no way in; nothing of it is kept. */
export class LastWay extends Error {
  constructor() {
    super('the last way in for administrators');
    this.name = 'LastWay';
  }
}

/** What is kept, and what is told of it. */
export interface LoginChange {
  readonly settings: LoginSettings;
  readonly action: Extract<AuditAction, `login${string}`>;
  readonly detail: AuditDetail;
}

/**
 * Keeps how people log in: ends the sessions of ways that are no longer offered, and notes who changed what (never to which secret).
 * @throws {LastWay}
 */
export async function changeLogins(
  application: Application,
  request: FastifyRequest,
  organisation: Organisation,
  employee: string,
  { settings, action, detail }: LoginChange,
): Promise<void> {
  const { database, now, organisations } = application.services;
  const ready = application.readyWays(organisation);
  await database.inOrganisation(organisation.id, async (transaction) => {
    const before = waysWith(organisation, keptLogin(organisation), ready);
    const after = waysWith(organisation, settings, ready);
    const tests = await readLoginTests(transaction, organisation);
    const wasOpen = letsAdministratorsIn(before.employees, keptLogin(organisation), tests);
    if (wasOpen && !letsAdministratorsIn(after.employees, settings, tests)) throw new LastWay();
    await writeLogin(transaction, organisation, settings, now());
    const ended = await endWaysGone(application, transaction, organisation, settings, ready);
    await recordAudit(transaction, organisation.id, [
      {
        at: now(),
        actor: { kind: 'employee', id: employee },
        subject: null,
        action,
        recordKind: 'organisation',
        record: null,
        detail: { ...requestOrigin(request), ...detail, ...(ended === 0 ? {} : { ended }) },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
  // The page that follows, and everybody else in this process, sees it at once; other processes within seconds.
  organisations.refresh();
}

async function endWaysGone(
  { sessions }: Application,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  settings: LoginSettings,
  ready: ReadyWays,
): Promise<number> {
  const before = waysWith(organisation, keptLogin(organisation), ready);
  const after = waysWith(organisation, settings, ready);
  const kept: ReadonlySet<string> = new Set([...after.citizens, ...after.employees]);
  let ended = 0;
  for (const way of [...before.citizens, ...before.employees]) {
    if (!kept.has(way)) ended += await sessions.endByWay(transaction, way);
  }
  return ended;
}
