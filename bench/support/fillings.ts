import { ensurePerson } from '../../src/cases/person.ts';
import type { Answers } from '../../src/forms/answers.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { maskCsrfSecret } from '../../src/web/csrf-token.ts';
import { twentyAnswers } from './definitions.ts';
import type { PreparedDatabase } from './prepared-database.ts';

/** A citizen who is logged in, by the cookie, with a token for the forms. */
export interface LoggedIn {
  readonly person: string;
  readonly cookie: string;
  readonly csrf: string;
}

/** A filling that is ready to be sent in. */
export interface Filling {
  readonly draft: string;
  readonly by: LoggedIn;
}

/** Makes citizens of the bench's organisation, each with a session. They have no CPR number. */
export async function logIn({ database, organisation }: PreparedDatabase, count: number): Promise<readonly LoggedIn[]> {
  const sessions = createSessions(database, { idleMinutes: 60, hours: 8 }, () => new Date());
  return inTens(count, async (number) => {
    const { person, token } = await database.inOrganisation(organisation.id, async (transaction) => {
      const identity = { cpr: null, name: `Borger ${number}` };
      const { id } = await ensurePerson(transaction, organisation, identity, `bench-${number}`);
      const user = { kind: 'citizen', person: id, level: 'substantial' } as const;
      return { person: id, token: await sessions.create(transaction, organisation, user, 'no token') };
    });
    const session = await sessions.find(organisation, token);
    if (!session) throw new Error('A session that was just made is not there.');
    return { person, cookie: `session=${token}`, csrf: maskCsrfSecret(Buffer.from(session.csrfSecret)) };
  });
}

/** Fills the form of a workflow in, `count` times, shared out among the citizens. */
export async function fillIn(
  prepared: PreparedDatabase,
  key: string,
  citizens: readonly LoggedIn[],
  count: number,
  answersOf: (number: number) => Answers = twentyAnswers,
): Promise<readonly Filling[]> {
  const { database, organisation, definitions } = prepared;
  const form = await definitions.publishedForm(organisation.id, key);
  const workflow = await definitions.workflowStartedBy(organisation.id, key);
  if (!form || !workflow) throw new Error(`The bench has no form ${key}.`);
  return inTens(count, async (number) => {
    const by = citizens[number % citizens.length];
    if (!by) throw new Error('There are no citizens.');
    const now = new Date();
    const { id } = await database.inOrganisation(organisation.id, (transaction) =>
      createDraft(transaction, organisation, {
        person: by.person,
        formVersion: form.id,
        workflowVersion: workflow.id,
        language: 'da',
        content: {
          answers: answersOf(number),
          prefilled: {},
          visited: ['spoergsmaal'],
          person: { birthDate: '1985-05-03', municipality: '0851' },
          registerUnavailable: false,
        },
        now,
        expiresAt: new Date(now.getTime() + 30 * 86_400_000),
      }),
    );
    return { draft: id, by };
  });
}

/** Does something `count` times, ten at a time, and keeps the order. */
export async function inTens<T>(count: number, work: (number: number) => Promise<T>): Promise<readonly T[]> {
  const done: T[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let number = next++; number < count; number = next++) done[number] = await work(number);
    }),
  );
  return done;
}
