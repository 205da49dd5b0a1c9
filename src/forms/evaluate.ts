import Big from 'big.js';
import type { FormContext, FormInput } from './answers.ts';
import { draftField, type FieldDraft } from './evaluation/draft-field.ts';
import {
  type EvaluatedField,
  type EvaluatedForm,
  type EvaluatedGroup,
  type EvaluatedPage,
  isValid,
} from './evaluation/evaluated.ts';
import { finishField } from './evaluation/finish-field.ts';
import type { PreparedField, PreparedForm, PreparedPage } from './evaluation/prepare-form.ts';
import { isSameContext, isSameFeel, isSameRaw } from './evaluation/same.ts';
import { contextValue, type Scope, toolsFor } from './evaluation/tools.ts';
import type { FeelValue } from './feel/values.ts';
import type { FieldValue } from './field-kind.ts';
import { fieldsOfPage, isGroup } from './fields-of.ts';
import { kindOf } from './kinds/kinds.ts';

export type {
  EvaluatedField,
  EvaluatedForm,
  EvaluatedGroup,
  EvaluatedPage,
  EvaluatedRow,
  Origin,
  SubmittedValues,
} from './evaluation/evaluated.ts';
export { errorsOf, isValid, missingOf } from './evaluation/evaluated.ts';
export { type PreparedForm, prepareForm } from './evaluation/prepare-form.ts';

/** What one evaluation leaves for the next of the same form. */
interface Memory {
  readonly form: PreparedForm;
  readonly input: FormInput;
  readonly context: FormContext;
  readonly pageVisible: ReadonlyMap<string, boolean>;
  readonly groupVisible: ReadonlyMap<string, boolean>;
  readonly drafts: ReadonlyMap<string, FieldDraft>;
  readonly shown: ReadonlyMap<string, boolean>;
  readonly finished: ReadonlyMap<string, EvaluatedField>;
  readonly scope: Scope;
}

const memories = new WeakMap<EvaluatedForm, Memory>();

/**
 * What the form shows, demands and computes with these answers. Pure and total: the same in the server and the browser,
 * and no input makes it throw. The answers of hidden fields are kept in the input but are `null` to expressions and are
 * not among the values.
 *
 * With the `previous` result of the same form only what has changed since is computed anew, and fields and pages that stay
 * as they were are the same objects. The result is the same as without it.
 */
export function evaluate(
  form: PreparedForm,
  input: FormInput,
  context: FormContext,
  previous?: EvaluatedForm,
): EvaluatedForm {
  const before = previous && reusable(memories.get(previous), form, input, context);
  const tools = toolsFor(form, input, context);
  const scope: Scope = contextScope(context);
  /** Names whose value is not what it was. */
  const changed = new Set<string>();
  const isTouched = (needs: readonly string[]): boolean => changed.size > 0 && needs.some((name) => changed.has(name));

  const pageVisible = new Map<string, boolean>();
  const showsPage = ({ page: { key }, needs }: PreparedPage): boolean => {
    const known = pageVisible.get(key) ?? (before && !isTouched(needs) ? before.pageVisible.get(key) : undefined);
    const visible = known ?? tools.holds(`pages.${key}.visibleWhen`, scope);
    pageVisible.set(key, visible);
    return visible;
  };
  const groupVisible = new Map<string, boolean>();
  const showsGroup = (group: NonNullable<PreparedField['group']>): boolean => {
    const { key } = group.group;
    const known =
      groupVisible.get(key) ?? (before && !isTouched(group.needs) ? before.groupVisible.get(key) : undefined);
    const visible = known ?? tools.holds(`fields.${key}.visibleWhen`, scope);
    groupVisible.set(key, visible);
    return visible;
  };

  const drafts = new Map<string, FieldDraft>();
  const shown = new Map<string, boolean>();
  for (const key of form.compiled.order) {
    const prepared = form.fields.get(key);
    if (!prepared) continue;
    const { field, page, group, valueNeeds } = prepared;
    const onPage = showsPage(page);
    const inSight = onPage && (group === null || showsGroup(group));
    shown.set(key, inSight);
    const old = before?.drafts.get(key);
    const stays =
      old !== undefined &&
      before !== undefined &&
      before.shown.get(key) === inSight &&
      isSameRaw(before.input.answers[key], input.answers[key]) &&
      isSameRaw(before.input.prefilled[key], input.prefilled[key]) &&
      !isTouched(valueNeeds);
    const draft = stays ? old : draftField(field, inSight, scope, tools);
    drafts.set(key, draft);
    if (!kindOf(field).asks) continue;
    const value: FeelValue = draft.visible ? draft.feel : field.kind === 'rows' ? [] : null;
    scope[key] = value;
    if (!stays && before !== undefined && !isSameFeel(before.scope[key] ?? null, value)) changed.add(key);
  }

  const finished = new Map<string, EvaluatedField>();
  const old = new Map(previous?.pages.map((page) => [page.page.key, page]));
  const pages = form.pages.map((prepared): EvaluatedPage => {
    const { page } = prepared;
    const visible = showsPage(prepared);
    const fields: EvaluatedField[] = [];
    for (const { key } of fieldsOfPage(page)) {
      const draft = drafts.get(key);
      if (!draft) continue;
      const known = before?.drafts.get(key) === draft ? before.finished.get(key) : undefined;
      const needs = form.fields.get(key)?.finishNeeds ?? [];
      const field = known !== undefined && !isTouched(needs) ? known : finishField(draft, scope, tools);
      finished.set(key, field);
      fields.push(field);
    }
    const groups: EvaluatedGroup[] = [];
    for (const item of page.fields) {
      if (!isGroup(item)) continue;
      groups.push({ group: item, visible: visible && (groupVisible.get(item.key) ?? true) });
    }
    const was = before && old.get(page.key);
    if (was?.visible === visible && hasSame(was, fields, groups)) return was;
    return { page, visible, fields, groups, valid: !visible || fields.every(isValid) };
  });

  const result = { pages, values: submittedValues(pages), valid: pages.every((page) => page.valid) };
  memories.set(result, { form, input, context, pageVisible, groupVisible, drafts, shown, finished, scope });
  return result;
}

/** What may be used again: of the same form under the same circumstances and with the same files. */
function reusable(
  memory: Memory | undefined,
  form: PreparedForm,
  input: FormInput,
  context: FormContext,
): Memory | undefined {
  if (memory?.form !== form || !isSameContext(memory.context, context)) return undefined;
  const ids = Object.keys(input.files);
  const isSame = (id: string) => memory.input.files[id] === input.files[id];
  return ids.length === Object.keys(memory.input.files).length && ids.every(isSame) ? memory : undefined;
}

function contextScope({ today, language, person }: FormContext): Scope {
  return {
    today: { kind: 'date', iso: today },
    language,
    person: contextValue({
      age: person.age === null ? null : new Big(person.age),
      municipality: person.municipality,
      loginLevel: person.loginLevel,
    }),
  };
}

function hasSame(page: EvaluatedPage, fields: readonly EvaluatedField[], groups: readonly EvaluatedGroup[]): boolean {
  return (
    page.fields.length === fields.length &&
    page.fields.every((field, index) => field === fields[index]) &&
    page.groups.every((group, index) => group.visible === groups[index]?.visible)
  );
}

function submittedValues(pages: readonly EvaluatedPage[]): Readonly<Record<string, FieldValue>> {
  const values: Record<string, FieldValue> = {};
  for (const page of pages) {
    if (!page.visible) continue;
    for (const field of page.fields) {
      if (field.visible && kindOf(field.field).asks) values[field.field.key] = field.value;
    }
  }
  return values;
}
