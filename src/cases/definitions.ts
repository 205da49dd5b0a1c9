import { Compile } from 'typebox/compile';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../database/database.ts';
import { compileForm } from '../forms/compile-form.ts';
import { type FormDefinition, FormDefinitionSchema } from '../forms/definition.ts';
import { type PreparedForm, prepareForm } from '../forms/evaluate.ts';
import type { Text } from '../texts/catalogue.ts';
import { compileWorkflow, type PreparedWorkflow } from '../workflows/compile-workflow.ts';
import { WorkflowDefinitionSchema } from '../workflows/definition.ts';

/** A version of a form, ready to be evaluated. Versions never change once published. */
export interface FormVersion {
  readonly id: string;
  readonly version: number;
  readonly definition: FormDefinition;
  readonly prepared: PreparedForm;
}

/** A version of a workflow with the form versions it is pinned to. */
export interface WorkflowVersion {
  readonly id: string;
  readonly version: number;
  readonly workflow: PreparedWorkflow;
  /** Form version ids by the alias of their fill step. */
  readonly formVersions: Readonly<Record<string, string>>;
}

/** What would fail later, with its place in the definition. */
export interface Finding {
  readonly place: string;
  readonly message: Text;
}

export type Published =
  | { readonly ok: true; readonly id: string; readonly version: number }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** The forms and workflows of all organisations: versions by id are kept for good, what is published for a short while. */
export interface Definitions {
  form(organisation: number, id: string): Promise<FormVersion>;
  workflow(organisation: number, id: string): Promise<WorkflowVersion>;
  /** The published form with that key, or undefined. */
  publishedForm(organisation: number, key: string): Promise<FormVersion | undefined>;
  /** All published forms, by key. */
  publishedForms(organisation: number): Promise<readonly FormVersion[]>;
  /** The published workflow that the form starts. */
  workflowStartedBy(organisation: number, formKey: string): Promise<WorkflowVersion | undefined>;
  publishForm(organisation: number, definition: unknown): Promise<Published>;
  publishWorkflow(organisation: number, definition: unknown): Promise<Published>;
}

const formSchema = Compile(FormDefinitionSchema);
const workflowSchema = Compile(WorkflowDefinitionSchema);

/** A newly published version is seen by every process within this many milliseconds. */
const freshFor = 5_000;

export function createDefinitions(
  database: Database,
  deliveries: ReadonlySet<string>,
  now: () => number = Date.now,
): Definitions {
  const forms = new Map<string, Promise<FormVersion>>();
  const workflows = new Map<string, Promise<WorkflowVersion>>();
  const published = new Map<number, { readonly at: number; readonly listed: Promise<Listed> }>();

  interface Listed {
    readonly forms: readonly { readonly id: string; readonly key: string }[];
    readonly workflows: readonly { readonly id: string; readonly startForm: string }[];
  }

  const list = (organisation: number): Promise<Listed> => {
    const known = published.get(organisation);
    if (known && now() - known.at < freshFor) return known.listed;
    const listed = database.aside(organisation, async (transaction) => ({
      forms: await transaction
        .selectFrom('form_version')
        .select(['id', 'key'])
        .where('status', '=', 'published')
        .orderBy('key')
        .execute(),
      workflows: await transaction
        .selectFrom('workflow_version')
        .select(['id', 'start_form as startForm'])
        .where('status', '=', 'published')
        .execute(),
    }));
    published.set(organisation, { at: now(), listed });
    listed.catch(() => published.delete(organisation));
    return listed;
  };

  const form = (organisation: number, id: string): Promise<FormVersion> =>
    remember(forms, `${organisation}/${id}`, async () => {
      const row = await database.aside(organisation, (transaction) =>
        transaction
          .selectFrom('form_version')
          .select(['version', 'definition'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      );
      const compiled = compileForm(row.definition);
      if (!compiled.ok) throw new Error(`Form version ${id} no longer compiles: ${compiled.findings[0]?.message.en}`);
      return { id, version: row.version, definition: row.definition, prepared: prepareForm(compiled.form) };
    });

  const workflow = (organisation: number, id: string): Promise<WorkflowVersion> =>
    remember(workflows, `${organisation}/${id}`, async () => {
      const row = await database.aside(organisation, (transaction) =>
        transaction
          .selectFrom('workflow_version')
          .select(['version', 'definition', 'forms'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      );
      const pinned = await Promise.all(Object.values(row.forms).map((each) => form(organisation, each)));
      const byKey = new Map(pinned.map((each) => [each.definition.key, each.definition]));
      // A running case must not stop because an option was switched off: that concerns publishing alone.
      const used = new Set(
        Object.values(row.definition.steps).flatMap((step) => (step.kind === 'deliver' ? [step.delivery] : [])),
      );
      const compiled = compileWorkflow(row.definition, byKey, used);
      if (!compiled.ok)
        throw new Error(`Workflow version ${id} no longer compiles: ${compiled.findings[0]?.message.en}`);
      return { id, version: row.version, workflow: compiled.workflow, formVersions: row.forms };
    });

  return {
    form,
    workflow,
    async publishedForm(organisation, key) {
      const found = (await list(organisation)).forms.find((each) => each.key === key);
      return found && form(organisation, found.id);
    },
    async publishedForms(organisation) {
      return Promise.all((await list(organisation)).forms.map((each) => form(organisation, each.id)));
    },
    async workflowStartedBy(organisation, formKey) {
      const found = (await list(organisation)).workflows.find((each) => each.startForm === formKey);
      return found && workflow(organisation, found.id);
    },
    async publishForm(organisation, definition) {
      if (!formSchema.Check(definition)) return { ok: false, findings: schemaFindings(formSchema.Errors(definition)) };
      const compiled = compileForm(definition);
      if (!compiled.ok) return compiled;
      const result = await database.inOrganisation(organisation, async (transaction) => {
        const latest = await transaction
          .selectFrom('form_version')
          .select('version')
          .where('key', '=', definition.key)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        await transaction
          .updateTable('form_version')
          .set({ status: 'withdrawn' })
          .where('key', '=', definition.key)
          .where('status', '=', 'published')
          .execute();
        const id = uuidv7();
        const version = (latest?.version ?? 0) + 1;
        await transaction
          .insertInto('form_version')
          .values({
            organisation,
            id,
            key: definition.key,
            version,
            status: 'published',
            definition: JSON.stringify(definition),
            published_at: new Date(now()),
          })
          .execute();
        return { ok: true as const, id, version };
      });
      published.delete(organisation);
      return result;
    },
    async publishWorkflow(organisation, definition) {
      if (!workflowSchema.Check(definition)) {
        return { ok: false, findings: schemaFindings(workflowSchema.Errors(definition)) };
      }
      published.delete(organisation);
      const listed = await list(organisation);
      const formByKey = new Map<string, FormDefinition>();
      const pinned: Record<string, string> = {};
      let startForm = '';
      for (const [key, step] of Object.entries(definition.steps)) {
        if (step.kind !== 'fill') continue;
        const found = listed.forms.find((each) => each.key === step.form);
        if (!found) continue;
        formByKey.set(step.form, (await form(organisation, found.id)).definition);
        pinned[step.as] = found.id;
        if (key === definition.start) startForm = step.form;
      }
      const compiled = compileWorkflow(definition, formByKey, deliveries);
      if (!compiled.ok) return compiled;
      const result = await database.inOrganisation(organisation, async (transaction) => {
        const latest = await transaction
          .selectFrom('workflow_version')
          .select('version')
          .where('key', '=', definition.key)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        await transaction
          .updateTable('workflow_version')
          .set({ status: 'withdrawn' })
          .where('key', '=', definition.key)
          .where('status', '=', 'published')
          .execute();
        const id = uuidv7();
        const version = (latest?.version ?? 0) + 1;
        await transaction
          .insertInto('workflow_version')
          .values({
            organisation,
            id,
            key: definition.key,
            version,
            status: 'published',
            definition: JSON.stringify(definition),
            start_form: startForm,
            forms: JSON.stringify(pinned),
            published_at: new Date(now()),
          })
          .execute();
        return { ok: true as const, id, version };
      });
      published.delete(organisation);
      return result;
    },
  };
}

/** Keeps the promise, so that many requests for a version that is not loaded yet load it once; failures are not kept. */
function remember<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  let value = known.get(key);
  if (!value) {
    value = load();
    known.set(key, value);
    value.catch(() => known.delete(key));
  }
  return value;
}

function schemaFindings(errors: readonly { readonly instancePath: string; readonly message: string }[]): Finding[] {
  return errors.slice(0, 20).map(({ instancePath, message }) => ({
    place: instancePath,
    message: {
      da: `Definitionen passer ikke til skemaet ved «${instancePath || '/'}»: ${message}.`,
      en: `The definition does not fit the schema at “${instancePath || '/'}”: ${message}.`,
    },
  }));
}
