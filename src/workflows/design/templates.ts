import type { FormDefinition } from '../../forms/definition.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import { standardWorkflow } from '../standard-workflow.ts';
import { templateTexts as texts } from './template-texts.ts';

export const templateNames = ['standard', 'approvalAndLetter', 'twoParents', 'landlord'] as const;

/** A workflow to begin with. */
export type TemplateName = (typeof templateNames)[number];

/** What a template is made into a workflow from. */
export interface TemplateParts {
  readonly key: string;
  readonly title: Text;
  /** The form with which a case begins. */
  readonly form: FormDefinition;
  /** The form that somebody else fills in, for the templates in which somebody does. */
  readonly second: FormDefinition;
  readonly group: string;
  /** The kind of delivery that sends letters. */
  readonly letters: string;
}

/** Whether somebody else than the starter fills in a form of their own. */
export function asksSecondForm(name: TemplateName): boolean {
  return name === 'twoParents' || name === 'landlord';
}

/** A new workflow that can be published as it is where the forms have what it asks for, and be worked on from there. Pure. */
export function workflowFromTemplate(name: TemplateName, parts: TemplateParts): WorkflowDefinition {
  const { key, title } = parts;
  switch (name) {
    case 'standard':
      return { ...standardWorkflow(parts.form, parts.group), key, title };
    case 'approvalAndLetter':
      return approvalAndLetter(parts);
    case 'twoParents':
      return twoParents(parts);
    case 'landlord':
      return landlord(parts);
  }
}

function workflow({ key, title, group }: TemplateParts, steps: WorkflowDefinition['steps']): WorkflowDefinition {
  return { schema: 'workflow/1', key, title, start: 'fill', group, retentionDays: 1_825, steps };
}

function begin({ form }: TemplateParts, next: string): Step {
  const status = { now: texts.fillNow, next: texts.fillNext };
  return { kind: 'fill', title: texts.fill, status, form: form.key, as: 'form', by: 'starter', next };
}

function ends(): Readonly<Record<string, Step>> {
  return {
    granted: {
      kind: 'end',
      title: texts.granted,
      outcome: 'granted',
      status: { now: texts.grantedNow, next: texts.nothingMore },
    },
    refused: {
      kind: 'end',
      title: texts.refused,
      outcome: 'refused',
      status: { now: texts.refusedNow, next: texts.refusedNext },
    },
  };
}

function handling(group: string, approved: string, rejected: string): Step {
  return {
    kind: 'approve',
    title: texts.handle,
    status: { now: texts.handleNow, next: texts.handleNext },
    group,
    as: 'decision',
    deadline: { workingDays: 10 },
    remindBefore: { workingDays: 2 },
    approved,
    rejected,
  };
}

function letter(parts: TemplateParts, title: Text, blocks: readonly Text[], next: string): Step {
  return {
    kind: 'deliver',
    title,
    status: { now: texts.letterNow, next: texts.letterNext },
    delivery: parts.letters,
    failureGroup: parts.group,
    letter: {
      title: parts.title,
      blocks: blocks.map((text) => ({ kind: 'paragraph', text })),
    },
    next,
  };
}

function approvalAndLetter(parts: TemplateParts): WorkflowDefinition {
  return workflow(parts, {
    fill: begin(parts, 'handle'),
    handle: handling(parts.group, 'grant', 'refuse'),
    grant: letter(parts, texts.grantLetter, [texts.grantText], 'granted'),
    refuse: letter(parts, texts.refuseLetter, [texts.refuseText, texts.refuseReason], 'refused'),
    ...ends(),
  });
}

function twoParents(parts: TemplateParts): WorkflowDefinition {
  const cpr = fieldOfKind(parts.form, 'cpr-number');
  return workflow(parts, {
    fill: begin(parts, 'otherParent'),
    otherParent: {
      kind: 'fill',
      title: texts.otherParent,
      status: { now: texts.otherParentNow, next: texts.otherParentNext },
      form: parts.second.key,
      as: 'other',
      by: { cpr: cpr === null ? '""' : `form.${cpr}` },
      invitation: texts.otherParentInvitation,
      sees: [{ alias: 'form' }],
      deadline: { days: 14 },
      remindBefore: { days: 3 },
      expiry: { next: 'handle' },
      declined: 'handle',
      next: 'handle',
    },
    handle: handling(parts.group, 'tell', 'refuse'),
    tell: { kind: 'notify', title: texts.tell, message: texts.tellText, next: 'granted' },
    refuse: { kind: 'notify', title: texts.refuseNotice, message: texts.refuseReason, next: 'refused' },
    ...ends(),
  });
}

function landlord(parts: TemplateParts): WorkflowDefinition {
  const email = fieldOfKind(parts.form, 'email');
  return workflow(parts, {
    fill: begin(parts, 'landlord'),
    landlord: {
      kind: 'fill',
      title: texts.landlord,
      status: { now: texts.landlordNow, next: texts.landlordNext },
      form: parts.second.key,
      as: 'landlord',
      by: { email: email === null ? '""' : `form.${email}` },
      invitation: texts.landlordInvitation,
      deadline: { workingDays: 10 },
      remindBefore: { workingDays: 3 },
      expiry: { after: { workingDays: 5 }, next: 'askApplicant' },
      declined: 'askApplicant',
      next: 'handle',
    },
    askApplicant: { kind: 'notify', title: texts.askApplicant, message: texts.askApplicantText, next: 'handle' },
    handle: handling(parts.group, 'tell', 'refuse'),
    tell: { kind: 'notify', title: texts.tell, message: texts.tellText, next: 'granted' },
    refuse: { kind: 'notify', title: texts.refuseNotice, message: texts.refuseReason, next: 'refused' },
    ...ends(),
  });
}

/** The key of the form's first question of a kind; null where it has none. */
function fieldOfKind(form: FormDefinition, kind: string): string | null {
  return fieldsOf(form).find((field) => field.kind === kind)?.key ?? null;
}
