import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson } from '../database/encryption/envelope.ts';
import type { Answers } from '../forms/answers.ts';
import { type DraftContent, sealDraftContent } from '../forms/drafts/draft.ts';
import { earlierAnswers, noSources, prefillAnswers } from '../forms/drafts/prefill.ts';
import type { SubmittedValues } from '../forms/evaluate.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CaseBefore } from './apply-event.ts';
import type { WorkflowVersion } from './definitions.ts';
import { casePlaces } from './stored-case.ts';

/** What is kept of one sending-in: the values that count, and the raw answers so that it can be opened again as it was typed. */
export interface SubmissionContent {
  readonly values: SubmittedValues;
  readonly answers: Answers;
  readonly prefilled: Answers;
  readonly person: DraftContent['person'];
}

/** A case that waits for its citizen is not lost because time passes: this draft ends with the case. */
const never = new Date('9999-12-31T00:00:00Z');

/**
 * Opens the last submission of a case again as a draft for the citizen to correct, under the case's own key.
 * Nothing that was typed is lost, and the first submission stays as it was.
 */
export async function openCorrection(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  version: WorkflowVersion,
  before: CaseBefore,
  open: number,
  stepKey: string,
  at: Date,
): Promise<void> {
  const step = version.workflow.definition.steps[stepKey];
  const formVersion = step?.kind === 'fill' ? version.formVersions[step.as] : undefined;
  if (formVersion === undefined) throw new Error(`Step ${stepKey} has no form to correct.`);
  const last = await transaction
    .selectFrom('submission')
    .select(['content', 'language'])
    .where('case', '=', before.id)
    .where('form_version', '=', formVersion)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const earlier = last && decryptJson<SubmissionContent>(before.key.key, casePlaces.submission, last.content);
  const pages = version.workflow.forms.get(step?.kind === 'fill' ? step.as : '')?.pages ?? [];
  const content: DraftContent = {
    answers: earlier?.answers ?? {},
    visited: earlier ? pages.map((page) => page.key) : [],
    registerUnavailable: false,
    ...(earlier
      ? { prefilled: earlier.prefilled, person: earlier.person }
      : await knownFromCase(transaction, version, before, formVersion)),
  };
  await transaction
    .insertInto('draft')
    .values({
      organisation: organisation.id,
      id: uuidv7(),
      person: before.person,
      form_version: formVersion,
      workflow_version: version.id,
      data_key: before.key.id,
      content: sealDraftContent(before.key, content),
      language: last?.language ?? before.language,
      case: before.id,
      open_step: open,
      created_at: at,
      updated_at: at,
      expires_at: never,
      submitted_case: null,
    })
    .execute();
}

/**
 * What the case's earlier answers give to a form that is filled in for the first time: `case.<alias>.<field>`; and who the
 * person is, as the last of them knew.
 */
async function knownFromCase(
  transaction: OrganisationTransaction,
  version: WorkflowVersion,
  before: CaseBefore,
  formVersion: string,
): Promise<Pick<DraftContent, 'prefilled' | 'person'>> {
  const rows = await transaction
    .selectFrom('submission')
    .select(['content', 'form_version'])
    .where('case', '=', before.id)
    .orderBy('sequence')
    .execute();
  const forms = Object.entries(version.formVersions);
  const sent = rows.map(({ form_version, content }) => ({
    formVersion: form_version,
    content: decryptJson<SubmissionContent>(before.key.key, casePlaces.submission, content),
  }));
  const all = [...sent, ...(before.sending ? [before.sending] : [])];
  const earlier = all.flatMap(({ formVersion: id, content }) => {
    const alias = forms.find(([, each]) => each === id)?.[0];
    const definition = alias === undefined ? undefined : version.workflow.forms.get(alias);
    if (alias === undefined || !definition) return [];
    return [earlierAnswers(alias, definition, content)];
  });
  const alias = forms.find(([, id]) => id === formVersion)?.[0] ?? '';
  const definition = version.workflow.forms.get(alias);
  return {
    prefilled: definition ? prefillAnswers(definition, { ...noSources, earlier: Object.assign({}, ...earlier) }) : {},
    person: all.at(-1)?.content.person ?? { birthDate: null, municipality: null },
  };
}
