import type { Definitions } from '../../src/cases/definitions.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import form from '../../src/organisations/demo/fritidspas.form.json' with { type: 'json' };

type Start = FormDefinition['start'];

/** What a test's form is beside its two pages. */
export interface SmallForm {
  readonly key: string;
  readonly start?: Partial<Start>;
  readonly layout?: FormDefinition['layout'];
  readonly pages?: FormDefinition['pages'];
  readonly draftDays?: number;
}

const text = (da: string, en: string) => ({ da, en });

/** Two pages: what it is about, and how one can be reached. */
export const twoPages: FormDefinition['pages'] = [
  {
    key: 'sagen',
    title: text('Hvad drejer det sig om?', 'What is it about?'),
    fields: [
      { kind: 'shortText', key: 'subject', label: text('Emne', 'Subject'), required: true },
      { kind: 'yesNo', key: 'urgent', label: text('Haster det?', 'Is it urgent?'), required: true },
    ],
  },
  {
    key: 'kontakt',
    title: text('Hvordan får vi fat i dig?', 'How can we reach you?'),
    fields: [
      { kind: 'shortText', key: 'name', label: text('Navn', 'Name'), required: true },
      { kind: 'email', key: 'mail', label: text('E-mail', 'E-mail') },
    ],
  },
];

/** A small form as a definition. */
export function smallForm({ key, start, layout, pages = twoPages, draftDays = 14 }: SmallForm): FormDefinition {
  return {
    schema: 'form/1',
    key,
    title: text(`Prøveblanket ${key}`, `Test form ${key}`),
    summary: text('En blanket til at prøve med.', 'A form to try with.'),
    searchWords: text('prøve', 'test'),
    start: {
      intro: text('Her kan du prøve.', 'Here you can try.'),
      needs: [],
      minutes: 2,
      loginLevel: 'substantial',
      privacy: form.start.privacy,
      ...start,
    },
    ...(layout === undefined ? {} : { layout }),
    pages,
    afterwards: text('Vi læser det, du har sendt.', 'We read what you have sent.'),
    draftDays,
  };
}

/** Publishes a small form with a workflow that ends at once, or when it is paid where there is something to pay. @throws with the findings when it can't be published. */
export async function publishSmallForm(
  definitions: Definitions,
  organisation: number,
  small: SmallForm,
): Promise<void> {
  const form = smallForm(small);
  const isPaidFor = form.pages.some((page) => page.fields.some((field) => 'kind' in field && field.kind === 'payment'));
  const published = [
    await definitions.publishForm(organisation, form),
    await definitions.publishWorkflow(organisation, {
      schema: 'workflow/1',
      key: small.key,
      title: text(`Prøvesag ${small.key}`, `Test case ${small.key}`),
      start: 'fill',
      group: 'Fritid',
      kle: '18.20.02',
      retentionDays: 90,
      steps: {
        fill: {
          kind: 'fill',
          title: text('Udfyld', 'Fill in'),
          form: small.key,
          as: 'svar',
          by: 'starter',
          status: { now: text('Vi venter på dig', 'We wait for you'), next: text('Ret og send', 'Correct and send') },
          next: isPaidFor ? 'pay' : 'done',
        },
        ...(isPaidFor && {
          pay: {
            kind: 'pay',
            title: text('Betal', 'Pay'),
            of: 'svar',
            as: 'betaling',
            status: { now: text('Vi venter på din betaling', 'We wait for your payment'), next: text('Betal', 'Pay') },
            deadline: { days: 2 },
            expiry: { next: 'done' },
            failureGroup: 'Fritid',
            next: 'done',
          },
        }),
        done: {
          kind: 'end',
          outcome: 'received',
          title: text('Modtaget', 'Received'),
          status: { now: text('Vi har modtaget det', 'We have received it'), next: text('Intet mere', 'Nothing more') },
        },
      },
    }),
  ];
  for (const each of published) if (!each.ok) throw new Error(JSON.stringify(each.findings));
}
