import type { FieldProblem } from '../../field-kind.ts';
import { unasked } from '../unasked.ts';
import { readPicture } from './read-picture.ts';
import type { ImageField } from './schema.ts';

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
  message: {
    da: 'Billedet kan ikke vises. Vælg en PNG-, JPEG- eller SVG-fil på højst 200 kB. En SVG-fil må ikke indeholde scripts eller hente noget udefra.',
    en: 'The picture cannot be shown. Choose a PNG, JPEG or SVG file of at most 200 kB. An SVG file must hold no scripts and fetch nothing from outside.',
  },
};

const noAlternative: FieldProblem = {
  member: 'alternative',
  code: 'no-alternative',
  message: {
    da: 'Skriv, hvad billedet fortæller dem, der ikke ser det, eller angiv, at det kun er pynt.',
    en: 'Write what the picture tells those who do not see it, or say that it is decorative.',
  },
};
