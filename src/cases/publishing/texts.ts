import { defineTexts } from '../../texts/catalogue.ts';

/** What keeps a form or a workflow from being published. */
export const publishingTexts = defineTexts({
  'designer.publishing.schema': {
    da: 'Definitionen passer ikke til skemaet ved «{place}»: {problem}.',
    en: 'The definition does not fit the schema at “{place}”: {problem}.',
  },
  'designer.publishing.workflow': {
    da: 'Arbejdsgangen «{workflow}» passer ikke til den nye version af blanketten: {problem}',
    en: 'The workflow “{workflow}” does not fit the new version of the form: {problem}',
  },
  'designer.publishing.brokenRun': {
    da: 'Arbejdsgangen «{workflow}»: {problem}',
    en: 'The workflow “{workflow}”: {problem}',
  },
});
