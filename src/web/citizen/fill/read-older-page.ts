import type { FormVersion } from '../../../cases/definitions.ts';
import type { Answers } from '../../../forms/answers.ts';
import type { FormPage } from '../../../forms/definition.ts';
import { type Aside, carryOver } from '../../../forms/design/carry-over.ts';
import { draftInput } from '../../../forms/drafts/draft.ts';
import type { EvaluatedPage } from '../../../forms/evaluate.ts';
import type { PostedValues } from '../../../forms/field-kind.ts';
import { fieldsOf, fieldsOfPage } from '../../../forms/fields-of.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import { evaluateSheets } from '../../../forms/sheets.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import type { PostedForm } from '../../posted-form.ts';
import { isId } from '../addresses.ts';
import type { OpenDraft } from './open-draft.ts';

/** Where a page says which version of the form it was drawn from. */
export const versionName = '_version';

/**
 * The older version that a posted page was drawn from: the form got a new one while the person was writing. Null where it is
 * the draft's own version, and where the browser says nothing that can be believed.
 */
export async function drawnVersion(
  { services }: Application,
  { organisation, form }: OpenDraft,
  posted: PostedForm,
): Promise<FormVersion | null> {
  const id = posted.value(versionName);
  if (id === undefined || id === form.id || !isId(id)) return null;
  const drawn = await services.definitions.form(organisation.id, id).catch(() => null);
  return drawn?.definition.key === form.definition.key && drawn.version < form.version ? drawn : null;
}

/** The page of that version, as the definition or the sheet of all has it; undefined where it had none with that key. */
export function pageOfVersion(opened: OpenDraft, drawn: FormVersion, key: string): FormPage | undefined {
  return evaluateOlder(opened, drawn, opened.draft.content.answers).find(({ page }) => page.key === key)?.page;
}

/** What was typed on a page of an older version, as answers of the draft's version. */
export interface OlderPage {
  /** The page as it was seen. */
  readonly before: EvaluatedPage;
  /** All answers of the draft, with those of the page in their places: wherever the questions stand now. */
  readonly typed: Answers;
  /** What the questions of the page are called, in the older version. */
  readonly keys: readonly string[];
  /** What has no question any more: kept, and put in again if a later version asks for it. */
  readonly aside: Aside;
  readonly notes: readonly Text[];
}

/**
 * Reads what was posted by the questions that the person had before them, and carries it over to the version that there is
 * now: nothing is taken for the answer to another question, and nothing is lost.
 */
export function readOlderPage(
  opened: OpenDraft,
  drawn: FormVersion,
  key: string,
  answers: Answers,
  posted: PostedValues,
): OlderPage | null {
  const { form } = opened;
  const { aside = {} } = opened.draft.content;
  // What the draft put aside as it was carried over stood in the inputs of the page.
  const asked = fieldsOf(drawn.definition).map((field) => field.key);
  const put = asked.flatMap((name) => (Object.hasOwn(aside, name) ? [[name, aside[name]?.raw ?? ''] as const] : []));
  const earlier: Answers = { ...Object.fromEntries(put), ...answers };
  const before = evaluateOlder(opened, drawn, earlier).find(({ page }) => page.key === key);
  if (!before) return null;
  const keys = fieldsOfPage(before.page).map((field) => field.key);
  const typed = readPosted(before, earlier, posted);
  const own = Object.fromEntries(Object.entries(typed).filter(([name]) => keys.includes(name)));
  const carried = carryOver(drawn.definition, form.definition, { answers: own, prefilled: {}, visited: [key], aside });
  const others = Object.fromEntries(Object.entries(answers).filter(([name]) => !keys.includes(name)));
  return { before, typed: { ...others, ...carried.answers }, keys, aside: carried.aside, notes: carried.notes };
}

function evaluateOlder(opened: OpenDraft, drawn: FormVersion, answers: Answers): readonly EvaluatedPage[] {
  const { draft, files, context } = opened;
  return evaluateSheets(drawn.prepared, draftInput({ ...draft.content, answers }, files), context).pages;
}
