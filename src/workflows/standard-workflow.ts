import type { FormDefinition } from '../forms/definition.ts';
import { loginsOf } from '../forms/start-rules.ts';
import type { WorkflowDefinition } from './definition.ts';

/** Working days that a group has for a case of the standard workflow, and how long before it is reminded. */
const days = 10;
const remindDays = 2;
/** Days after its end that a case is kept, as for the demonstration. */
const keptDays = 180;

/**
 * The workflow of a form that has none of its own, so that it can be published and used at once: the citizen fills in, finds
 * the receipt under Mine sager, and a group of employees handles the case. Pure.
 */
export function standardWorkflow(form: FormDefinition, group: string): WorkflowDefinition {
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
        next: 'receipt',
      },
      receipt: {
        kind: 'notify',
        title: { da: 'Kvittering', en: 'Receipt' },
        message: {
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
        approved: 'done',
        rejected: 'refused',
        // Who did not log in has no Mine sager: a case sent back would reach nobody.
        ...(loginsOf(form).includes('anonymous') ? {} : { returned: 'fill' }),
      },
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
