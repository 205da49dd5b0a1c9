import { startLiveForm } from './live-form/start-live-form.ts';

// The page works without this; with it, conditions and calculations answer while one types.
void startLiveForm(document);
