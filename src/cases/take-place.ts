import { sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import type { FormContext } from '../forms/answers.ts';
import type { FormDefinition } from '../forms/definition.ts';
import type { Draft } from '../forms/drafts/draft.ts';
import { checkStart, danishMoment, type StartPerson, type StartRefusal } from '../forms/start-rules.ts';
import { readStartCounts, sinceOf } from './start-counts.ts';

/** Takes what a form's rules allow once or so many times, within the transaction that sends it in. */
export interface TakenPlace {
  /** The rules that stop it; none when the place is taken. */
  take(
    organisation: number,
    definition: FormDefinition,
    sent: { readonly draft: Draft; readonly case: string; readonly context: FormContext; readonly at: Date },
  ): Promise<readonly StartRefusal[]>;
  /** Undoes the taking where the sending comes to nothing and the transaction goes on. */
  giveBack(): Promise<void>;
}

/**
 * Judges the rules again and takes the place. Of two who send at once, the second waits for the first one's row and sees
 * what it left: the last place goes to one of them, and one person's two browsers send once.
 */
export async function takePlace(transaction: OrganisationTransaction): Promise<TakenPlace> {
  await sql`savepoint start_rules`.execute(transaction);
  const giveBack = async () => {
    await sql`rollback to savepoint start_rules`.execute(transaction);
  };
  return {
    giveBack,
    async take(organisation, definition, { draft, case: caseId, context, at }) {
      const now = danishMoment(at);
      const before = await readStartCounts(transaction, definition, draft.subject ?? draft.person);
      const person = { ...personOf(draft, context), sentBefore: before.sentBefore };
      const refusals = checkStart(definition, { now, taken: before.taken, person });
      if (refusals.length > 0) return refusals;
      const { maxSubmissions, oncePerPerson } = definition.start.rules ?? {};
      const since = sinceOf(definition);
      const form = definition.key;
      if (oncePerPerson === true) {
        const made = await transaction
          .insertInto('sent_once')
          .values({ organisation, form, since, person: draft.subject ?? draft.person, case: caseId })
          .onConflict((conflict) => conflict.doNothing())
          .returning('case')
          .executeTakeFirst();
        if (!made) return checkStart(definition, { now, taken: null, person: { sentBefore: true } });
      }
      if (maxSubmissions !== undefined) {
        // The row is made by the first who sends; those from before the rule came are counted in.
        const first = before.taken ?? 0;
        const { rows } = await sql<{ taken: number }>`
          insert into form_places (organisation, form, since, taken)
          values (${organisation}, ${form}, ${since}, ${first + 1})
          on conflict (organisation, form, since) do update set taken = form_places.taken + 1
          where form_places.taken < ${maxSubmissions}
          returning taken`.execute(transaction);
        if (rows.length === 0) {
          await giveBack();
          return checkStart(definition, { now, taken: maxSubmissions, person: null });
        }
      }
      return [];
    },
  };
}

/** What the draft knows of its person. */
function personOf({ content }: Draft, context: FormContext): StartPerson {
  const { municipality } = content.person;
  const unknown = content.registerUnavailable ? 'unavailable' : 'unknown';
  return { age: context.person.age ?? 'unknown', municipality: municipality ?? unknown };
}
