import { type BothTexts, defineTexts, fillText, type Text, textIn } from '../../texts/catalogue.ts';

/** What a citizen is told when the form under their hands gets a new version. */
const noteTexts = defineTexts({
  'carry.removed': {
    da: 'Vi spørger ikke længere om «{field}». Dit svar er taget ud.',
    en: 'We no longer ask for “{field}”. Your answer has been taken out.',
  },
  'carry.changed': {
    da: 'Spørgsmålet «{field}» skal nu besvares på en anden måde. Svar på det igen.',
    en: 'The question “{field}” is now answered in another way. Answer it again.',
  },
  'carry.optionGone': {
    da: '«{option}» kan ikke længere vælges ved «{field}». Se, om noget andet passer.',
    en: '“{option}” can no longer be chosen for “{field}”. See whether something else fits.',
  },
  'carry.check': {
    da: 'Der er nye krav til svaret på «{field}». Ret dit svar.',
    en: 'There are new demands on the answer to “{field}”. Correct your answer.',
  },
  'carry.added': {
    da: 'Der er et nyt spørgsmål på siden «{page}»: «{field}».',
    en: 'There is a new question on the page “{page}”: “{field}”.',
  },
  'carry.back': {
    da: 'Vi spørger igen om «{field}». Dit tidligere svar er sat ind.',
    en: 'We ask for “{field}” again. Your earlier answer has been put in.',
  },
});

type Key = keyof typeof noteTexts;

/** A note in every language of the product and of the organisation; labels in the language that the form has of it. */
function note(key: Key, values: Readonly<Record<string, Text | readonly Text[]>>): BothTexts {
  return fillText(noteTexts[key], (language) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        Array.isArray(value)
          ? value.map((each: Text) => textIn(each, language)).join('», «')
          : textIn(value as Text, language),
      ]),
    ),
  );
}

/** The notes by what happened to a question. */
export const carryNotes = {
  removed: (field: Text) => note('carry.removed', { field }),
  changed: (field: Text) => note('carry.changed', { field }),
  optionGone: (field: Text, option: readonly Text[]) => note('carry.optionGone', { field, option }),
  check: (field: Text) => note('carry.check', { field }),
  added: (field: Text, page: Text) => note('carry.added', { field, page }),
  back: (field: Text) => note('carry.back', { field }),
} as const;
