import type { Change, FormDifference, MemberChange, Standing } from '../../forms/design/difference.ts';
import { inOrderOf } from '../../forms/design/in-order-of.ts';
import {
  asJson,
  isList,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  sameJson,
  without,
} from '../../forms/design/json.ts';
import { sideBySide } from '../../forms/design/side-by-side.ts';
import { isText } from '../../forms/design/texts-of.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { outlineWorkflow } from './outline-workflow.ts';
import { isTerm, tellValue } from './tell-value.ts';
import { workflowMemberName } from './workflow-member-names.ts';
import { stepTitle, workflowPath } from './workflow-path.ts';

/**
 * What differs between two workflows as a person reads it: steps that were added, removed, moved or changed, member by
 * member, texts side by side. Steps are told apart by their keys; one has moved where it stands on another branch, or in
 * another order among those that both have. Pure; empty for equal workflows.
 */
export function diffWorkflows(before: WorkflowDefinition, after: WorkflowDefinition): FormDifference {
  const changes: Change[] = [];
  const own = (definition: WorkflowDefinition) => without(asJson(definition), 'schema', 'steps', 'translations');
  const members = changedMembers(before, after, own(before), own(after));
  if (members.length > 0) changes.push({ kind: 'changed', thing: 'workflow', place: '', path: [], members });
  const [was, is] = [standings(before), standings(after)];
  const settled = settledSteps(was, is);
  for (const key of [...is.keys(), ...Object.keys(after.steps).filter((each) => !is.has(each))]) {
    const step = after.steps[key];
    const to = is.get(key)?.standing;
    if (!step || !to) continue;
    const place = `steps.${key}`;
    const path = workflowPath(after, place);
    const [earlier, from] = [before.steps[key], was.get(key)?.standing];
    if (!earlier || !from) {
      changes.push({ kind: 'added', thing: 'step', place, path, to, value: asJson(step) });
      continue;
    }
    if (!settled.has(key)) changes.push({ kind: 'moved', thing: 'step', place, path, from, to });
    const changed = changedMembers(before, after, asJson(earlier), asJson(step));
    if (changed.length > 0) changes.push({ kind: 'changed', thing: 'step', place, path, members: changed });
  }
  for (const [key, { standing: from }] of was) {
    if (after.steps[key]) continue;
    const place = `steps.${key}`;
    const value = asJson(before.steps[key] ?? {});
    changes.push({ kind: 'removed', thing: 'step', place, path: workflowPath(before, place), from, value });
  }
  return changes;
}

interface Stood {
  readonly container: string;
  readonly standing: Standing;
}

/** Where each step stands in the outline: on which branch, and as which of its steps. */
function standings(definition: WorkflowDefinition): ReadonlyMap<string, Stood> {
  const lines = outlineWorkflow(definition);
  const counts = new Map<string, number>();
  const stood = new Map<string, Stood>();
  for (const line of lines) {
    if (line.kind !== 'step') continue;
    const container = line.parent ?? '';
    const position = (counts.get(container) ?? 0) + 1;
    counts.set(container, position);
    const branch = lines.find(({ id }) => id === container);
    const path =
      branch?.kind === 'branch'
        ? [...(branch.way.step === null ? [] : [stepTitle(definition, branch.way.step)]), branch.title]
        : [];
    stood.set(line.key, { container, standing: { container: path, position } });
  }
  return stood;
}

/** The steps that stand on the same branch as before, in the same order among those that both versions have there. */
function settledSteps(was: ReadonlyMap<string, Stood>, is: ReadonlyMap<string, Stood>): ReadonlySet<string> {
  const settled = new Set<string>();
  const containers = new Set([...is.values()].map(({ container }) => container));
  for (const container of containers) {
    const inBoth = (from: ReadonlyMap<string, Stood>) =>
      [...from.keys()].filter((key) => was.get(key)?.container === container && is.get(key)?.container === container);
    for (const key of inOrderOf(inBoth(was), inBoth(is))) settled.add(key);
  }
  return settled;
}

/** The members that differ; values are told in words. */
function changedMembers(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
  old: JsonObject,
  now: JsonObject,
): readonly MemberChange[] {
  const members: MemberChange[] = [];
  const compare = (was: Json | undefined, is: Json | undefined, member: string): void => {
    if (sameJson(was, is)) return;
    const areTexts = (isText(was) || was === undefined) && (isText(is) || is === undefined);
    // What is there on one side alone is told member by member too, and a length of time as one.
    const [old, now] = [was ?? {}, is ?? {}];
    if (!areTexts && isObject(old) && isObject(now) && !isTerm(was) && !isTerm(is)) {
      for (const name of new Set([...Object.keys(now), ...Object.keys(old)])) {
        compare(memberOf(old, name), memberOf(now, name), join(member, name));
      }
      return;
    }
    const [listed, listing] = [was ?? [], is ?? []];
    if (isList(listed) && isList(listing) && [...listed, ...listing].every(isObject)) {
      for (let index = 0; index < Math.max(listed.length, listing.length); index += 1) {
        compare(listed[index], listing[index], join(member, String(index)));
      }
      return;
    }
    const [first, second] = [tellValue(before, member, was), tellValue(after, member, is)];
    members.push({
      member,
      name: nameOf(member),
      ...(first === undefined ? {} : { before: first }),
      ...(second === undefined ? {} : { after: second }),
      ...(areTexts ? { texts: sideBySide(was, is) } : {}),
    });
  };
  for (const name of new Set([...Object.keys(now), ...Object.keys(old)])) compare(old[name], now[name], name);
  return members;
}

function join(member: string, name: string): string {
  return member === '' ? name : `${member}.${name}`;
}

/** `branches.0.when` is "Grene › nr. 1 › Når". */
function nameOf(member: string): MemberChange['name'] {
  const parts = member
    .split('.')
    .map((part) =>
      /^\d+$/.test(part) ? { da: `nr. ${Number(part) + 1}`, en: `no. ${Number(part) + 1}` } : workflowMemberName(part),
    );
  return { da: parts.map(({ da }) => da).join(' › '), en: parts.map(({ en }) => en).join(' › ') };
}
