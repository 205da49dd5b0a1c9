import { sql } from 'kysely';
import type { AuditDetail } from '../../audit/record.ts';
import { signalCase } from '../../cases/case-actions.ts';
import { findCase } from '../../cases/stored-case.ts';
import { isoDate } from '../../forms/kinds/calendar-date.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { SignalData } from '../../workflows/case-state.ts';
import type { WaitStep } from '../../workflows/definition.ts';
import type { Application } from '../application.ts';
import type { Admits } from './admit-key.ts';
import { type ApiFault, ApiProblem, pointerTo } from './api-problem.ts';
import { apiTexts } from './texts.ts';

/** Something that happened outside, as a system tells it. */
export interface OutsideEvent {
  /** The case's number. */
  readonly number: string;
  readonly event: string;
  readonly data: SignalData;
  /** What the sender calls the message; one that comes again changes nothing. */
  readonly message?: string;
  readonly from: AuditDetail;
  /** The workflows whose cases the sender may tell of; all when absent. */
  readonly admits?: Admits;
}

type EventData = NonNullable<NonNullable<WaitStep['event']>['data']>;

/** How often it is tried again when others change the case between the check and the signal. */
const tries = 5;

/**
 * Completes the case's wait for the event, after a check of what comes with it.
 * @returns whether the same message had come before, so that nothing was changed
 * @throws {ApiProblem} 404, 409 or 422; then nothing is changed either
 */
export async function takeOutsideEvent(
  { services }: Application,
  organisation: Organisation,
  { number, event, data, message, from, admits = () => true }: OutsideEvent,
): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const stored = await findCase(transaction, organisation, idOf(number), false);
      if (!stored) return null;
      const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
      const { steps, key } = version.workflow.definition;
      if (!admits(key)) return null;
      const waits = Object.entries(steps).flatMap(([key, step]) =>
        step.kind === 'wait' && step.event?.name === event ? [{ key, event: step.event }] : [],
      );
      const open = stored.state.open.find(({ step }) => waits.some(({ key }) => key === step));
      return { stored, waits, open: waits.find(({ key }) => key === open?.step) };
    });
    if (found === null) throw new ApiProblem(404, 'noCase');
    if (found.waits.length === 0) throw new ApiProblem(404, 'noEvent');
    const faults = found.open ? dataFaults(found.open.event.data ?? {}, data) : [];
    if (faults.length > 0) throw new ApiProblem(422, 'data', { faults });
    const signalled = await signalCase(services, organisation, {
      case: found.stored.id,
      by: { kind: 'system' },
      sequence: found.stored.sequence,
      event,
      data,
      ...(message === undefined ? {} : { message }),
      from: { ...from, event },
    });
    if (signalled.ok) return signalled.again === true;
    switch (signalled.refusal) {
      case 'stale':
        continue;
      case 'not-found':
        throw new ApiProblem(404, 'noCase');
      case 'case-ended':
        throw new ApiProblem(409, 'ended');
      default:
        throw new ApiProblem(409, 'notWaiting');
    }
  }
  throw new ApiProblem(409, 'busy');
}

/** A query for the id of the case with that number. */
export function idOf(number: string) {
  return sql<string>`(select id from "case" where number = ${number})`;
}

/** What does not fit what the workflow says comes with the event. Each member must be there; null is for what is unknown. */
export function dataFaults(wanted: EventData, given: SignalData): readonly ApiFault[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(given)])];
  return names.flatMap((name): readonly ApiFault[] => {
    const type = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const code =
      type === undefined ? 'unknown' : value === undefined ? 'missing' : fits(type, value) ? undefined : type;
    return code === undefined
      ? []
      : [{ pointer: pointerTo('data', name), code, message: apiTexts[`api.data.${code}`] }];
  });
}

function fits(type: EventData[string], value: SignalData[string]): boolean {
  if (value === null) return true;
  if (type !== 'date') return typeof value === type;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
  return typeof value === 'string' && isoDate(Number(year), Number(month), Number(day)) === value;
}
