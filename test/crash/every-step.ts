import type { Answers } from '../../src/forms/answers.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { smallForm } from '../helpers/small-form.ts';
import {
  answerForm,
  approve,
  decide,
  definitionOf,
  end,
  fill,
  forEach,
  notify,
  parallel,
  wait,
} from '../helpers/workflow-of.ts';
import type { Chance } from './chance.ts';

const label = (text: string) => ({ da: text, en: text });

/** What a case may go through beside what all do; each is a question of the form that begins it. */
const ways = [
  'asks',
  'office',
  'board',
  'pair',
  'outside',
  'pause',
  'witness',
  'hook',
  'late',
  'file',
  'mails',
  'letter',
] as const;

export const everyStepKey = 'alle-trin';

/** The form with which a case begins. */
export const everyStepForm: FormDefinition = smallForm({
  key: everyStepKey,
  pages: [
    {
      key: 'side',
      title: label('Sagen'),
      fields: [
        { kind: 'shortText', key: 'subject', label: label('Emne'), required: true },
        { kind: 'email', key: 'mail', label: label('E-mail'), required: true },
        { kind: 'date', key: 'day', label: label('Dag'), required: true },
        ...ways.map((way) => ({ kind: 'yesNo' as const, key: way, label: label(way), required: true })),
        {
          kind: 'rows',
          key: 'people',
          label: label('Personer'),
          rowLabel: label('Person'),
          addable: true,
          maxRows: 5,
          columns: [
            { kind: 'shortText', key: 'name', label: label('Navn') },
            { kind: 'cprNumber', key: 'cpr', label: label('CPR-nummer') },
          ],
        },
      ],
    },
  ],
});

const letter = (text: string): Step => ({
  ...delivery('digital-post'),
  letter: {
    title: label(text),
    blocks: [{ kind: 'paragraph', text: label('Sag {{case.number}}: {{start.subject}}') }],
  },
  next: 'send',
});

function delivery(kind: string): Extract<Step, { kind: 'deliver' }> {
  const status = { now: label('Sendes'), next: label('Modtages') };
  return { kind: 'deliver', title: label(kind), status, delivery: kind, failureGroup: 'Fritid', next: 'send' };
}

const when = (way: (typeof ways)[number], start: string = way) => ({ start, when: `start.${way} = true` });
const lateness = { deadline: { workingDays: 2 }, remindBefore: { days: 1 } } as const;
const approvedByItself = { after: { days: 2 }, decision: 'approved' as const, reason: label('Fristen er udløbet') };

/** A workflow with every kind of step, with people in its branches, and with every kind of deadline. */
export const everyStepWorkflow: WorkflowDefinition = {
  ...definitionOf({}),
  key: everyStepKey,
  start: 'start',
  retentionDays: 3_650,
  annulment: {
    by: ['citizen', 'employee'],
    start: 'calledOff',
    status: { now: label('Annulleret'), next: label('Intet') },
  },
  steps: {
    start: fill({ form: everyStepKey, as: 'start', by: 'starter', next: 'assess' }),
    assess: approve({
      as: 'assessed',
      fourEyes: true,
      ...lateness,
      escalation: { group: 'Teknik', after: { days: 1 } },
      expiry: approvedByItself,
      approved: 'both',
      rejected: 'refusal',
      returned: 'start',
    }),
    both: parallel(
      'sort',
      when('asks', 'each'),
      when('office'),
      when('board'),
      when('pair'),
      when('outside'),
      when('pause'),
      when('witness'),
    ),
    each: forEach({ over: 'start.people', as: 'who', order: 'together', start: 'ask', next: 'both' }),
    ask: fill({
      form: answerForm.key,
      as: 'answer',
      by: { cpr: 'who.cpr' },
      sees: [{ alias: 'start', fields: ['subject'] }],
      deadline: { days: 3 },
      remindBefore: { days: 1 },
      expiry: { next: 'each' },
      declined: 'each',
      next: 'each',
    }),
    office: fill({
      form: answerForm.key,
      as: 'office',
      by: { group: 'Teknik' },
      ...lateness,
      expiry: { next: 'both' },
      next: 'both',
    }),
    board: approve({
      as: 'board',
      group: 'Udvalg',
      approvers: 'all',
      ...lateness,
      expiry: approvedByItself,
      approved: 'both',
      rejected: 'both',
    }),
    pair: approve({
      as: 'pair',
      approvers: 2,
      ...lateness,
      expiry: approvedByItself,
      approved: 'both',
      rejected: 'both',
    }),
    outside: wait({
      event: { name: 'betalt', as: 'payment', data: { amount: 'number' }, deadline: { days: 2 }, expired: 'unpaid' },
      next: 'both',
    }),
    unpaid: { ...notify('both'), to: { group: 'Fritid' } } as Step,
    pause: wait({ term: { days: 1 }, next: 'until' }),
    until: wait({ until: { date: 'start.day' }, next: 'both' }),
    witness: fill({
      form: answerForm.key,
      as: 'witness',
      by: { email: 'start.mail' },
      deadline: { days: 3 },
      expiry: { next: 'both' },
      declined: 'both',
      next: 'both',
    }),
    sort: decide('start.hook or start.late or start.file or start.mails or start.letter', 'send', 'told'),
    send: parallel('told', when('hook'), when('late'), when('file'), when('mails'), when('letter')),
    hook: { ...delivery('webhook'), choices: { target: 'fagsystem' }, values: { content: '{ emne: start.subject }' } },
    late: {
      ...delivery('webhook'),
      choices: { target: 'kvitterer-senere', receipt: 'later' },
      values: { content: '{ emne: start.subject }' },
    },
    file: {
      ...delivery('file-transfer'),
      choices: { target: 'okonomi', format: 'csv' },
      values: { content: '[{ emne: start.subject, post: start.mail }]' },
    },
    mails: {
      ...delivery('email'),
      values: { to: 'start.mail' },
      texts: { subject: label('Sag {{case.number}}'), body: label('Om {{start.subject}}') },
    },
    letter: letter('Bevilget'),
    told: notify('granted', label('Sag {{case.number}} er afgjort')),
    granted: end('granted'),
    refusal: { ...letter('Afslag'), next: 'refused' } as Step,
    refused: end('refused'),
    calledOff: {
      ...delivery('webhook'),
      choices: { target: 'fagsystem' },
      values: { content: '{ annulleret: true }' },
      next: 'annulled',
    },
    annulled: end('calledOff'),
  },
};

/** Answers that begin the n-th case; which ways it goes is drawn. */
export function answersOf(
  number: number,
  chance: Chance,
  now: Date,
  people: readonly { name: string; cpr: string }[],
): Answers {
  const day = new Date(now.getTime() + Math.floor(chance.between(0, 5)) * 86_400_000);
  const asked = people.slice(0, 1 + Math.floor(chance.between(0, 2)));
  return {
    subject: `Sag nummer ${number}`,
    mail: `borger${number}@example.dk`,
    day: { day: String(day.getUTCDate()), month: String(day.getUTCMonth() + 1), year: String(day.getUTCFullYear()) },
    ...Object.fromEntries(ways.map((way) => [way, chance.below(0.3) ? 'yes' : 'no'])),
    people: asked.map((answers, index) => ({ id: `r${index}`, answers })),
  };
}
