import { makeComboboxes } from './combobox/make-comboboxes.ts';
import { startLiveForm } from './live-form/start-live-form.ts';
import { readPageTexts } from './read-page-texts.ts';

readPageTexts(document);
// The page works without these; with them, conditions and calculations answer while one types.
makeComboboxes(document);
void startLiveForm(document);
