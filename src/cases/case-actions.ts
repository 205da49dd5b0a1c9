import type { AuditAction, AuditDetail, AuditEntry } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { Writes } from '../database/writes.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Refusal } from '../workflows/advance.ts';
import type { Actor, CaseEvent, Invitee, SignalData } from '../workflows/case-state.ts';
import type { Step } from '../workflows/definition.ts';
import { mayWorkOnCase } from './access.ts';
import { applyEvent } from './apply-event.ts';
import type { Employee } from './employee-actions.ts';
import type { CaseServices } from './services.ts';
import { findCase, type StoredCase } from './stored-case.ts';

/** What became of something done to a case. `not-found` is also the answer for what one may not see. */
export type CaseActionResult =
  /** `again`: the same message had come before; nothing was changed. */
  | { readonly ok: true; readonly again?: true }
  | { readonly ok: false; readonly refusal: Refusal | 'not-found' | 'stale' };

/** Who does it, which says what they may: the citizen whose case it is, an employee who may read it, or the product. */
export type CaseActor =
  | { readonly kind: 'citizen'; readonly person: string; readonly actor: Actor }
  | { readonly kind: 'employee'; readonly employee: Employee }
  | { readonly kind: 'system' };

/** A case to act on, as the page that shows it names it. */
export interface CaseAction {
  readonly case: string;
  readonly by: CaseActor;
  /** How many events the case had when its page was loaded; one that is older changes nothing. Not compared when absent. */
  readonly sequence?: number;
  readonly from: AuditDetail;
}

/** Calls a case off, for the one who may by its workflow. Everything that is open ends; what was sent stays where it is. */
export function annulCase(
  services: CaseServices,
  organisation: Organisation,
  action: CaseAction & { readonly reason: string },
): Promise<CaseActionResult> {
  return act(services, organisation, action, 'caseAnnulled', (base) => ({
    ...base,
    kind: 'annulled',
    reason: action.reason,
  }));
}

/** Names whom to invite to an open fill step, in place of whom the case named; an invitation before it opens nothing any more. */
export function inviteAnew(
  services: CaseServices,
  organisation: Organisation,
  action: CaseAction & { readonly open: number; readonly to: Invitee },
): Promise<CaseActionResult> {
  const { open, to } = action;
  return act(services, organisation, action, 'invitationSent', (base) => ({ ...base, kind: 'invited', open, to }));
}

/**
 * Completes a wait for an outside event. `message` is what the sender calls it: one that comes again, such as after a lost
 * answer, changes nothing, also where the case waits for the same event once more.
 */
export function signalCase(
  services: CaseServices,
  organisation: Organisation,
  action: CaseAction & { readonly event: string; readonly data: SignalData; readonly message?: string },
): Promise<CaseActionResult> {
  const { event, data } = action;
  return act(services, organisation, action, 'caseSignalled', (base, stored, steps) => {
    const open = stored.state.open.find((each) => {
      const step = steps[each.step];
      return step?.kind === 'wait' && step.event?.name === event;
    });
    return open ? { ...base, kind: 'signalled', open: open.id, event, data } : null;
  });
}

/** Says no to an invitation, where the workflow has a way for that. */
export async function declineInvitation(
  services: CaseServices,
  organisation: Organisation,
  action: {
    readonly draft: string;
    readonly person: string;
    readonly actor: Actor;
    readonly reason: string;
    readonly from: AuditDetail;
  },
): Promise<CaseActionResult> {
  const draft = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('draft')
      .select(['case', 'open_step'])
      .where('id', '=', action.draft)
      .where('person', '=', action.person)
      .where('submitted_case', 'is', null)
      .executeTakeFirst(),
  );
  const { case: id, open_step: open } = draft ?? {};
  if (!id || !open) return { ok: false, refusal: 'not-found' };
  const { reason, actor, from } = action;
  const by = { kind: 'system' as const };
  return act(services, organisation, { case: id, by, from }, 'invitationDeclined', (base) => ({
    ...base,
    actor,
    kind: 'declined',
    open,
    reason,
  }));
}

type Steps = Readonly<Record<string, Step>>;

async function act(
  services: CaseServices,
  organisation: Organisation,
  action: CaseAction & { readonly message?: string },
  auditAction: AuditAction,
  /** Null where the case has nothing that it could happen to. */
  event: (base: { readonly at: string; readonly actor: Actor }, stored: StoredCase, steps: Steps) => CaseEvent | null,
): Promise<CaseActionResult> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    const stored = await findCase(transaction, organisation, action.case, true);
    if (!stored || !(await may(transaction, stored, action.by, now))) return { ok: false, refusal: 'not-found' };
    const { message } = action;
    if (message !== undefined && (await hasCome(transaction, stored.id, message))) return { ok: true, again: true };
    if (action.sequence !== undefined && action.sequence !== stored.sequence) return { ok: false, refusal: 'stale' };
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const happened = event(
      { at: now.toISOString(), actor: actorOf(action.by) },
      stored,
      version.workflow.definition.steps,
    );
    if (!happened) return { ok: false, refusal: stored.state.status === 'ended' ? 'case-ended' : 'not-open' };
    const audit: AuditEntry = {
      at: now,
      actor: happened.actor,
      subject: stored.person,
      action: auditAction,
      recordKind: 'case',
      record: stored.id,
      detail: action.from,
      key: stored.key,
    };
    const writes = new Writes();
    if (message !== undefined) {
      const row = { organisation: organisation.id, case: stored.id, message, at: now };
      writes.add(transaction.insertInto('case_signal').values(row));
    }
    const applied = await applyEvent(transaction, organisation, version, stored, happened, [audit], writes);
    return applied.ok ? { ok: true } : applied;
  });
}

/** Whether a message has come for the case, whose row the caller has locked. */
async function hasCome(transaction: OrganisationTransaction, id: string, message: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('case_signal')
    .select('message')
    .where('case', '=', id)
    .where('message', '=', message)
    .executeTakeFirst();
  return row !== undefined;
}

function actorOf(by: CaseActor): Actor {
  switch (by.kind) {
    case 'citizen':
      return by.actor;
    case 'employee':
      return { kind: 'employee', id: by.employee.id };
    case 'system':
      return { kind: 'system', id: null };
  }
}

async function may(
  transaction: OrganisationTransaction,
  stored: StoredCase,
  by: CaseActor,
  now: Date,
): Promise<boolean> {
  switch (by.kind) {
    case 'citizen':
      return stored.person === by.person;
    case 'employee':
      return mayWorkOnCase(transaction, stored, by.employee, now);
    case 'system':
      return true;
  }
}
