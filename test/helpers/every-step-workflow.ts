import type { WorkflowDefinition } from '../../src/workflows/definition.ts';

const text = (da: string, en = da) => ({ da, en });
const status = {
  now: text('Vi arbejder på sagen.', 'We work on the case.'),
  next: text('Du hører fra os.', 'You hear from us.'),
};

/**
 * A workflow with every kind of step and what each may have: an invited landlord with deadline, reminder, escalation and expiry, two
 * approvals at the same time, an approval for each row, waits for a time and for an event, messages, a letter.
 */
export function everyStepWorkflow(key: string): WorkflowDefinition {
  return {
    schema: 'workflow/1',
    key,
    title: text('Alle slags trin', 'Steps of every kind'),
    start: 'fill',
    group: 'Fritid',
    retentionDays: 30,
    steps: {
      fill: {
        kind: 'fill',
        title: text('Udfyld', 'Fill in'),
        status,
        form: 'fritidspas',
        as: 'form',
        by: 'starter',
        next: 'landlord',
      },
      landlord: {
        ...{
          kind: 'fill',
          title: text('Udlejeren udfylder', 'The landlord fills in'),
          status,
          form: 'fritidspas',
          as: 'landlord',
        },
        ...{ by: { email: 'form.email' }, invitation: text('Udfyld blanketten.', 'Fill in the form.') },
        ...{ deadline: { workingDays: 10 }, remindBefore: { workingDays: 2 } },
        ...{ expiry: { after: { workingDays: 5 }, next: 'both' }, declined: 'both', next: 'both' },
      },
      both: {
        kind: 'parallel',
        title: text('To godkendelser', 'Two approvals'),
        branches: [
          { title: text('Fagligt', 'On the matter'), start: 'matter' },
          { title: text('Økonomi', 'Money'), start: 'money' },
        ],
        next: 'each',
      },
      matter: {
        ...{
          kind: 'approve',
          title: text('Vurdér fagligt', 'Judge the matter'),
          status,
          group: 'Fritid',
          as: 'matter',
        },
        ...{ deadline: { days: 14 }, remindBefore: { days: 3 }, escalation: { group: 'Teknik', after: { days: 2 } } },
        ...{ approved: 'both', rejected: 'both', returned: 'fill' },
      },
      money: {
        ...{ kind: 'approve', title: text('Godkend beløbet', 'Approve the amount'), status, group: 'Løn', as: 'money' },
        ...{ deadline: { workingDays: 5 }, approved: 'both', rejected: 'both' },
      },
      each: {
        kind: 'forEach',
        title: text('For hvert barn', 'For each child'),
        over: 'form.children',
        as: 'child',
        order: 'together',
        start: 'one',
        next: 'pause',
      },
      one: {
        ...{ kind: 'approve', title: text('Godkend barnet', 'Approve the child'), status, group: 'Fritid', as: 'one' },
        ...{ deadline: { workingDays: 5 }, approved: 'each', rejected: 'each' },
      },
      pause: { kind: 'wait', title: text('Vent en uge', 'Wait a week'), status, term: { days: 7 }, next: 'outside' },
      outside: {
        ...{ kind: 'wait', title: text('Vent på betaling', 'Wait for payment'), status, next: 'which' },
        event: { name: 'paid', as: 'payment', data: { amount: 'number' }, deadline: { days: 30 }, expired: 'which' },
      },
      which: {
        kind: 'decide',
        title: text('Er det afgjort?', 'Is it decided?'),
        branches: [{ title: text('Afslag', 'Refusal'), when: 'matter.decision = "rejected"', next: 'tell' }],
        otherwise: 'letter',
      },
      letter: {
        ...{
          kind: 'deliver',
          title: text('Send brev', 'Send a letter'),
          status,
          delivery: 'remote-print',
          failureGroup: 'Fritid',
          next: 'tell',
        },
        letter: {
          title: text('Brev', 'Letter'),
          blocks: [{ kind: 'paragraph', text: text('Kære borger', 'Dear citizen') }],
        },
      },
      tell: {
        kind: 'notify',
        title: text('Giv besked', 'Tell'),
        message: text('Sagen er slut.', 'The case has ended.'),
        next: 'end',
      },
      end: { kind: 'end', title: text('Slut', 'End'), outcome: 'done', status },
    },
  };
}
