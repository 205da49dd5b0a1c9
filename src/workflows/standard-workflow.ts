import type { FormDefinition } from '../forms/definition.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { loginsOf } from '../forms/start-rules.ts';
import type { WorkflowDefinition } from './definition.ts';

/** Working days that a group has for a case of the standard workflow, and how long before it is reminded. */
const days = 10;
const remindDays = 2;
/** Days after its end that a case is kept, as for the demonstration. */
const keptDays = 180;
/** Days that the citizen has to pay. */
const payDays = 14;

/**
 * The workflow of a form that has none of its own, so that it can be published and used at once: the citizen fills in, finds
 * the receipt under Mine sager, and a group of employees handles the case. Pure.
 */
export function standardWorkflow(form: FormDefinition, group: string): WorkflowDefinition {
  const payment = fieldsOf(form).find((field) => field.kind === 'payment');
  // Who did not log in has no Mine sager, and nowhere else to read what happens.
  const isAnonymous = loginsOf(form).includes('anonymous');
  return {
    schema: 'workflow/1',
    key: form.key,
    title: form.title,
    start: 'fill',
    group,
    retentionDays: keptDays,
    steps: {
      fill: {
        kind: 'fill',
        title: { da: 'Udfyld', en: 'Fill in' },
        status: {
          now: { da: 'Vi venter på, at du retter det, vi har spurgt om.', en: 'We are waiting for your correction.' },
          next: {
            da: 'Når du har sendt rettelsen, behandler vi sagen.',
            en: 'Once you have sent it, we handle the case.',
          },
        },
        form: form.key,
        as: 'form',
        by: 'starter',
        next: payment ? 'pay' : 'receipt',
      },
      ...(payment ? { pay: payStep(group) } : {}),
      receipt: {
        kind: 'notify',
        title: { da: 'Kvittering', en: 'Receipt' },
        message: isAnonymous
          ? { da: 'Vi har modtaget det, du har sendt.', en: 'We have received what you sent.' }
          : {
              da: 'Vi har modtaget det, du har sendt. Du kan se dine svar og hente kvitteringen her under Mine sager.',
              en: 'We have received what you sent. You can see your answers and fetch the receipt here under My cases.',
            },
        next: 'handle',
      },
      handle: {
        kind: 'approve',
        title: { da: 'Behandl', en: 'Handle' },
        status: {
          now: { da: 'Vi behandler din sag.', en: 'We are handling your case.' },
          next: { da: 'Du får besked her, når vi er færdige.', en: 'You will be told here when we are done.' },
        },
        group,
        as: 'handling',
        deadline: { workingDays: days },
        remindBefore: { workingDays: remindDays },
        approved: payment?.capture === 'later' ? 'take' : 'done',
        rejected: payment ? 'giveBack' : 'refused',
        // A case sent back would reach nobody. What is paid for would be paid for again.
        ...(payment || isAnonymous ? {} : { returned: 'fill' }),
      },
      ...(payment ? settleSteps(group, payment.capture) : {}),
      done: {
        kind: 'notify',
        title: { da: 'Besked om færdig sag', en: 'Notice of a finished case' },
        message: { da: 'Din sag er færdigbehandlet.', en: 'Your case has been handled.' },
        next: 'ended',
      },
      refused: {
        kind: 'notify',
        title: { da: 'Besked om afslag', en: 'Notice of refusal' },
        message: {
          da: 'Vi kan ikke imødekomme det, du har bedt om. Begrundelsen er: {{handling.reason}}',
          en: 'We cannot grant what you asked for. The reason is: {{handling.reason}}',
        },
        next: 'endedRefused',
      },
      ended: {
        kind: 'end',
        title: { da: 'Færdig', en: 'Done' },
        outcome: 'done',
        status: {
          now: { da: 'Sagen er færdigbehandlet.', en: 'The case has been handled.' },
          next: { da: 'Du skal ikke gøre mere.', en: 'You need do nothing more.' },
        },
      },
      endedRefused: {
        kind: 'end',
        title: { da: 'Afslået', en: 'Refused' },
        outcome: 'refused',
        status: {
          now: { da: 'Sagen er afsluttet med et afslag.', en: 'The case ended with a refusal.' },
          next: {
            da: 'Du kan sende en ny blanket, hvis noget har ændret sig.',
            en: 'You can send a new form if something has changed.',
          },
        },
      },
    },
  };
}

/** Paid before anybody handles it, and ended where it is not. */
function payStep(group: string): WorkflowDefinition['steps'][string] {
  return {
    kind: 'pay',
    title: { da: 'Betal', en: 'Pay' },
    status: {
      now: { da: 'Vi mangler din betaling.', en: 'We have not received your payment.' },
      next: { da: 'Når du har betalt, går din sag videre.', en: 'Your case goes on when you have paid.' },
    },
    of: 'form',
    as: 'payment',
    deadline: { days: payDays },
    expiry: { next: 'unpaid' },
    cancelled: 'unpaid',
    failureGroup: group,
    next: 'receipt',
  };
}

/** What is reserved is taken when the case is granted; the money goes back when it is not. */
function settleSteps(group: string, capture: 'atOnce' | 'later'): WorkflowDefinition['steps'] {
  const status = {
    now: { da: 'Vi behandler din sag.', en: 'We are handling your case.' },
    next: { da: 'Du får besked her, når vi er færdige.', en: 'You will be told here when we are done.' },
  };
  return {
    ...(capture === 'later'
      ? {
          take: {
            kind: 'settle',
            title: { da: 'Hæv betalingen', en: 'Capture the payment' },
            status,
            of: 'payment',
            action: 'capture',
            failureGroup: group,
            next: 'done',
          },
        }
      : {}),
    giveBack: {
      kind: 'settle',
      title: { da: 'Giv pengene tilbage', en: 'Give the money back' },
      status,
      of: 'payment',
      action: capture === 'later' ? 'release' : 'refund',
      failureGroup: group,
      next: 'refused',
    },
    unpaid: {
      kind: 'end',
      title: { da: 'Ikke betalt', en: 'Not paid' },
      outcome: 'unpaid',
      status: {
        now: { da: 'Sagen er afsluttet, fordi den ikke blev betalt.', en: 'The case ended because it was not paid.' },
        next: { da: 'Du kan sende en ny blanket.', en: 'You can send a new form.' },
      },
    },
  };
}
