import type { FormContext, FormInput } from '../../forms/answers.ts';
import type { EvaluatedForm, SubmittedValues } from '../../forms/evaluate.ts';
import { errorsOf, evaluate } from '../../forms/evaluate.ts';
import { advance } from '../advance.ts';
import type { CaseEvent, Facts } from '../case-state.ts';
import { pendingAfter, waitingAfter } from './apply.ts';
import { effectsOf } from './effects-of.ts';
import type { Start } from './run-schema.ts';
import type { Moved, MoveProblem } from './situation.ts';
import { testPerson } from './test-persons.ts';
import { employeesOf, formContext, type World } from './world.ts';

/** Begins a dry run: the starter sends the first form in. */
export function begin(world: World, start: Start): Moved {
  const { definition } = world.workflow;
  const first = definition.steps[definition.start];
  if (first?.kind !== 'fill') return { ok: false, problem: { kind: 'not-open', step: definition.start } };
  const input = start.input as FormInput;
  const person = testPerson(start.person);
  const sent = sendIn(world, first.as, input, formContext(world, start.at, start.language, person));
  if (!sent.ok) return sent;
  const facts = factsOf(world, start);
  const event: CaseEvent = {
    kind: 'submitted',
    at: start.at,
    actor: starter,
    values: sent.values,
    ...withFacts(facts),
  };
  const advanced = advance(world.workflow, null, event);
  if (!advanced.ok)
    return { ok: false, problem: { kind: 'refused', refusal: advanced.refusal, step: definition.start } };
  const { state, commands } = advanced;
  const effects = effectsOf(world.workflow, null, state, commands, start.at, start.language);
  return {
    ok: true,
    situation: {
      start,
      now: start.at,
      state,
      waiting: waitingAfter([], state, commands),
      pending: pendingAfter([], state, commands),
      history: [{ event, step: definition.start, items: [], effects }],
      inputs: { [first.as]: input },
      facts,
    },
  };
}

/** Whoever starts the run. */
export const starter = { kind: 'citizen', id: 'starter' } as const;

/** The values of a form as it would be sent with the answers, or what is wrong with them. */
export function sendIn(
  world: World,
  alias: string,
  input: FormInput,
  context: FormContext,
):
  | { readonly ok: true; readonly values: SubmittedValues; readonly evaluated: EvaluatedForm }
  | { readonly ok: false; readonly problem: MoveProblem } {
  const form = world.forms.get(alias);
  if (!form) return { ok: false, problem: { kind: 'not-open', step: alias } };
  const evaluated = evaluate(form, input, context);
  if (evaluated.valid) return { ok: true, values: evaluated.values, evaluated };
  const shown = evaluated.pages.filter((page) => page.visible);
  const fields = shown.flatMap((page) => errorsOf(page.fields).map(({ field }) => field.path));
  const { key } = form.compiled.definition;
  return { ok: false, problem: { kind: 'invalid-answers', form: key, fields: [...new Set(fields)] } };
}

/** What the engine must know of the organisation, where the workflow asks for it. */
function factsOf({ workflow: { facts } }: World, { closingDays }: Start): Facts {
  const members = facts.groups.map((group): [string, readonly string[]] => [group, employeesOf(group)]);
  const days = facts.workingDays ? (closingDays ?? []) : [];
  return {
    ...(members.length > 0 ? { members: Object.fromEntries(members) } : {}),
    ...(days.length > 0 ? { closingDays: days } : {}),
  };
}

/** The facts as an event carries them: not at all where there are none. */
export function withFacts(facts: Facts): { readonly facts?: Facts } {
  return Object.keys(facts).length > 0 ? { facts } : {};
}
