import type { FormDefinition } from '../forms/definition.ts';
import type { FeelType } from '../forms/feel/values.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { kindOf } from '../forms/kinds/kinds.ts';
import { loginsOf } from '../forms/start-rules.ts';
import { type FillValues, fillText } from '../texts/catalogue.ts';
import { aliasesOf, askedForms, itemsAround } from './aliases.ts';
import { isInForm, recipientField, recipientKinds } from './chosen-recipient.ts';
import type { PreparedWorkflow, WorkflowFinding } from './compile-workflow.ts';
import type { DeliverStep, Step } from './definition.ts';
import { type DeliveryContracts, isRequired } from './delivery-contract.ts';
import { expressionsOf, templatesOf } from './expressions-of.ts';
import { isInvited } from './people.ts';
import { placeholders, unreadablePlaces } from './placeholders.ts';
import { fieldOfStep, paymentFieldsOf } from './price-of-step.ts';
import { scopeTypes } from './scope.ts';
import { entrances, followers, own, roots, ways } from './structure.ts';
import { workflowTexts } from './texts.ts';

type CodeOf<Key> = Key extends `workflow.finding.${infer Code}` ? Code : never;
type FindingCode = CodeOf<keyof typeof workflowTexts>;

type Find = (place: string, code: FindingCode, values?: FillValues) => void;

/**
 * What would fail later in a workflow whose expressions have been compiled (design section 4): steps that don't exist, can't be
 * reached or never end; circles without a person or a wait; branches that share their beginning; forms and deliveries that
 * are not there, or lack something; names and places of texts that nothing says; returns to somebody who can't be reached.
 * `deliveries` is null where they have been checked before.
 */
export function checkWorkflow(
  workflow: PreparedWorkflow,
  formByKey: ReadonlyMap<string, FormDefinition>,
  deliveries: DeliveryContracts | null,
): readonly WorkflowFinding[] {
  const findings: WorkflowFinding[] = [];
  const find: Find = (place, code, values = {}) => {
    findings.push({ place, code, message: fillText(workflowTexts[`workflow.finding.${code}`], values) });
  };
  const { definition } = workflow;
  const start = own(definition.steps, definition.start);
  if (start?.kind !== 'fill' || start.by !== 'starter') find(definition.start, 'start');
  for (const root of roots(definition)) {
    if (root !== definition.start && !own(definition.steps, root)) find('annulment', 'unknown-step', { step: root });
  }
  const invitedAliases = new Set(
    Object.values(definition.steps).flatMap((step) => (step.kind === 'fill' && isInvited(step.by) ? [step.as] : [])),
  );
  for (const [key, step] of Object.entries(definition.steps)) {
    for (const next of new Set(followers(step))) {
      if (!own(definition.steps, next)) find(key, 'unknown-step', { step: next });
    }
    if (!workflow.structure.reachable.has(key)) find(key, 'unreachable');
    checkBranches(workflow, key, step, find);
    checkTemplates(workflow, key, step, find);
    checkReturns(workflow, key, step, find);
    if (step.kind === 'deliver') checkMainDocument(workflow, key, step, find);
    if (step.kind === 'deliver') checkRecipient(workflow, key, step, find);
    if (step.kind === 'deliver' && deliveries) checkDelivery(key, step, deliveries, find);
    if (step.kind === 'wait' && [step.term, step.until, step.event].filter(Boolean).length !== 1) {
      find(key, 'wait-for-what');
    }
    if (step.kind === 'notify' && typeof step.to === 'object' && 'invited' in step.to) {
      const { invited: alias } = step.to;
      if (!invitedAliases.has(alias)) find(key, 'unknown-invited', { alias });
    }
    for (const { alias } of (step.kind === 'fill' && step.sees) || []) {
      if (!workflow.aliases.has(alias)) find(key, 'unknown-sees', { alias });
    }
  }
  checkPayments(workflow, find);
  for (const { step, form } of askedForms(definition)) {
    if (!formByKey.has(form)) find(step, 'unknown-form', { form });
  }
  for (const { alias, field } of definition.columns ?? []) {
    const form = workflow.forms.get(alias);
    const known = form && fieldsOf(form).some((each) => each.key === field && kindOf(each).asks);
    if (!known) find('columns', 'unknown-column', { field: `${alias}.${field}` });
  }
  if (definition.smsTo) checkSmsNotices(workflow, definition.smsTo, deliveries, find);
  checkAliases(workflow, formByKey, find);
  checkEnds(workflow, find);
  const loop = automaticLoop(workflow);
  if (loop !== null) find(loop, 'endless-loop');
  return findings;
}

/** News by SMS go to a number that one person gave, or by NemSMS, and such are sent here. */
function checkSmsNotices(
  { aliases }: PreparedWorkflow,
  to: NonNullable<PreparedWorkflow['definition']['smsTo']>,
  deliveries: DeliveryContracts | null,
  find: Find,
): void {
  const delivery = to === 'nem-sms' ? to : 'sms';
  const sms = deliveries?.get(delivery);
  if (deliveries && !sms) find('smsTo', 'option-off', { delivery });
  for (const { problem } of sms?.missing?.({}) ?? []) find('smsTo', 'delivery-unready', { problem });
  if (to === 'nem-sms') return;
  const { alias: name, field: key, registered } = to;
  if (registered && name === undefined && key === undefined) return;
  const alias = name === undefined ? undefined : aliases.get(name);
  const isOne = alias?.kind === 'answers' && alias.within.length === 0;
  const field = isOne ? fieldsOf(alias.form).find((each) => each.key === key) : undefined;
  if (field?.kind !== 'phone') find('smsTo', 'unknown-sms-number', { field: `${name ?? ''}.${key ?? ''}` });
}

function checkBranches({ structure }: PreparedWorkflow, key: string, step: Step, find: Find): void {
  if (!structure.reachable.has(key)) return;
  for (const { index, start } of entrances(step)) {
    if (start === key) {
      if (step.kind === 'forEach') find(key, 'no-items');
      continue;
    }
    const inside = structure.gatesOf(start).some((gate) => gate.step === key && gate.index === index);
    const branch = step.kind === 'parallel' ? (step.branches[index]?.title.da ?? '') : step.title.da;
    if (!inside) find(key, 'branch-shared', { branch });
  }
}

function checkTemplates(workflow: PreparedWorkflow, key: string, step: Step, find: Find): void {
  const templates = templatesOf(key, step);
  if (templates.length === 0) return;
  const scope = scopeTypes(workflow.aliases, itemsAround(workflow.definition, workflow.structure, key));
  for (const { place, text } of templates) {
    for (const [language, written] of Object.entries(text)) {
      const places = [...placeholders({ da: written }), ...unreadablePlaces(written)];
      for (const path of places)
        if (!isKnownPath(path, scope)) find(`${place}.${language}`, 'unknown-placeholder', { path });
    }
  }
}

/** What is demanded has a price, what is settled has been demanded, and no price is left unpaid. */
function checkPayments(workflow: PreparedWorkflow, find: Find): void {
  const steps = Object.entries(workflow.definition.steps);
  const payments = new Set(steps.flatMap(([, step]) => (step.kind === 'pay' ? [step.as] : [])));
  const paid = new Set<unknown>();
  for (const [key, step] of steps) {
    if (step.kind === 'pay') {
      const field = fieldOfStep(workflow, step);
      if (field) paid.add(field);
      else find(key, 'no-payment-field', { alias: step.of });
    }
    if (step.kind === 'settle' && !payments.has(step.of)) find(key, 'unknown-payment', { alias: step.of });
  }
  for (const { step, alias, form } of askedForms(workflow.definition)) {
    const unpaid = paymentFieldsOf(workflow.forms.get(alias)).find((field) => !paid.has(field));
    if (unpaid) find(step, 'unpaid-form', { form, field: unpaid.label.da });
  }
}

/** Who sent a form without logging in has no page on which a case that was sent back could be found. */
function checkReturns({ definition, forms }: PreparedWorkflow, key: string, step: Step, find: Find): void {
  const start = own(definition.steps, definition.start);
  const form = start?.kind === 'fill' ? forms.get(start.as) : undefined;
  if (!form || !loginsOf(form).includes('anonymous')) return;
  const returns = followers(step).some((next) => {
    const to = own(definition.steps, next);
    return to?.kind === 'fill' && to.by === 'starter';
  });
  if (returns) find(key, 'anonymous-return');
}

/** The main document must be a form of the case, or one PDF that a question of it asks for: no other can be promised to be readable. */
function checkMainDocument(
  { definition, structure, aliases }: PreparedWorkflow,
  key: string,
  { main }: DeliverStep,
  find: Find,
): void {
  if (!main) return;
  const place = `${key}.main`;
  const alias = aliases.get(main.alias);
  if (alias?.kind !== 'answers') {
    find(place, 'unknown-main', { alias: main.alias });
    return;
  }
  const around = itemsAround(definition, structure, key);
  const isSeen = alias.within.every((gate, index) => around[index] === gate);
  // Of the forms of a for-each step's items only the answers are told apart.
  if (!isSeen || (main.field === undefined && alias.within.length > 0)) {
    find(place, 'main-of-items', { alias: main.alias });
  }
  if (main.field === undefined) return;
  const field = fieldsOf(alias.form).find((each) => each.key === main.field);
  if (field?.kind !== 'files') {
    find(place, 'unknown-main', { alias: `${main.alias}.${main.field}` });
    return;
  }
  const isOnePdf = field.accept?.length === 1 && field.accept[0] === 'application/pdf' && field.maxFiles === 1;
  if (!isOnePdf) find(place, 'main-not-pdf', { field: field.label.da });
}

/** A recipient that is taken from an answer is a person or company that the step can see, and is said in one way alone. */
function checkRecipient(
  { definition, structure, aliases }: PreparedWorkflow,
  key: string,
  { recipient, values }: DeliverStep,
  find: Find,
): void {
  if (recipient === undefined) return;
  const place = `${key}.recipient`;
  if (Object.hasOwn(values ?? {}, recipientField)) find(place, 'recipient-twice');
  if (!isInForm(recipient)) return;
  const alias = aliases.get(recipient.alias);
  const field =
    alias?.kind === 'answers' ? fieldsOf(alias.form).find((each) => each.key === recipient.field) : undefined;
  if (!alias || !field) {
    find(place, 'unknown-recipient', { field: `${recipient.alias}.${recipient.field}` });
    return;
  }
  if (!recipientKinds.has(field.kind)) find(place, 'recipient-kind', { field: field.label.da });
  const around = itemsAround(definition, structure, key);
  if (!alias.within.every((gate, index) => around[index] === gate)) {
    find(place, 'recipient-of-items', { alias: recipient.alias });
  }
}

function checkDelivery(key: string, step: DeliverStep, deliveries: DeliveryContracts, find: Find): void {
  const contract = deliveries.get(step.delivery);
  if (!contract) {
    find(key, 'option-off', { delivery: step.delivery });
    return;
  }
  if (contract.letter && !step.letter && !step.main) find(key, 'no-letter');
  for (const { problem, at } of contract.missing?.(step) ?? []) {
    const place = at === undefined ? [key] : [key, at.in, at.key, ...(at.language === undefined ? [] : [at.language])];
    find(place.join('.'), at === undefined ? 'delivery-unready' : 'delivery-wrong', { problem });
  }
  for (const field of contract.fields) {
    const given = step[field.in];
    const isChosen = field.isRecipient && step.recipient !== undefined;
    if (isRequired(field, step) && !isChosen && !(given && Object.hasOwn(given, field.key))) {
      find(`${key}.${field.in}.${field.key}`, 'delivery-needs', { field: field.title.da });
    }
  }
  if (step.recipient !== undefined && !contract.fields.some(({ isRecipient }) => isRecipient)) {
    find(`${key}.recipient`, 'no-recipient');
  }
  if (step.unsent !== undefined && !contract.mayBeUnsent) find(`${key}.unsent`, 'never-unsent');
  for (const member of ['values', 'texts', 'choices'] as const) {
    for (const name of Object.keys(step[member] ?? {})) {
      const known = contract.fields.some((field) => field.in === member && field.key === name);
      if (!known) find(`${key}.${member}.${name}`, 'delivery-knows-not', { field: name });
    }
  }
}

/** Each name means one thing, and has been said on some way to where it is used. */
function checkAliases(workflow: PreparedWorkflow, formByKey: ReadonlyMap<string, FormDefinition>, find: Find): void {
  const { definition, structure, aliases, expressions } = workflow;
  const saidBy = new Map<string, string[]>();
  for (const [key, step] of Object.entries(definition.steps)) {
    const within = itemsAround(definition, structure, key);
    for (const [name, alias] of aliasesOf(step, within, formByKey)) {
      const known = aliases.get(name);
      if (!known || !isSame(known, alias)) find(key, 'alias-twice', { alias: name });
      saidBy.set(name, [...(saidBy.get(name) ?? []), key]);
    }
    if (step.kind === 'forEach') {
      const known = aliases.get(step.as);
      if (known?.kind !== 'item' || known.within.at(-1) !== key) find(key, 'alias-twice', { alias: step.as });
    }
  }
  const after = new Map([...saidBy].map(([name, keys]) => [name, reachedFrom(workflow, keys)]));
  for (const [key, step] of Object.entries(definition.steps)) {
    if (!structure.reachable.has(key)) continue;
    for (const { place } of expressionsOf(key, step)) {
      for (const name of expressions.get(place)?.names ?? []) {
        if (after.get(name)?.has(key) === false) find(place, 'never-said', { alias: name });
      }
    }
    const main = step.kind === 'deliver' ? step.main : undefined;
    if (main && after.get(main.alias)?.has(key) === false) find(`${key}.main`, 'never-said', { alias: main.alias });
    const named = step.kind === 'deliver' && isInForm(step.recipient) ? step.recipient.alias : undefined;
    if (named && after.get(named)?.has(key) === false) find(`${key}.recipient`, 'never-said', { alias: named });
  }
}

function isSame(one: { readonly kind: string }, other: { readonly kind: string }): boolean {
  const key = (alias: object): string =>
    JSON.stringify({ ...alias, form: 'form' in alias ? formKey(alias.form) : null });
  return key(one) === key(other);
}

function formKey(form: unknown): string {
  return typeof form === 'object' && form !== null && 'key' in form ? String(form.key) : '';
}

/** The steps that some path leads to from those given, which are not among them unless a path leads back. */
function reachedFrom({ definition }: PreparedWorkflow, keys: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = keys.flatMap((key) => followersOf(definition, key));
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    waiting.push(...followersOf(definition, key));
  }
  return reached;
}

/** The steps that may come after one; a case can be annulled at any of them. */
function followersOf({ steps, annulment }: PreparedWorkflow['definition'], key: string): readonly string[] {
  const step = own(steps, key);
  if (!step) return [];
  return annulment?.start === undefined ? followers(step) : [...followers(step), annulment.start];
}

/** From every step that can be reached some path leads to an end. */
function checkEnds({ definition, structure }: PreparedWorkflow, find: Find): void {
  const leadsTo = new Map<string, string[]>();
  const waiting: string[] = [];
  for (const [key, step] of Object.entries(definition.steps)) {
    if (step.kind === 'end') waiting.push(key);
    for (const next of followers(step)) leadsTo.set(next, [...(leadsTo.get(next) ?? []), key]);
  }
  const ends = new Set<string>();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (ends.has(key)) continue;
    ends.add(key);
    waiting.push(...(leadsTo.get(key) ?? []));
  }
  for (const key of structure.reachable) if (!ends.has(key)) find(key, 'no-end');
}

/** The first step on a circle of nothing but automatic steps, or null. */
function automaticLoop({ definition, structure }: PreparedWorkflow): string | null {
  const nextOf = (key: string): readonly string[] => {
    const step = own(definition.steps, key);
    if (!step || !isAutomatic(step)) return [];
    return [...entrances(step).map(({ start }) => start), ...ways(step)].filter(
      (next) => next !== key && !structure.isArrival(key, next),
    );
  };
  const done = new Set<string>();
  for (const first of Object.keys(definition.steps)) {
    // Depth first without recursion: a workflow that came by the API may be one chain of all its steps.
    const path: string[] = [];
    const onPath = new Set<string>();
    const waiting: { readonly key: string; readonly leave: boolean }[] = [{ key: first, leave: false }];
    for (let each = waiting.pop(); each; each = waiting.pop()) {
      if (each.leave) {
        onPath.delete(path.pop() ?? '');
        done.add(each.key);
        continue;
      }
      if (onPath.has(each.key)) return each.key;
      if (done.has(each.key)) continue;
      path.push(each.key);
      onPath.add(each.key);
      waiting.push({ key: each.key, leave: true });
      for (const next of nextOf(each.key)) waiting.push({ key: next, leave: false });
    }
  }
  return null;
}

/** Whether a case may go through the step without a person and without time passing. */
function isAutomatic(step: Step): boolean {
  switch (step.kind) {
    case 'decide':
    case 'notify':
    case 'deliver':
    case 'parallel':
    case 'forEach':
      return true;
    case 'wait':
      return step.until !== undefined;
    default:
      return false;
  }
}

function isKnownPath(path: string, scope: Readonly<Record<string, FeelType>>): boolean {
  if (path === 'case.number') return true;
  let type: FeelType | undefined = { kind: 'context', entries: scope };
  for (const name of path.split('.')) {
    type = type?.kind === 'context' && Object.hasOwn(type.entries, name) ? type.entries[name] : undefined;
  }
  return type !== undefined;
}
