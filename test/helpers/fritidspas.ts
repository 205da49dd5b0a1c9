import { ensurePerson } from '../../src/cases/person.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import { type Submitted, submitDraft } from '../../src/cases/submit-draft.ts';
import type { Answers } from '../../src/forms/answers.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';

/** Karen of the sandbox. */
export const karen = { cpr: '0107850018', name: 'Karen Ærø Hansen' } as const;

/** Valid answers to the demonstration's form for one child; the price decides the way through the workflow. */
export function answersWithPrice(price: string, more: Answers = {}): Answers {
  return {
    name: karen.name,
    address: 'Birkevej 12A, 2. tv, 9000 Aalborg',
    children: [
      {
        id: 'c1',
        answers: { childName: 'Ida Hansen', birthDate: { day: '3', month: '5', year: '2015' }, applies: 'yes' },
      },
    ],
    activity: 'Fodbold',
    provider: { cvr: '10000025', name: 'Aalborg Boldklub' },
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
    ...more,
  };
}

/** A person of the organisation. */
export function personOf(
  services: CaseServices,
  organisation: Organisation,
  identity: { cpr: string | null; name: string } = karen,
) {
  return services.database.inOrganisation(organisation.id, (transaction) =>
    ensurePerson(transaction, organisation, identity, 'test-subject'),
  );
}

/** Makes a draft with the answers; its id. */
export async function draftWith(
  services: CaseServices,
  organisation: Organisation,
  person: string,
  answers: Answers,
  formKey = 'fritidspas',
): Promise<string> {
  const form = await services.definitions.publishedForm(organisation.id, formKey);
  const workflow = await services.definitions.workflowStartedBy(organisation.id, formKey);
  if (!form || !workflow) throw new Error(`${formKey} is not published.`);
  const now = services.now();
  const made = await services.database.inOrganisation(organisation.id, (transaction) =>
    createDraft(transaction, organisation, {
      person,
      formVersion: form.id,
      workflowVersion: workflow.id,
      language: 'da',
      content: {
        answers,
        prefilled: {},
        visited: form.definition.pages.map((page) => page.key),
        person: { birthDate: '1985-07-01', municipality: '0851' },
        registerUnavailable: false,
      },
      now,
      expiresAt: new Date(now.getTime() + 30 * 86_400_000),
    }),
  );
  return made.id;
}

/** Sends a draft in as its citizen. */
export function send(
  services: CaseServices,
  organisation: Organisation,
  draft: string,
  person: string,
  revision = 1,
): Promise<Submitted> {
  return submitDraft(services, organisation, {
    draft,
    person,
    revision,
    context: () => ({
      today: services.now().toISOString().slice(0, 10),
      language: 'da',
      person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
    }),
    from: { from: '127.0.0.1' },
  });
}
