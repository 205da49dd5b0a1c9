import type { Language } from '../texts/catalogue.ts';
import { holds } from './evaluate-expression.ts';
import { type WritingPlace, writeText } from './placeholders.ts';

/** A letter with its values in place. */
export interface WrittenLetter {
  readonly title: string;
  readonly blocks: readonly { readonly kind: 'paragraph' | 'heading'; readonly text: string }[];
}

/** Writes the letter of a deliver step for the case as it stands. Pure. @throws when the step has no letter. */
export function writeLetter(place: WritingPlace, stepKey: string, language: Language): WrittenLetter {
  const { workflow, state, path, at } = place;
  const step = workflow.definition.steps[stepKey];
  if (step?.kind !== 'deliver' || !step.letter) throw new Error(`Step ${stepKey} writes no letter.`);
  const blocks = step.letter.blocks
    .filter(
      (block, index) => block.when === undefined || holds(workflow, `${stepKey}.letter.${index}`, state, path, at),
    )
    .map((block) => ({ kind: block.kind, text: writeText(place, block.text, language) }));
  return { title: writeText(place, step.letter.title, language), blocks };
}
