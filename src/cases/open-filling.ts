import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson } from '../database/encryption/envelope.ts';
import type { Writes } from '../database/writes.ts';
import type { Answers } from '../forms/answers.ts';
import { type DraftContent, sealDraftContent } from '../forms/drafts/draft.ts';
import { earlierAnswers, noSources, prefillAnswers } from '../forms/drafts/prefill.ts';
import type { SubmittedValues } from '../forms/evaluate.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CaseBefore } from './apply-event.ts';
import type { WorkflowVersion } from './definitions.ts';
import type { Represented } from './representation.ts';
import { casePlaces } from './stored-case.ts';

/** What is kept of one sending-in: the values that count, and the raw answers so that it can be opened again as it was typed. */
export interface SubmissionContent {
  readonly values: SubmittedValues;
  readonly answers: Answers;
  readonly prefilled: Answers;
  readonly person: DraftContent['person'];
  /** Keys of the answers that were typed because a register did not answer. */
  readonly unchecked?: readonly string[];
}

/** What somebody sent in, as far as the next form of the case may be filled in from it. */
export interface SentAnswers {
  readonly alias: string | null;
  readonly person: string;
  readonly content: SubmissionContent;
}

/** A case that waits for somebody is not lost because time passes: this draft ends with the case. */
const never = new Date('9999-12-31T00:00:00Z');

/** A fill step, or the form of an approve step, to be opened for somebody. */
export interface Filling {
  readonly open: number;
  readonly step: string;
  /** Who fills in, or for whom a parent or guardian does. */
  readonly person: string;
  /** The parent or guardian who fills it in for the person. */
  readonly by?: Pick<Represented, 'actor' | 'representation'>;
  readonly at: Date;
  /** The digest of the link that opens it without a log-in. */
  readonly resumeHash?: Buffer;
}

/**
 * Opens a fill step of a case as a draft under the case's own key: with the person's own last submission of it, when the case
 * comes back for correction, else with what the case's answers give by prefilling. Nothing that was typed is lost, and the
 * first submission stays as it was.
 * @returns the draft's id; it is there once `writes` have been made.
 */
export async function openFilling(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  version: WorkflowVersion,
  before: CaseBefore,
  filling: Filling,
  writes: Writes,
): Promise<string> {
  const { open, person, at } = filling;
  const step = version.workflow.definition.steps[filling.step];
  const alias = step?.kind === 'fill' ? step.as : step?.kind === 'approve' ? step.form?.as : undefined;
  const formVersion = alias === undefined ? undefined : version.formVersions[alias];
  if (alias === undefined || formVersion === undefined) throw new Error(`Step ${filling.step} has no form to fill in.`);
  const last = await transaction
    .selectFrom('submission')
    .select(['content', 'language'])
    .where('case', '=', before.id)
    .where('form_version', '=', formVersion)
    // Submissions from before several people could fill in name none: they are the starter's.
    .where(({ or, eb }) =>
      or([eb('person', '=', person), ...(person === before.person ? [eb('person', 'is', null)] : [])]),
    )
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const earlier = last && decryptJson<SubmissionContent>(before.key.key, casePlaces.submission, last.content);
  const pages = version.workflow.forms.get(alias)?.pages ?? [];
  const content: DraftContent = {
    answers: earlier?.answers ?? {},
    visited: earlier ? pages.map((page) => page.key) : [],
    registerUnavailable: false,
    ...(earlier
      ? { prefilled: earlier.prefilled, person: earlier.person }
      : await knownFromCase(transaction, version, before, alias, person)),
  };
  const id = uuidv7();
  const { by } = filling;
  const behalf: Partial<DraftContent> = by
    ? {
        onBehalfOf: by.representation.name,
        ...(by.representation.relation ? { relation: by.representation.relation } : {}),
      }
    : {};
  writes.add(
    transaction.insertInto('draft').values({
      organisation: organisation.id,
      id,
      person: by?.actor ?? person,
      subject: by ? person : null,
      form_version: formVersion,
      workflow_version: version.id,
      data_key: before.key.id,
      content: sealDraftContent(before.key, { ...content, ...behalf }),
      language: last?.language ?? before.language,
      case: before.id,
      open_step: open,
      created_at: at,
      updated_at: at,
      expires_at: never,
      submitted_case: null,
      resume_hash: filling.resumeHash ?? null,
    }),
  );
  return id;
}

/**
 * What the case's earlier answers give to a form that is filled in for the first time: `case.<alias>.<field>`; and who the
 * person is, as the last of the person's own knew.
 */
async function knownFromCase(
  transaction: OrganisationTransaction,
  version: WorkflowVersion,
  before: CaseBefore,
  alias: string,
  person: string,
): Promise<Pick<DraftContent, 'prefilled' | 'person'>> {
  const rows = await transaction
    .selectFrom('submission')
    .select(['content', 'form_version', 'alias', 'person'])
    .where('case', '=', before.id)
    .orderBy('sequence')
    .execute();
  const forms = Object.entries(version.formVersions);
  const sent = rows.map(
    (row): SentAnswers => ({
      // Submissions from before these were kept name neither.
      alias: row.alias ?? forms.find(([, each]) => each === row.form_version)?.[0] ?? null,
      person: row.person ?? before.person,
      content: decryptJson<SubmissionContent>(before.key.key, casePlaces.submission, row.content),
    }),
  );
  const all = [...sent, ...(before.sending ? [before.sending] : [])];
  const earlier = all.flatMap((each) => {
    const definition = each.alias === null ? undefined : version.workflow.forms.get(each.alias);
    return each.alias === null || !definition ? [] : [earlierAnswers(each.alias, definition, each.content)];
  });
  const own = all.filter((each) => each.person === person);
  const definition = version.workflow.forms.get(alias);
  return {
    prefilled: definition ? prefillAnswers(definition, { ...noSources, earlier: Object.assign({}, ...earlier) }) : {},
    person: own.at(-1)?.content.person ?? { birthDate: null, municipality: null },
  };
}
