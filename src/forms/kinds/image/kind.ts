import type { FieldProblem } from '../../field-kind.ts';
import { unasked } from '../unasked.ts';
import { readPicture } from './read-picture.ts';
import type { ImageField } from './schema.ts';
import { imageTexts } from './texts.ts';

/** A picture among the questions. Receipts leave it out: it asks nothing. */
export const image = {
  ...unasked<ImageField>('image'),
  problems(field: ImageField): readonly FieldProblem[] {
    const problems: FieldProblem[] = [];
    if (readPicture(field.source) === null) problems.push(badPicture);
    if (field.alternative === undefined && field.decorative !== true) problems.push(noAlternative);
    return problems;
  },
};

/** Said of a picture that a form can't hold. */
export const badPicture: FieldProblem = {
  member: 'source',
  code: 'bad-picture',
  message: imageTexts['designer.image.badPicture'],
};

const noAlternative: FieldProblem = {
  member: 'alternative',
  code: 'no-alternative',
  message: imageTexts['designer.image.noAlternative'],
};
