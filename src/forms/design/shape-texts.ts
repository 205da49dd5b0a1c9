import { type BothTexts, defineTexts, fillText } from '../../texts/catalogue.ts';

/** What in a definition does not fit its schema. */
const shapeTexts = defineTexts({
  'designer.shape.required': { da: 'Her mangler {names}.', en: 'This lacks {names}.' },
  'designer.shape.unknown': {
    da: 'Her kan ikke stå {names}. Tag det ud, eller ret stavemåden.',
    en: 'There can be no {names} here. Take it out, or correct the spelling.',
  },
  // Taken out as a mere misspelling it would let a price in euros pass as one in kroner.
  'designer.shape.currency': {
    da: 'Der kan kun betales i danske kroner. Regn priserne om til kroner, hvis de er i en anden valuta, og tag så «currency» ud.',
    en: 'Payments are in Danish kroner only. Convert the prices to kroner if they are in another currency, and then take “currency” out.',
  },
  'designer.shape.type': {
    da: 'Her skal stå en værdi af typen {type}.',
    en: 'This must be a value of the type {type}.',
  },
  'designer.shape.most': {
    da: 'Her er mere, end der må være. Højst {limit}.',
    en: 'This is more than is allowed. At most {limit}.',
  },
  'designer.shape.least': {
    da: 'Her er mindre, end der skal være. Mindst {limit}.',
    en: 'This is less than is demanded. At least {limit}.',
  },
  'designer.shape.pattern': {
    da: 'Teksten skal følge mønsteret {pattern}.',
    en: 'The text must follow the pattern {pattern}.',
  },
  'designer.shape.oneOf': {
    da: 'Værdien er ikke en af dem, der kan stå her.',
    en: 'The value is none of those that can stand here.',
  },
  'designer.shape.kind': {
    da: 'Der er ingen felttype, der hedder «{kind}».',
    en: 'There is no kind of field called “{kind}”.',
  },
  'designer.shape.noKind': {
    da: 'Feltet siger ikke, hvilken felttype det er. Det skal stå i «kind».',
    en: 'The field does not say of which kind it is. That must stand in “kind”.',
  },
  'designer.shape.other': { da: 'Indholdet passer ikke her.', en: 'The content does not fit here.' },
  'designer.shape.characters': {
    da: 'Teksten har tegn, som ikke kan gemmes. Skriv den igen.',
    en: 'The text has characters that cannot be stored. Write it again.',
  },
});

type ShapeText = keyof typeof shapeTexts extends `designer.shape.${infer Key}` ? Key : never;

/** One of the sentences with its values, in every language. */
export function shapeText(key: ShapeText, values: Readonly<Record<string, string | number>> = {}): BothTexts {
  return fillText(shapeTexts[`designer.shape.${key}`], values);
}

/** An error of the schema library as a sentence. */
export function schemaErrorText({ keyword, params }: { readonly keyword: string; readonly params: object }): BothTexts {
  const given: Readonly<Record<string, unknown>> = { ...params };
  const names = (list: unknown) =>
    Array.isArray(list)
      ? list
          .map((name) => `«${name}»`)
          .join(', ')
          .slice(0, 400)
      : '';
  switch (keyword) {
    case 'required':
      return shapeText('required', { names: names(given.requiredProperties) });
    case 'additionalProperties':
      if (Array.isArray(given.additionalProperties) && given.additionalProperties.includes('currency')) {
        return shapeText('currency');
      }
      return shapeText('unknown', { names: names(given.additionalProperties) });
    case 'type':
      return shapeText('type', { type: String(given.type) });
    case 'maxLength':
    case 'maxItems':
    case 'maximum':
      return shapeText('most', { limit: String(given.limit) });
    case 'minLength':
    case 'minItems':
    case 'minimum':
      return shapeText('least', { limit: String(given.limit) });
    case 'pattern':
      return shapeText('pattern', { pattern: String(given.pattern).slice(0, 200) });
    case 'const':
    case 'enum':
    case 'anyOf':
      return shapeText('oneOf');
    default:
      return shapeText('other');
  }
}
