import { createHash } from 'node:crypto';
import { annulCase } from '../../src/cases/case-actions.ts';
import { writeNote } from '../../src/cases/case-notes.ts';
import { decide, type Employee, writeMessage } from '../../src/cases/employee-actions.ts';
import { openFillTask } from '../../src/cases/open-fill-task.ts';
import { ensurePerson } from '../../src/cases/person.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import { beginUpload, finishUpload, writeChunk } from '../../src/documents/stored-document.ts';
import type { Answers } from '../../src/forms/answers.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { findDraft, saveDraft } from '../../src/forms/drafts/draft.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { draftWith, send } from './fritidspas.ts';
import { smallForm } from './small-form.ts';

/**
 * Cases as a desk has them on a Monday: several people, parallel branches, several who decide, items gone through one by one, waits,
 * files, long names and texts, deliveries of every kind that fail. For the browser's tests and the pictures of the README.
 */

const text = (da: string, en: string) => ({ da, en });
const from = { from: 'test' };
const day = 86_400_000;

const applicationForm: FormDefinition = {
  ...smallForm({
    key: 'aflastning',
    pages: [
      {
        key: 'ansoegning',
        title: text('Ansøgning', 'Application'),
        fields: [
          {
            kind: 'shortText',
            key: 'subject',
            label: text('Hvad søger du om?', 'What do you apply for?'),
            required: true,
          },
          { kind: 'longText', key: 'story', label: text('Beskriv situationen', 'Describe the situation') },
          { kind: 'email', key: 'mail', label: text('E-mail', 'E-mail') },
          {
            kind: 'rows',
            key: 'people',
            label: text('Personer, som skal udtale sig', 'People who are to be heard'),
            rowLabel: text('Person', 'Person'),
            addable: true,
            maxRows: 20,
            columns: [
              { kind: 'shortText', key: 'name', label: text('Navn', 'Name') },
              { kind: 'cprNumber', key: 'cpr', label: text('CPR-nummer', 'CPR number') },
            ],
          },
          {
            kind: 'files',
            key: 'files',
            label: text('Bilag', 'Enclosures'),
            maxFiles: 50,
            accept: ['application/pdf', 'text/plain'],
          },
        ],
      },
    ],
  }),
  title: text('Ansøgning om aflastning', 'Application for respite care'),
};

const answerForm: FormDefinition = {
  ...smallForm({
    key: 'udtalelse',
    pages: [
      {
        key: 'udtalelse',
        title: text('Udtalelse', 'Statement'),
        fields: [
          {
            kind: 'yesNo',
            key: 'agrees',
            label: text('Er du enig i ansøgningen?', 'Do you agree with the application?'),
            required: true,
          },
          { kind: 'longText', key: 'remarks', label: text('Bemærkninger', 'Remarks') },
        ],
      },
    ],
  }),
  title: text('Udtalelse', 'Statement'),
};

const status = (da: string, en: string) => ({
  now: text(da, en),
  next: text('Du hører fra os, når sagen er afgjort.', 'You will hear from us when the case is decided.'),
});

const letter = {
  title: text('Svar på din ansøgning', 'Answer to your application'),
  blocks: [
    {
      kind: 'paragraph' as const,
      text: text('Vi har afgjort din sag {{case.number}}.', 'We have decided your case {{case.number}}.'),
    },
  ],
};

/** Two branches, in one of which several people are asked one by one; then two who must agree, a wait, and a letter. */
const manyPeople: WorkflowDefinition = {
  schema: 'workflow/1',
  key: 'aflastning',
  title: text(
    'Aflastning og dækning af merudgifter ved forsørgelse af et barn med nedsat funktionsevne',
    'Respite care and cover of extra costs for a child with a disability',
  ),
  start: 'apply',
  group: 'Fritid',
  retentionDays: 365,
  annulment: {
    by: ['citizen', 'employee'],
    status: {
      now: text('Sagen er annulleret', 'The case is annulled'),
      next: text('Der sker ikke mere', 'Nothing more happens'),
    },
  },
  columns: [{ alias: 'ansoegning', field: 'subject' }],
  steps: {
    apply: {
      kind: 'fill',
      title: text('Ansøg', 'Apply'),
      form: 'aflastning',
      as: 'ansoegning',
      by: 'starter',
      status: status('Vi venter på din ansøgning', 'We wait for your application'),
      next: 'hear',
    },
    hear: {
      kind: 'parallel',
      title: text('Oplys sagen', 'Gather what the case needs'),
      branches: [
        { title: text('Høring af de berørte', 'Hearing of those concerned'), start: 'each' },
        { title: text('Faglig vurdering', 'Professional assessment'), start: 'assess' },
      ],
      next: 'board',
    },
    each: {
      kind: 'forEach',
      title: text('Hør hver person', 'Hear each person'),
      over: 'ansoegning.people',
      as: 'person',
      order: 'together',
      start: 'statement',
      next: 'hear',
    },
    statement: {
      kind: 'fill',
      title: text('Udtalelse fra en berørt', 'Statement of somebody concerned'),
      form: 'udtalelse',
      as: 'udtalelse',
      by: { cpr: 'person.cpr' },
      invitation: text('Vi vil gerne høre din mening.', 'We should like to hear your opinion.'),
      deadline: { workingDays: 10 },
      status: status('Vi venter på udtalelser', 'We wait for statements'),
      next: 'each',
    },
    assess: {
      kind: 'fill',
      title: text('Skriv den faglige vurdering', 'Write the professional assessment'),
      form: 'udtalelse',
      as: 'vurdering',
      by: { group: 'Fritid' },
      deadline: { workingDays: 3 },
      status: status('Vi vurderer din ansøgning', 'We assess your application'),
      next: 'hear',
    },
    board: {
      kind: 'approve',
      title: text('Afgør ansøgningen i udvalget', 'Decide the application in the board'),
      group: 'Fritid',
      as: 'udvalg',
      approvers: 2,
      deadline: { workingDays: 5 },
      status: status('Udvalget behandler din ansøgning', 'The board considers your application'),
      approved: 'filed',
      rejected: 'letter',
      returned: 'apply',
    },
    filed: {
      kind: 'wait',
      title: text('Afvent journalisering i fagsystemet', 'Wait for the filing in the case system'),
      event: { name: 'journaliseret' },
      status: status('Vi lægger sagen på plads', 'We file the case'),
      next: 'letter',
    },
    letter: {
      kind: 'deliver',
      title: text('Send afgørelsen', 'Send the decision'),
      delivery: 'digital-post',
      failureGroup: 'Fritid',
      letter,
      status: status('Vi sender afgørelsen til dig', 'We send you the decision'),
      next: 'done',
    },
    done: {
      kind: 'end',
      title: text('Afgjort', 'Decided'),
      outcome: 'decided',
      status: status('Din sag er afgjort', 'Your case is decided'),
    },
  },
};

const failing = (
  key: string,
  of: Pick<Extract<Step, { kind: 'deliver' }>, 'delivery' | 'choices' | 'values' | 'texts' | 'letter'>,
  next: string,
): readonly [string, Step] => [
  key,
  {
    kind: 'deliver',
    title: text(`Aflever: ${key}`, `Deliver: ${key}`),
    failureGroup: 'Fritid',
    status: status('Vi sender din underretning videre', 'We pass your notice on'),
    ...of,
    next,
  },
];

/** Everything goes out at once, by every kind of delivery. */
const manyDeliveries: WorkflowDefinition = {
  schema: 'workflow/1',
  key: 'underretning',
  title: text('Underretning af samarbejdspartnere', 'Notice to partners'),
  start: 'apply',
  group: 'Fritid',
  retentionDays: 365,
  steps: {
    apply: {
      kind: 'fill',
      title: text('Skriv underretningen', 'Write the notice'),
      form: 'underretning',
      as: 'svar',
      by: 'starter',
      status: status('Vi venter på dig', 'We wait for you'),
      next: 'all',
    },
    all: {
      kind: 'parallel',
      title: text('Send til alle', 'Send to all'),
      branches: ['fagsystem', 'webhook', 'sftp', 'email', 'post'].map((key) => ({
        title: text(`Til ${key}`, `To ${key}`),
        start: key,
      })),
      next: 'done',
    },
    ...Object.fromEntries([
      failing(
        'fagsystem',
        { delivery: 'webhook', choices: { target: 'fagsystem' }, values: { content: '{emne: svar.subject}' } },
        'all',
      ),
      failing(
        'webhook',
        { delivery: 'webhook', choices: { target: 'nedlagt-system' }, values: { content: '{emne: svar.subject}' } },
        'all',
      ),
      failing(
        'sftp',
        {
          delivery: 'file-transfer',
          choices: { target: 'nedlagt-server', format: 'csv' },
          texts: { name: text('udtræk', 'extract') },
          values: { content: '[{emne: svar.subject}]' },
        },
        'all',
      ),
      failing(
        'email',
        {
          delivery: 'email',
          values: { to: 'svar.mail' },
          texts: {
            subject: text('Sag {{case.number}}', 'Case {{case.number}}'),
            body: text('Emnet er {{svar.subject}}.', 'It is about {{svar.subject}}.'),
          },
        },
        'all',
      ),
      failing('post', { delivery: 'digital-post', letter }, 'all'),
    ]),
    done: {
      kind: 'end',
      title: text('Sendt', 'Sent'),
      outcome: 'sent',
      status: status('Alt er sendt', 'Everything is sent'),
    },
  },
};

const noticeForm: FormDefinition = {
  ...smallForm({
    key: 'underretning',
    pages: [
      {
        key: 'underretning',
        title: text('Underretning', 'Notice'),
        fields: [
          {
            kind: 'shortText',
            key: 'subject',
            label: text('Hvad drejer det sig om?', 'What is it about?'),
            required: true,
          },
          { kind: 'email', key: 'mail', label: text('Partnerens e-mail', 'The partner’s e-mail') },
        ],
      },
    ],
  }),
  title: text('Underretning af samarbejdspartnere', 'Notice to partners'),
};

const grantForm: FormDefinition = {
  ...smallForm({
    key: 'bevilling',
    pages: [
      {
        key: 'bevilling',
        title: text('Bevilling', 'Grant'),
        fields: [
          {
            kind: 'shortText',
            key: 'subject',
            label: text('Hvad gælder det?', 'What does it concern?'),
            required: true,
          },
        ],
      },
    ],
  }),
  title: text('Ansøgning om enkeltydelse', 'Application for a single payment'),
};

/** Whoever decides fills in a form with the decision. */
const withForm: WorkflowDefinition = {
  schema: 'workflow/1',
  key: 'bevilling',
  title: text('Enkeltydelse', 'Single payment'),
  start: 'apply',
  group: 'Fritid',
  retentionDays: 365,
  steps: {
    apply: {
      kind: 'fill',
      title: text('Ansøg', 'Apply'),
      form: 'bevilling',
      as: 'svar',
      by: 'starter',
      status: status('Vi venter på din ansøgning', 'We wait for your application'),
      next: 'grant',
    },
    grant: {
      kind: 'approve',
      title: text('Bevilg enkeltydelsen', 'Grant the payment'),
      group: 'Fritid',
      as: 'bevilling',
      form: { form: 'udtalelse', as: 'skema' },
      deadline: { workingDays: 5 },
      status: status('Vi behandler din ansøgning', 'We handle your application'),
      approved: 'done',
      rejected: 'done',
      returned: 'apply',
    },
    done: {
      kind: 'end',
      title: text('Afgjort', 'Decided'),
      outcome: 'decided',
      status: status('Din sag er afgjort', 'Your case is decided'),
    },
  },
};

/** Publishes the forms and workflows of the desk. @throws with the findings when one may not be published. */
export async function publishDesk({ definitions }: CaseServices, organisation: number): Promise<void> {
  const published = [
    await definitions.publishForm(organisation, applicationForm),
    await definitions.publishForm(organisation, answerForm),
    await definitions.publishForm(organisation, noticeForm),
    await definitions.publishForm(organisation, grantForm),
    await definitions.publishWorkflow(organisation, manyPeople),
    await definitions.publishWorkflow(organisation, manyDeliveries),
    await definitions.publishWorkflow(organisation, withForm),
  ];
  for (const each of published) if (!each.ok) throw new Error(JSON.stringify(each.findings));
}

/** Who applies at the desk: a name as long as they come, and one whom no letter can reach: she is dead according to CPR. */
export const longName = 'Anne-Sofie Christensdatter Kjærgaard-Østergaard von Ahlefeldt-Laurvig';
const gudrun = { cpr: '0404300064', name: 'Gudrun Holm' };

const longStory = `${'Barnet har brug for fast støtte hele døgnet, og forældrene kan ikke længere klare det uden aflastning. '.repeat(12)}\n\nVi har vedlagt alle udtalelser.`;

/** The ids of the desk's cases. */
export interface Desk {
  /** Both branches are open; two people are invited, a third could not be. */
  readonly open: string;
  /** Two are to decide and one has; 40 files, long texts, messages and notes. */
  readonly board: string;
  /** It was annulled. */
  readonly annulled: string;
  /** Waits for an event from outside. */
  readonly waiting: string;
  /** Every kind of delivery, each of which fails. */
  readonly failing: string;
  /** Is decided with a form. */
  readonly withForm: string;
}

/**
 * Makes the cases, sent in over the last days. Needs {@link publishDesk} before it. The two colleagues are in the group `Fritid`; the
 * first has voted in the board and writes, both have decided the case that waits.
 */
export async function makeDesk(
  services: CaseServices,
  organisation: Organisation,
  [first, second]: readonly [Employee, Employee],
): Promise<Desk> {
  const ago = (days: number): CaseServices => ({
    ...services,
    now: () => new Date(services.now().getTime() - days * day),
  });

  const open = await submit(ago(6), organisation, { cpr: null, name: longName }, 'aflastning', {
    subject: 'Aflastning hver anden weekend og dækning af merudgifter til specialfremstillet fodtøj og transport',
    story: longStory,
    mail: 'anne-sofie.christensdatter.kjaergaard-oestergaard@et-meget-langt-domaene.example',
    people: [
      ['Mads Hansen', '150282-0021'],
      ['Karen Ærø Hansen', '010785-0018'],
      ['Farmor uden CPR-nummer', ''],
    ].map(([name = '', cpr = ''], index) => ({ id: `p${index}`, answers: { name, cpr } })),
  });

  const karen = { cpr: '0107850018', name: 'Karen Ærø Hansen' };
  const application = { subject: 'Aflastning i sommerferien', story: longStory, mail: 'karen@demo.example' };
  const board = await submit(ago(12), organisation, karen, 'aflastning', application, 40);
  await assess(ago(11), organisation, board, first);
  await vote(ago(10), organisation, board, first);
  const question = `Hvornår hører vi fra jer?\n\n${longStory.slice(0, 400)}`;
  const { author, from: origin } = { author: { kind: 'citizen', id: null } as const, from };
  await writeMessage(ago(9), organisation, { case: board, author, text: question, from: origin });
  await writeMessage(ago(8), organisation, {
    case: board,
    author: { kind: 'employee', id: first.id },
    employee: first,
    text: 'Udvalget mødes på torsdag.',
    from,
  });
  const note = 'Talt i telefon med skolen. De støtter ansøgningen.';
  await writeNote(ago(8), organisation, { case: board, employee: first, text: note, from });

  const bent = { cpr: null, name: 'Bent Bæk' };
  const annulled = await submit(ago(5), organisation, bent, 'aflastning', { subject: 'Aflastning én gang' });
  await annulCase(ago(4), organisation, {
    case: annulled,
    by: { kind: 'employee', employee: first },
    reason: 'Borgeren har ringet og trukket ansøgningen tilbage.',
    from,
  });

  const cille = { cpr: null, name: 'Cille Dal' };
  const waiting = await submit(ago(4), organisation, cille, 'aflastning', { subject: 'Merudgifter til medicin' });
  await assess(ago(3), organisation, waiting, first);
  await vote(ago(2), organisation, waiting, first);
  await vote(ago(2), organisation, waiting, second);

  const notice = { subject: 'Flytning', mail: 'ukendt@demo.example' };
  const failing = await submit(ago(1), organisation, gudrun, 'underretning', notice);
  for (const name of ['Erik Eng', 'Freja Fjord', 'Gorm Gren', 'Helle Høj', 'Ib Kær']) {
    await submit(ago(1), organisation, { cpr: null, name }, 'underretning', notice);
  }
  const kaj = { cpr: null, name: 'Kaj Lund' };
  const grant = await submit(ago(1), organisation, kaj, 'bevilling', { subject: 'Tandbehandling' });
  return { open, board, annulled, waiting, failing, withForm: grant };
}

/** Sends an application in, with so many text files. @returns the case. */
async function submit(
  services: CaseServices,
  organisation: Organisation,
  identity: { readonly cpr: string | null; readonly name: string },
  form: string,
  answers: Answers,
  files = 0,
): Promise<string> {
  const { database, now } = services;
  const person = await database.inOrganisation(organisation.id, (transaction) =>
    ensurePerson(transaction, organisation, identity, `desk-${identity.name}`),
  );
  const draft = await draftWith(services, organisation, person.id, answers, form);
  let revision = 1;
  if (files > 0) {
    revision = await database.inOrganisation(organisation.id, async (transaction) => {
      const found = await findDraft(transaction, organisation, draft, person.id, true);
      if (!found) throw new Error('The draft is gone.');
      const ids: string[] = [];
      for (let number = 1; number <= files; number += 1) {
        const content = Buffer.from(`Udtalelse nummer ${number}.`);
        const id = await beginUpload(transaction, organisation.id, found.key, { draft }, 'files', now());
        await writeChunk(transaction, organisation.id, found.key.key, id, 0, content);
        const sha256 = createHash('sha256').update(content).digest('hex');
        const name = `Udtalelse ${number} fra speciallæge i børne- og ungdomspsykiatri.txt`;
        await finishUpload(transaction, found.key, id, { name, mediaType: 'text/plain', size: content.length, sha256 });
        ids.push(id);
      }
      const with40 = { ...found.content, answers: { ...answers, files: ids } };
      const saved = await saveDraft(transaction, found, found.revision, with40, now(), new Date('9999-12-31'));
      return saved?.revision ?? 0;
    });
  }
  const sent = await send(services, organisation, draft, person.id, revision);
  if (sent.kind !== 'submitted') throw new Error(`The case was not made: ${JSON.stringify(sent)}`);
  return sent.case;
}

/** Fills in the group's form. */
async function assess(
  services: CaseServices,
  organisation: Organisation,
  id: string,
  employee: Employee,
): Promise<void> {
  const open = await openAt(services, organisation, id, 'assess');
  const wanted = { case: id, open, employee: { ...employee, email: null }, from };
  const opened = await openFillTask(services, organisation, wanted);
  if (!opened.ok) throw new Error(opened.refusal);
  const { person, revision } = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const row = await transaction
      .selectFrom('draft')
      .select('person')
      .where('id', '=', opened.draft)
      .executeTakeFirstOrThrow();
    const draft = await findDraft(transaction, organisation, opened.draft, row.person, true);
    if (!draft) throw new Error('The draft is gone.');
    const content = {
      ...draft.content,
      answers: { agrees: 'yes', remarks: 'Behovet er veldokumenteret.' },
      visited: ['udtalelse'],
    };
    const saved = await saveDraft(transaction, draft, draft.revision, content, services.now(), new Date('9999-12-31'));
    return { person: row.person, revision: saved?.revision ?? 0 };
  });
  const sent = await send(services, organisation, opened.draft, person, revision);
  if (sent.kind !== 'submitted') throw new Error(`The assessment was not taken: ${JSON.stringify(sent)}`);
}

async function vote(services: CaseServices, organisation: Organisation, id: string, employee: Employee): Promise<void> {
  const open = await openAt(services, organisation, id, 'board');
  const reason = 'Ansøgningen opfylder betingelserne i loven.';
  const done = await decide(services, organisation, { case: id, open, employee, from, decision: 'approved', reason });
  if (!done.ok) throw new Error(done.refusal);
}

/** The number of the open step with that key. */
async function openAt(services: CaseServices, organisation: Organisation, id: string, step: string): Promise<number> {
  const stored = await services.database.inOrganisation(organisation.id, (transaction) =>
    findCase(transaction, organisation, id, false),
  );
  const open = stored?.state.open.find((each) => each.step === step);
  if (!open) throw new Error(`${step} is not open.`);
  return open.id;
}
