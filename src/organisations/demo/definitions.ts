import byggeri from './forhaandsdialog-byggeri.form.json' with { type: 'json' };
import byggeriWorkflow from './forhaandsdialog-byggeri.workflow.json' with { type: 'json' };
import fritidspas from './fritidspas.form.json' with { type: 'json' };
import fritidspasWorkflow from './fritidspas.workflow.json' with { type: 'json' };
import ceremoni from './grundlovsceremoni.form.json' with { type: 'json' };
import ceremoniWorkflow from './grundlovsceremoni.workflow.json' with { type: 'json' };
import hul from './hul-i-vejen.form.json' with { type: 'json' };
import hulWorkflow from './hul-i-vejen.workflow.json' with { type: 'json' };
import koersel from './koerselsgodtgoerelse.form.json' with { type: 'json' };
import koerselWorkflow from './koerselsgodtgoerelse.workflow.json' with { type: 'json' };
import parkering from './parkeringstilladelse.form.json' with { type: 'json' };
import parkeringWorkflow from './parkeringstilladelse.workflow.json' with { type: 'json' };
import dagtilbud from './skift-dagtilbud.form.json' with { type: 'json' };
import dagtilbudWorkflow from './skift-dagtilbud.workflow.json' with { type: 'json' };

/** A form with the workflow that it starts, as data. */
export interface DemoDefinition {
  readonly form: { readonly key: string };
  readonly workflow: unknown;
}

/** What both organisations have. */
export const commonDefinitions: readonly DemoDefinition[] = [{ form: fritidspas, workflow: fritidspasWorkflow }];

/** What *Demo Kommune* has beside it: together they use every kind of field. */
export const demoDefinitions: readonly DemoDefinition[] = [
  { form: hul, workflow: hulWorkflow },
  { form: ceremoni, workflow: ceremoniWorkflow },
  { form: parkering, workflow: parkeringWorkflow },
  { form: dagtilbud, workflow: dagtilbudWorkflow },
  { form: byggeri, workflow: byggeriWorkflow },
  { form: koersel, workflow: koerselWorkflow },
];
