import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { OptionLists } from '../forms/answers.ts';
import { compileForm } from '../forms/compile-form.ts';
import type { FormDefinition } from '../forms/definition.ts';
import { type PreparedForm, prepareForm } from '../forms/evaluate.ts';
import { listsOf } from '../forms/lists/lists-of.ts';
import { asContext, readLists } from '../forms/lists/option-lists.ts';
import { type PreparedWorkflow, prepareWorkflow } from '../workflows/compile-workflow.ts';
import type { DeliveryContracts } from '../workflows/delivery-contract.ts';
import { orRollBack } from './publishing/or-roll-back.ts';
import { publishForm } from './publishing/publish-form.ts';
import { publishWorkflow } from './publishing/publish-workflow.ts';
import type { Published } from './publishing/published.ts';

/** A version of a form, ready to be evaluated. Versions never change once published. */
export interface FormVersion {
  readonly id: string;
  readonly version: number;
  readonly definition: FormDefinition;
  readonly prepared: PreparedForm;
  /** The lists that its choices name, where it was asked for by `shownForm` and names any. */
  readonly lists?: OptionLists;
}

/** A version of a workflow with the form versions it is pinned to. */
export interface WorkflowVersion {
  readonly id: string;
  readonly version: number;
  readonly workflow: PreparedWorkflow;
  /** Form version ids by the alias of their fill step. */
  readonly formVersions: Readonly<Record<string, string>>;
}

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
  /** The form with the lists that answers are shown by. */
  shownForm(organisation: number, id: string): Promise<FormVersion>;
  /** The organisation's lists that a form's choices name, with the entries of all times; undefined where it names none. */
  lists(organisation: number, definition: FormDefinition): Promise<OptionLists | undefined>;
  /** What is published was changed elsewhere: this process sees it from now on, the others within seconds. */
  changed(organisation: number): void;
}

/** A newly published version is seen by every process within this many milliseconds. */
const freshFor = 5_000;

export function createDefinitions(
  database: Database,
  deliveries: DeliveryContracts,
  now: () => number = Date.now,
): Definitions {
  const forms = new Map<string, Promise<FormVersion>>();
  const workflows = new Map<string, Promise<WorkflowVersion>>();
  const listed = new Map<number, { readonly at: number; readonly lists: Promise<OptionLists> }>();
  const published = new Map<number, { readonly at: number; readonly listed: Promise<Listed> }>();

  interface Listed {
    readonly forms: readonly { readonly id: string; readonly key: string }[];
    readonly workflows: readonly { readonly id: string; readonly startForm: string }[];
  }

  const list = (organisation: number): Promise<Listed> => {
    const known = published.get(organisation);
    if (known && now() - known.at < freshFor) return known.listed;
    const listed = database.aside(organisation, async (transaction): Promise<Listed> => {
      // One statement sees one moment: a form never comes with the workflow of the moment before.
      const rows = await transaction
        .selectFrom('form_version')
        .select(['id', 'key', sql<boolean>`true`.as('isForm')])
        .where('status', '=', 'published')
        .unionAll(
          transaction
            .selectFrom('workflow_version')
            .select(['id', 'start_form as key', sql<boolean>`false`.as('isForm')])
            .where('status', '=', 'published'),
        )
        .orderBy('key')
        .execute();
      return {
        forms: rows.filter((row) => row.isForm),
        workflows: rows.filter((row) => !row.isForm).map(({ id, key }) => ({ id, startForm: key })),
      };
    });
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
      const { workflow: prepared } = prepareWorkflow(row.definition, byKey);
      return { id, version: row.version, workflow: prepared, formVersions: row.forms };
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
      const result = await orRollBack(database, organisation, (transaction) =>
        publishForm(transaction, organisation, definition, null, new Date(now())),
      );
      published.delete(organisation);
      return result;
    },
    async publishWorkflow(organisation, definition) {
      const result = await orRollBack(database, organisation, (transaction) =>
        publishWorkflow(transaction, organisation, definition, deliveries, new Date(now())),
      );
      published.delete(organisation);
      return result;
    },
    async shownForm(organisation, id) {
      const found = await form(organisation, id);
      const lists = await this.lists(organisation, found.definition);
      return lists ? { ...found, lists } : found;
    },
    async lists(organisation, definition) {
      const keys = listsOf(definition);
      if (keys.length === 0) return undefined;
      let known = listed.get(organisation);
      if (!known || now() - known.at >= freshFor) {
        const lists = database.aside(organisation, async (transaction) => asContext(await readLists(transaction)));
        known = { at: now(), lists };
        listed.set(organisation, known);
        lists.catch(() => listed.delete(organisation));
      }
      const lists = await known.lists;
      return Object.fromEntries(keys.map((key) => [key, (Object.hasOwn(lists, key) ? lists[key] : undefined) ?? []]));
    },
    changed(organisation) {
      listed.delete(organisation);
      published.delete(organisation);
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
