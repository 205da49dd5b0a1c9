import type { Answers } from '../../src/forms/answers.ts';
import type { Field, FormDefinition } from '../../src/forms/definition.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';

const said = (text: string) => ({ da: text, en: text });
const status = { now: said('Vi ser på sagen'), next: said('Du hører fra os') };

/** The key of the delivery kind that the bench registers: a peer in the same process that answers at once. */
export const immediateDelivery = 'bench-immediate';

/** A page of twenty fields of the kinds that forms are mostly made of, with conditions and a rule. */
const fields: readonly Field[] = [
  ...['name', 'street', 'town', 'school', 'club', 'contact'].map(
    (key): Field => ({ kind: 'shortText', key, label: said(`Spørgsmål om ${key}`), required: true, maxLength: 200 }),
  ),
  { kind: 'email', key: 'mail', label: said('E-mail'), help: said('Vi skriver kun om denne sag.'), required: true },
  { kind: 'phone', key: 'phone', label: said('Telefon') },
  { kind: 'date', key: 'birth', label: said('Fødselsdag'), required: true },
  { kind: 'date', key: 'from', label: said('Fra hvilken dag'), required: true },
  { kind: 'number', key: 'hours', label: said('Timer om ugen'), min: 0, max: 100, required: true },
  { kind: 'number', key: 'weeks', label: said('Uger om året'), min: 0, max: 53, required: true },
  {
    kind: 'amount',
    key: 'price',
    label: said('Pris'),
    required: true,
    validations: [{ rule: 'price > 0', message: said('Prisen er større end nul.') }],
  },
  { kind: 'amount', key: 'income', label: said('Indtægt'), visibleWhen: 'price > 100' },
  { kind: 'yesNo', key: 'paid', label: said('Har du betalt?'), required: true },
  { kind: 'yesNo', key: 'before', label: said('Har du søgt før?'), required: 'paid = true' },
  ...['place', 'kind'].map(
    (key): Field => ({
      kind: 'oneOf',
      key,
      label: said(`Valg af ${key}`),
      required: true,
      options: ['a', 'b', 'c', 'd'].map((value) => ({ value, label: said(`Mulighed ${value}`) })),
    }),
  ),
  { kind: 'longText', key: 'reason', label: said('Begrundelse'), required: true, maxLength: 2_000 },
  { kind: 'longText', key: 'remarks', label: said('Bemærkninger'), maxLength: 2_000 },
];

/** The form under a key of its own; a form starts one workflow. */
export function twentyFieldForm(key: string): FormDefinition {
  return {
    schema: 'form/1',
    key,
    title: said(`Tyve spørgsmål (${key})`),
    summary: said('En blanket med tyve felter på én side.'),
    searchWords: said('måling'),
    draftDays: 30,
    start: {
      intro: said('Til måling.'),
      needs: [],
      minutes: 5,
      loginLevel: 'low',
      privacy: {
        controller: said('…'),
        dataProtectionOfficer: said('…'),
        purpose: said('…'),
        legalBasis: said('…'),
        sourcesAndRecipients: said('…'),
        retention: said('…'),
        rights: said('…'),
      },
    },
    afterwards: said('Du hører fra os.'),
    pages: [{ key: 'spoergsmaal', title: said('Spørgsmål'), fields: [...fields] }],
  };
}

/** Valid answers to all twenty; `number` makes one filling differ from the next. */
export function twentyAnswers(number: number): Answers {
  return {
    name: `Åse Ægidius Østergård ${number}`,
    street: 'Nørre Allé 12, 2. tv.',
    town: '8000 Aarhus C',
    school: 'Rosenvangskolen',
    club: 'Aalborg Boldklub',
    contact: 'Søren Sørensen',
    mail: 'aase@kommune.example',
    phone: '+45 99 00 00 01',
    birth: { day: '3', month: '5', year: '1985' },
    from: { day: '1', month: '1', year: '2027' },
    hours: '4',
    weeks: '40',
    price: '800',
    income: '200.000',
    paid: 'yes',
    before: 'no',
    place: 'b',
    kind: 'c',
    reason: 'Børnene vil gerne lære at svømme, og de har ventet længe. '.repeat(5),
    remarks: 'Ingen.',
  };
}

/** A workflow that begins with the form of the same key, decides, and then takes `steps`, the first of them named `work`. */
function workflow(key: string, steps: Readonly<Record<string, Step>>): WorkflowDefinition {
  return {
    schema: 'workflow/1',
    key,
    title: said(key),
    start: 'fill',
    group: 'Fritid',
    kle: '18.20.02',
    retentionDays: 180,
    steps: {
      fill: { kind: 'fill', title: said('Udfyld'), status, form: key, as: 'svar', by: 'starter', next: 'choose' },
      choose: {
        kind: 'decide',
        title: said('Er beløbet lille nok?'),
        branches: [{ title: said('Højst 1.000 kr.'), when: 'svar.price > 0 and svar.price <= 1000', next: 'work' }],
        otherwise: 'done',
      },
      ...steps,
      done: { kind: 'end', title: said('Slut'), outcome: 'done', status },
    },
  };
}

/** Fill, decide, and a case worker's task with a deadline and a reminder. */
export const approveWorkflow: WorkflowDefinition = workflow('godkend', {
  work: {
    kind: 'approve',
    title: said('Vurder'),
    status,
    group: 'Fritid',
    as: 'afgoerelse',
    deadline: { workingDays: 5 },
    remindBefore: { workingDays: 1 },
    approved: 'done',
    rejected: 'done',
  },
});

/** Fill, decide, deliver, end. */
export const deliverWorkflow: WorkflowDefinition = workflow('aflever', {
  work: {
    kind: 'deliver',
    title: said('Send'),
    status,
    delivery: immediateDelivery,
    failureGroup: 'Fritid',
    letter: {
      title: said('Svar'),
      blocks: [{ kind: 'paragraph', text: said('Vi har bevilget {{svar.price}} til {{svar.club}}.') }],
    },
    next: 'done',
  },
});

const send = (next: string): Step => ({
  kind: 'deliver',
  title: said('Send'),
  status,
  delivery: immediateDelivery,
  failureGroup: 'Fritid',
  next,
});
const tell = (next: string): Step => ({
  kind: 'notify',
  title: said('Giv besked'),
  message: said('Vi har sendt {{svar.price}} til {{svar.club}} i sag {{case.number}}.'),
  next,
});
const ask = (when: string, next: string): Step => ({
  kind: 'decide',
  title: said('Skal der mere til?'),
  branches: [{ title: said('Ja'), when, next }],
  otherwise: 'done',
});

/** Ten steps: fill, decide, and three deliveries with notices and decisions between them, end. */
export const tenStepWorkflow: WorkflowDefinition = workflow('ti-trin', {
  work: send('tell'),
  tell: tell('more'),
  more: ask('svar.paid = true', 'second'),
  second: send('tellAgain'),
  tellAgain: tell('last'),
  last: ask('svar.hours < 40', 'third'),
  third: send('done'),
});

/** Fill, decide, wait, end. */
export const waitWorkflow: WorkflowDefinition = workflow('vent', {
  work: { kind: 'wait', title: said('Vent'), status, term: { days: 30 }, next: 'done' },
});
