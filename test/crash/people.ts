import assert from 'node:assert/strict';
import { annulCase, declineInvitation, inviteAnew } from '../../src/cases/case-actions.ts';
import { beginBulk } from '../../src/cases/deliveries/bulk.ts';
import { settleByPerson } from '../../src/cases/deliveries/settle-by-person.ts';
import {
  decide,
  handleByHand,
  handOver,
  releaseTask,
  retryDelivery,
  takeTask,
} from '../../src/cases/employee-actions.ts';
import { openFillTask } from '../../src/cases/open-fill-task.ts';
import { ensureEmployeePerson } from '../../src/cases/person.ts';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import { findDraft, sealDraftContent } from '../../src/forms/drafts/draft.ts';
import type { Access } from '../../src/identity/rights/access.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { signedHeaders } from '../../src/messages/standard-webhooks.ts';
import { makeWebhookSecret } from '../../src/organisations/api-keys/webhook-secrets.ts';
import type { DecisionKind } from '../../src/workflows/case-state.ts';
import { visitor } from '../helpers/browse.ts';
import { draftWith, karen, personOf, send } from '../helpers/fritidspas.ts';
import type { Chance } from './chance.ts';
import { answersOf, everyStepKey } from './every-step.ts';
import type { World } from './world.ts';

/** Something that a person was told is done. */
export interface Acknowledged {
  readonly case: string;
  readonly event: string;
  readonly open?: number;
  readonly employee?: string;
}

/** People at work on a world's cases, until they are told to stop. */
export interface People {
  readonly acknowledged: readonly Acknowledged[];
  /** What was done, by kind; and how often somebody had to try again because something was away. */
  readonly counts: ReadonlyMap<string, number>;
  /** Cases that were sent in, by draft. */
  readonly begun: ReadonlyMap<string, string>;
  /** Whether all are sent in and none is open. */
  isDone(): Promise<boolean>;
  stop(): Promise<void>;
}

const from = { from: '127.0.0.1' };
const jens = { cpr: '0202711235', name: 'Jens Hansen' };
const groups: readonly (readonly [group: string, members: number])[] = [
  ['Fritid', 4],
  ['Teknik', 3],
  ['Udvalg', 2],
];
/** People who are at it at the same time. */
const atOnce = 6;
/** The share of tasks and invitations that nobody sees to, so that their deadlines pass. */
const neglected = 0.15;
/** The share of what is done by the pages and not by the functions below them. */
const byPages = 0.1;

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly access: Access;
  readonly email: null;
}

export async function startPeople(world: World, chance: Chance, cases: number, giveUp: AbortSignal): Promise<People> {
  const { database, demo, services, now } = world;
  const acknowledged: Acknowledged[] = [];
  const counts = new Map<string, number>();
  const begun = new Map<string, string>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

  const person = await personOf(services, demo);
  const colleagues = await employees(world);
  const colleagueOf = (group: string): Colleague =>
    chance.pick(colleagues.filter((each) => each.groups.includes(group)));
  const { value: secret } = await database.inOrganisation(demo.id, (transaction) =>
    makeWebhookSecret(transaction, demo, 'Betaling', { employee: colleagueOf('Fritid').id, at: now(), from }),
  );
  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, now);
  const starts = Array.from({ length: cases }, (_, index) => ({
    index,
    draft: '',
    busy: false,
    answers: answersOf(index, chance, now(), [jens, { name: karen.name, cpr: karen.cpr }]),
  }));

  /** Goes on where it ended when something was away: the same draft is sent in again. */
  async function begin(start: (typeof starts)[number]): Promise<void> {
    if (start.draft === '') start.draft = await draftWith(services, demo, person.id, start.answers, everyStepKey);
    if (chance.of(`page ${start.index}`) < byPages) {
      const user = { kind: 'citizen', person: person.id, level: 'substantial' } as const;
      const token = await database.inOrganisation(demo.id, (transaction) =>
        sessions.create(transaction, demo, user, 'x'),
      );
      const stem = `/demo/blanket/${everyStepKey}/udfyld/${start.draft}`;
      const answer = await visitor(world.origin, `session=${token}`, giveUp).submit(
        `${stem}/gennemse`,
        `${stem}/send`,
        {},
      );
      assert.ok(answer.status !== 422, answer.body);
      if (answer.location?.includes('/kvittering')) count('sent in by a page');
    }
    // Sent in already where the page did it: the answer is the same case.
    const sent = await send(services, demo, start.draft, person.id);
    assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
    begun.set(start.draft, sent.case);
    count(sent.again ? 'begun before' : 'begun');
  }

  type Task = {
    case: string;
    open_step: number;
    step: string;
    purpose: string;
    group: string;
    employee: string | null;
    sequence: number;
  };

  async function approveTask(task: Task): Promise<void> {
    const employee = colleagues.find(({ id }) => id === task.employee) ?? colleagueOf(task.group);
    const action = { case: task.case, open: task.open_step, employee, from };
    if (task.step === 'assess' && chance.below(0.2)) {
      const taken = await takeTask(services, demo, action);
      count(`takeTask ${taken.ok}`);
      if (chance.below(0.5)) {
        const on = chance.below(0.5)
          ? await releaseTask(services, demo, action)
          : await handOver(services, demo, { ...action, to: colleagueOf(task.group).id });
        count(`put back or handed over ${on.ok}`);
      }
      return;
    }
    const drawn = chance.next();
    const decision: DecisionKind =
      drawn < 0.75 ? 'approved' : drawn < 0.87 || task.step !== 'assess' ? 'rejected' : 'returned';
    if (task.step === 'assess' && decision !== 'returned' && chance.below(byPages)) {
      const token = await database.inOrganisation(demo.id, (transaction) =>
        sessions.create(transaction, demo, { kind: 'employee', employee: employee.id }, 'x'),
      );
      const page = `/demo/sagsbehandling/sag/${task.case}`;
      const fields = { beslutning: decision, begrundelse: 'Set på siden' };
      const answer = await visitor(world.origin, `session=${token}`, giveUp).submit(page, `${page}/afgoer`, fields);
      count(`decided by a page: ${answer.status}`);
      return;
    }
    const done = await decide(services, demo, { ...action, decision, reason: 'Grund' });
    if (done.ok) acknowledged.push({ case: task.case, event: 'decided', open: task.open_step, employee: employee.id });
    count(`decide ${done.ok ? decision : done.refusal}`);
  }

  async function fillTask(task: Task): Promise<void> {
    const employee = colleagueOf(task.group);
    const opened = await openFillTask(services, demo, { case: task.case, open: task.open_step, employee, from });
    count(`openFillTask ${opened.ok ? 'done' : opened.refusal}`);
    if (!opened.ok) return;
    const filler = await database.inOrganisation(demo.id, (transaction) =>
      ensureEmployeePerson(transaction, demo, employee),
    );
    await fillIn({ id: opened.draft, person: filler, case: task.case, open_step: task.open_step }, employee.id);
  }

  async function fillIn(
    draft: { id: string; person: string; case: string | null; open_step: number | null },
    employee?: string,
  ) {
    const found = await database.inOrganisation(demo.id, async (transaction) => {
      const stored = await findDraft(transaction, demo, draft.id, draft.person, true);
      // The one that begins the case is sent in again as it was.
      if (!stored || Object.hasOwn(stored.content.answers, 'subject')) return stored;
      const content = sealDraftContent(stored.key, { ...stored.content, answers: { agrees: 'yes' } });
      await transaction.updateTable('draft').set({ content }).where('id', '=', draft.id).execute();
      return stored;
    });
    if (!found) return;
    const sent =
      employee === undefined
        ? await send(services, demo, draft.id, draft.person, found.revision)
        : await submitDraft(services, demo, {
            draft: draft.id,
            person: draft.person,
            revision: found.revision,
            actor: { kind: 'employee', id: employee },
            context: () => ({
              today: now().toISOString().slice(0, 10),
              language: 'da',
              person: { age: null, municipality: null, loginLevel: 'low' },
            }),
            from,
          });
    count(`fill in ${sent.kind === 'refused' ? sent.refusal : sent.kind}`);
    if (sent.kind !== 'submitted' || !draft.case || draft.open_step === null) return;
    acknowledged.push({ case: draft.case, event: 'submitted', open: draft.open_step });
  }

  async function invitation(draft: {
    id: string;
    person: string;
    case: string | null;
    open_step: number | null;
  }): Promise<void> {
    if (chance.of(`decline ${draft.id}`) > 0.15 || draft.person === person.id) return fillIn(draft);
    const actor = { kind: 'citizen', id: draft.person } as const;
    const done = await declineInvitation(services, demo, {
      draft: draft.id,
      person: draft.person,
      actor,
      reason: 'Nej',
      from,
    });
    if (done.ok && draft.case && draft.open_step !== null)
      acknowledged.push({ case: draft.case, event: 'declined', open: draft.open_step });
    count(`declineInvitation ${done.ok ? 'done' : done.refusal}`);
  }

  /** A failed delivery: sent again, handled by hand, one of many, or somebody else invited. */
  async function failure(task: Task): Promise<void> {
    const employee = colleagueOf('Fritid');
    const action = { case: task.case, open: task.open_step, employee, from };
    const drawn = chance.next();
    if (drawn < 0.03) {
      const bulk = await beginBulk(
        services,
        demo,
        { groups: ['Fritid'], reach: null },
        undefined,
        { action: 'retry' },
        { employee: employee.id, from },
      );
      count(`bulk ${bulk !== null}`);
    } else if (drawn < 0.5) {
      const done = await retryDelivery(services, demo, action);
      if (done.ok) acknowledged.push({ case: task.case, event: 'deliveryRetried', open: task.open_step });
      count(`retry ${done.ok ? 'done' : done.refusal}`);
    } else if (task.purpose === 'failedInvitation' && drawn < 0.8) {
      const by = { kind: 'employee', employee } as const;
      const to = task.step === 'witness' ? { email: 'vidne@example.dk' } : { cpr: jens.cpr };
      const done = await inviteAnew(services, demo, { case: task.case, by, open: task.open_step, to, from });
      count(`invite anew ${done.ok ? 'done' : done.refusal}`);
    } else if (task.purpose === 'failedInvitation') {
      const done = await handleByHand(services, demo, { ...action, reason: 'Ringet' });
      count(`invitation by hand ${done.ok ? 'done' : done.refusal}`);
    } else {
      const row = await database.inOrganisation(demo.id, (transaction) =>
        transaction
          .selectFrom('delivery')
          .select('id')
          .where('case', '=', task.case)
          .where('open_step', '=', task.open_step)
          .where('status', '=', 'failed')
          .executeTakeFirst(),
      );
      if (!row) return;
      const by = { employee: employee.id, groups: ['Fritid'], reach: null, from };
      const done = await settleByPerson(services, demo, row.id, { action: 'byHand', reason: 'Ringet' }, by);
      if (done === 'done') acknowledged.push({ case: task.case, event: 'deliveryHandledByHand', open: task.open_step });
      count(`by hand ${done}`);
    }
  }

  /** The system outside tells that it is paid, and sometimes says so twice. */
  async function pay({ id, number }: { id: string; number: string }): Promise<void> {
    const body = JSON.stringify({ data: { amount: 100 } });
    for (let times = chance.below(0.2) ? 2 : 1; times > 0; times -= 1) {
      const answer = await fetch(`${world.origin}/demo/webhook/${number}/betalt`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signedHeaders(secret, `betaling-${number}`, body, now()) },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      count(`webhook from outside ${answer.status}`);
      if (answer.ok) acknowledged.push({ case: id, event: 'signalled' });
      await answer.text();
    }
  }

  async function annul(row: { id: string; person: string }): Promise<void> {
    const by = chance.below(0.5)
      ? ({ kind: 'citizen', person: row.person, actor: { kind: 'citizen', id: row.person } } as const)
      : ({ kind: 'employee', employee: colleagueOf('Fritid') } as const);
    const done = await annulCase(services, demo, { case: row.id, by, reason: 'Fortrudt', from });
    if (done.ok) acknowledged.push({ case: row.id, event: 'annulled' });
    count(`annul ${done.ok ? 'done' : done.refusal}`);
  }

  const look = () =>
    database.inOrganisation(demo.id, async (transaction) => ({
      tasks: await transaction
        .selectFrom('task')
        .innerJoin('case', (join) =>
          join.onRef('case.organisation', '=', 'task.organisation').onRef('case.id', '=', 'task.case'),
        )
        .select(['task.case', 'open_step', 'step', 'purpose', 'group', 'employee', 'case.sequence'])
        .where('closed_at', 'is', null)
        .execute(),
      drafts: await transaction
        .selectFrom('draft')
        .innerJoin('person', (join) =>
          join.onRef('person.organisation', '=', 'draft.organisation').onRef('person.id', '=', 'draft.person'),
        )
        .select(['draft.id', 'draft.person', 'draft.case', 'open_step'])
        .where('draft.case', 'is not', null)
        .where('submitted_case', 'is', null)
        .where('closed_at', 'is', null)
        .execute(),
      open: await transaction
        .selectFrom('case')
        .select(['id', 'number', 'person', 'open_steps'])
        .where('status', '=', 'open')
        .execute(),
    }));

  /** Everything that somebody could do now. */
  function wishes({ tasks, drafts, open }: Awaited<ReturnType<typeof look>>): readonly (() => Promise<void>)[] {
    const filled = new Set(
      tasks.filter(({ purpose }) => purpose === 'fill').map((task) => `${task.case} ${task.open_step}`),
    );
    const ofTasks = tasks.flatMap((task) => {
      if (task.purpose === 'failedDelivery' || task.purpose === 'failedInvitation') return [() => failure(task)];
      if (chance.of(`neglect ${task.case} ${task.open_step}`) < neglected) return [];
      return [() => (task.purpose === 'fill' ? fillTask(task) : approveTask(task))];
    });
    const ofDrafts = drafts.flatMap((draft) => {
      // What an employee has open is among the tasks; the starter's own correction is never neglected.
      if (filled.has(`${draft.case} ${draft.open_step}`)) return [];
      const own = open.find(({ id }) => id === draft.case)?.open_steps.includes('start');
      if (!own && chance.of(`neglect ${draft.case} ${draft.open_step}`) < neglected) return [];
      return [() => (own ? fillIn(draft) : invitation(draft))];
    });
    const ofCases = open.flatMap((row) => [
      ...(row.open_steps.includes('outside') && chance.of(`unpaid ${row.id}`) > neglected ? [() => pay(row)] : []),
      ...(chance.of(`annul ${row.id}`) < 0.06 && chance.below(0.05) && !row.open_steps.includes('calledOff')
        ? [() => annul(row)]
        : []),
    ]);
    return [...ofTasks, ...ofDrafts, ...ofCases];
  }

  let stopped = false;
  let failure_: unknown;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      // The database or a server was away, or went while it answered: people look again and try again.
      count('interrupted');
      count(`interrupted: ${(error instanceof Error ? error.message : String(error)).slice(0, 60)}`);
    }
  };
  const perRound = Math.max(4, Math.ceil(cases / 60));
  const working = (async () => {
    while (!stopped) {
      await attempt(async () => {
        const waiting = starts.filter(({ draft }) => !begun.has(draft)).slice(0, perRound);
        const seen = wishes(await look());
        const shuffled = seen.map((wish) => ({ wish, order: chance.next() })).toSorted((a, b) => a.order - b.order);
        const toDo = [...waiting.map((start) => () => begin(start)), ...shuffled.slice(0, 40).map(({ wish }) => wish)];
        await Promise.all(
          Array.from({ length: atOnce }, async () => {
            for (let wish = toDo.shift(); wish && !stopped; wish = toDo.shift()) await attempt(wish);
          }),
        );
      });
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  })().catch((error: unknown) => {
    failure_ = error;
  });

  return {
    acknowledged,
    counts,
    begun,
    async isDone() {
      if (failure_) throw failure_;
      if (begun.size < cases) return false;
      return database
        .inOrganisation(demo.id, (transaction) =>
          transaction.selectFrom('case').select('id').where('status', '=', 'open').limit(1).execute(),
        )
        .then(
          (rows) => rows.length === 0,
          () => false,
        );
    },
    async stop() {
      stopped = true;
      await working;
      if (failure_) throw failure_;
    },
  };
}

async function employees({ database, demo }: World): Promise<readonly Colleague[]> {
  const all = groups.flatMap(([group, members]) =>
    Array.from(
      { length: members },
      (_, index): Colleague => ({
        id: crypto.randomUUID(),
        name: `${group} ${index + 1}`,
        groups: [group],
        access: accessOfRole('caseworker'),
        email: null,
      }),
    ),
  );
  await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values(
        all.map(({ id, name, groups: own }) => ({
          organisation: demo.id,
          id,
          subject: id,
          name,
          email: null,
          groups: [...own],
          roles: ['caseworker'],
          language: null,
        })),
      )
      .execute(),
  );
  return all;
}
