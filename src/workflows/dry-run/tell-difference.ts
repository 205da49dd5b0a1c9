import { fillText, type Text } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../definition.ts';
import type { Difference } from './replay.ts';
import type { MoveProblem } from './situation.ts';
import { dryRunTexts } from './texts.ts';

/** Longer texts are cut where they are compared: the first words tell which. */
const longest = 300;

/** A difference between what a kept run came to and what it comes to now, in words. */
export function tellDifference(definition: WorkflowDefinition, difference: Difference): Text {
  const nothing = dryRunTexts['dryRun.difference.nothing'];
  const said = (text: string | null): string | Text => (text === null ? nothing : shorten(text));
  switch (difference.kind) {
    case 'problem':
      return tellProblem(definition, difference.stopped.problem);
    case 'event': {
      const { line, was, is } = difference;
      return fillText(dryRunTexts['dryRun.difference.event'], { line: line + 1, was: said(was), is: said(is) });
    }
    case 'effect': {
      const [was, is] = wherePart(difference.was, difference.is);
      const step = titleOf(definition, difference.step);
      return fillText(dryRunTexts['dryRun.difference.effect'], { step, was: said(was), is: said(is) });
    }
    case 'outcome':
      return fillText(dryRunTexts['dryRun.difference.outcome'], { was: said(difference.was), is: said(difference.is) });
  }
}

/** Why a move could not be made, in words. */
export function tellProblem(definition: WorkflowDefinition, problem: MoveProblem): Text {
  switch (problem.kind) {
    case 'not-open':
      return fillText(dryRunTexts['dryRun.problem.notOpen'], { step: titleOf(definition, problem.step) });
    case 'refused':
      return fillText(dryRunTexts['dryRun.problem.refused'], {
        step: titleOf(definition, problem.step),
        reason: dryRunTexts[`dryRun.refusal.${problem.refusal}`],
      });
    case 'invalid-answers':
      return fillText(dryRunTexts['dryRun.problem.invalidAnswers'], {
        form: problem.form,
        fields: problem.fields.join(', '),
      });
    case 'nothing-waits':
      return dryRunTexts['dryRun.problem.nothingWaits'];
  }
}

/** What a step is called; its key where it has gone. */
export function titleOf(definition: WorkflowDefinition, step: string | null): Text {
  const found = step === null ? undefined : definition.steps[step];
  return found?.title ?? { da: step ?? '' };
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Two long texts from a little before the place where they part. */
function wherePart(was: string | null, is: string | null): readonly [string | null, string | null] {
  if (was === null || is === null) return [was, is];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  const from = Math.max(0, same - 40);
  const cut = (text: string) => (from === 0 ? text : `…${text.slice(from)}`);
  return [cut(was), cut(is)];
}
