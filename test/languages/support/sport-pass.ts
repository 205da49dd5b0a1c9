import form from '../../../src/organisations/demo/fritidspas.form.json' with { type: 'json' };
import workflow from '../../../src/organisations/demo/fritidspas.workflow.json' with { type: 'json' };
import type { RunningProduct } from '../../helpers/running-product.ts';

/** What is there in German, by its Danish; all else in the form and its workflow falls back. */
const german: Readonly<Record<string, string>> = {
  'Ansøgning om fritidspas': 'Antrag auf einen Freizeitpass',
  'Hvad hedder aktiviteten?': 'Wie heißt die Aktivität?',
  'Hvornår går barnet til aktiviteten?': 'Wann nimmt das Kind teil?',
  'Forening eller klub': 'Verein',
  Aktivitet: 'Aktivität',
  'Ansøgningen er bevilget, og vi sender dig et brev': 'Der Antrag ist bewilligt, und wir senden Ihnen einen Brief',
  'Du har fået fritidspas': 'Ihr Freizeitpass ist bewilligt',
  'Vi har bevilget {{ansoegning.support}} i støtte til {{ansoegning.activity}} hos {{ansoegning.provider}}.':
    'Wir haben {{ansoegning.support}} für {{ansoegning.activity}} bei {{ansoegning.provider}} bewilligt.',
  'Sådan får du pengene': 'So bekommen Sie das Geld',
};

function inGerman(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inGerman);
  if (typeof value !== 'object' || value === null) return value;
  if ('da' in value && typeof value.da === 'string') {
    const de = german[value.da];
    return de === undefined ? value : { ...value, de };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inGerman(inner)]));
}

/** The demonstration's leisure pass under a key of its own, with some of its texts in German, published. */
export async function publishSportPass({ definitions, demo }: RunningProduct): Promise<void> {
  for (const publish of [
    () => definitions.publishForm(demo.id, renamed(form) as Parameters<typeof definitions.publishForm>[1]),
    () => definitions.publishWorkflow(demo.id, renamed(workflow) as Parameters<typeof definitions.publishWorkflow>[1]),
  ]) {
    const published = await publish();
    if (!published.ok) throw new Error(JSON.stringify(published.findings));
  }
}

function renamed(definition: unknown): unknown {
  return inGerman(JSON.parse(JSON.stringify(definition).replaceAll('"fritidspas"', '"sportspas"')));
}
