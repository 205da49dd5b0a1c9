import { defineTexts } from '../../texts/catalogue.ts';

/** Why a form can't be made or saved so, and what to do. */
export const designTexts = defineTexts({
  'designer.design.otherKey': {
    da: 'Blankettens nøgle er «{key}» og kan ikke ændres. Lav en kopi under en anden nøgle.',
    en: 'The form’s key is “{key}” and cannot be changed. Make a copy under another key.',
  },
  'designer.design.keyTaken': {
    da: 'Der er allerede en blanket med nøglen «{key}». Vælg en anden.',
    en: 'There is already a form with the key “{key}”. Choose another.',
  },
  'designer.design.noSuchForm': {
    da: 'Der er ingen blanket med nøglen «{key}».',
    en: 'There is no form with the key “{key}”.',
  },
});
