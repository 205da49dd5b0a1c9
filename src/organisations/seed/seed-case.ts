import { deliver } from '../../cases/deliver.ts';
import { decide, type Employee, handleByHand, takeTask } from '../../cases/employee-actions.ts';
import { ensurePerson } from '../../cases/person.ts';
import type { CaseServices } from '../../cases/services.ts';
import { submitDraft } from '../../cases/submit-draft.ts';
import type { Answers } from '../../forms/answers.ts';
import { createDraft } from '../../forms/drafts/draft.ts';
import type { Organisation } from '../organisation.ts';
import { type Invented, invent } from './invented.ts';
import { withoutPost } from './no-post.ts';

/** What a seeded case comes to. */
export type SeedEnd = 'waiting' | 'taken' | 'returned' | 'granted' | 'refused' | 'letterUnderWay';

const day = 86_400_000;
const from = { from: 'seed' };

/** Half of the cases wait, some of them past their deadline; the rest are spread over the other ends. */
const ends: readonly SeedEnd[] = [
  'waiting',
  'granted',
  'waiting',
  'taken',
  'waiting',
  'refused',
  'waiting',
  'returned',
  'waiting',
  'letterUnderWay',
];

/** The end of the case with that number. */
export function seedEnd(number: number): SeedEnd {
  return ends[number % ends.length] ?? 'waiting';
}

/**
 * Makes one case of the demonstration's form, by the functions that the pages and the workers call, as if it had been sent
 * in up to twelve days ago.
 */
export async function seedCase(
  services: CaseServices,
  organisation: Organisation,
  employee: Employee,
  number: number,
): Promise<void> {
  const end = seedEnd(number);
  const sentIn = new Date(services.now().getTime() - (number % 12) * day);
  const then = { ...services, now: () => sentIn };
  const id = await submit(then, organisation, invent(number), end === 'letterUnderWay' ? '900' : '2.400');
  const task = { case: id, open: 1, employee, from };
  if (end === 'taken') await takeTask(then, organisation, task);
  if (end === 'returned') {
    await decide(then, organisation, { ...task, decision: 'returned', reason: 'Skriv, hvilket hold barnet går på.' });
  }
  if (end === 'granted' || end === 'refused') {
    const decision = end === 'granted' ? 'approved' : 'rejected';
    await decide(then, organisation, { ...task, decision, reason: 'Afgjort efter kommunens retningslinjer.' });
    await settleLetter(then, organisation, id, employee);
  }
}

async function submit(
  services: CaseServices,
  organisation: Organisation,
  applicant: Invented,
  price: string,
): Promise<string> {
  const { database, definitions, now } = services;
  const form = await definitions.publishedForm(organisation.id, 'fritidspas');
  const workflow = await definitions.workflowStartedBy(organisation.id, 'fritidspas');
  if (!form || !workflow) throw new Error(`The organisation ${organisation.slug} has no form "fritidspas".`);
  const identity = { cpr: null, name: applicant.name };
  const { person, draft } = await database.inOrganisation(organisation.id, async (transaction) => {
    const known = await ensurePerson(transaction, organisation, identity, applicant.subject);
    const made = await createDraft(transaction, organisation, {
      person: known.id,
      formVersion: form.id,
      workflowVersion: workflow.id,
      language: 'da',
      content: {
        answers: answersOf(applicant, price),
        prefilled: {},
        visited: form.definition.pages.map((page) => page.key),
        person: { birthDate: null, municipality: null },
        registerUnavailable: false,
      },
      now: now(),
      expiresAt: new Date(now().getTime() + form.definition.draftDays * day),
    });
    return { person: known.id, draft: made.id };
  });
  const submitted = await submitDraft(services, organisation, {
    draft,
    person,
    revision: 1,
    context: () => ({
      today: now().toISOString().slice(0, 10),
      language: 'da',
      person: { age: null, municipality: null, loginLevel: 'substantial' },
    }),
    from,
  });
  if (submitted.kind === 'submitted') return submitted.case;
  if (submitted.kind !== 'invalid') throw new Error(`The seeded draft was not taken: ${submitted.kind}.`);
  throw new Error(
    `The seeded answers do not fit the published form "fritidspas" of ${organisation.slug}: it is another than the demonstration's.`,
  );
}

/** The letter of a decided case: refused, since nobody is there to get it, and then handled by hand. */
async function settleLetter(
  services: CaseServices,
  organisation: Organisation,
  id: string,
  employee: Employee,
): Promise<void> {
  const letter = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction.selectFrom('delivery').select(['id', 'open_step']).where('case', '=', id).executeTakeFirstOrThrow(),
  );
  await deliver(withoutPost(services), organisation.id, letter.id);
  const reason = 'Brevet er afleveret personligt.';
  await handleByHand(services, organisation, { case: id, open: letter.open_step, employee, from, reason });
}

function answersOf(applicant: Invented, price: string): Answers {
  return {
    name: applicant.name,
    address: applicant.address,
    children: [
      {
        id: 'c1',
        answers: {
          childName: applicant.child,
          birthDate: { day: '3', month: '5', year: String(applicant.childBirthYear) },
          applies: 'yes',
        },
      },
    ],
    activity: applicant.activity,
    provider: { cvr: '99000112', name: 'Aalborg Øst Boldklub' },
    period: {
      'from.day': '1',
      'from.month': '1',
      'from.year': '2027',
      'to.day': '30',
      'to.month': '6',
      'to.year': '2027',
    },
    price,
    paid: 'no',
    ownIncome: '200.000',
    hasPartner: 'no',
    truth: 'yes',
  };
}
