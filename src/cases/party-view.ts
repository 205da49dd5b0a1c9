import type { OrganisationTransaction } from '../database/database.ts';
import { filesIn } from '../forms/files-in.ts';
import type { CaseView, SubmissionView } from './case-view.ts';
import type { StoredCase } from './stored-case.ts';

/**
 * One who has a part in a case: whose it is, somebody who was asked to fill in a form of it, or somebody who sent something for
 * whose it is.
 */
export type Party = 'starter' | 'invited' | 'representative';

/** What part somebody has in a case; null for none. An invited one has a part once they have sent something in. */
export async function partyOfCase(
  transaction: OrganisationTransaction,
  stored: Pick<StoredCase, 'id' | 'person'>,
  person: string,
): Promise<Party | null> {
  if (stored.person === person) return 'starter';
  const sent = await transaction
    .selectFrom('submission')
    .select(['sequence', 'actor'])
    .where('case', '=', stored.id)
    .where(({ or, eb }) => or([eb('person', '=', person), eb('actor', '=', person)]))
    .limit(1)
    .executeTakeFirst();
  return sent ? (sent.actor === person ? 'representative' : 'invited') : null;
}

/**
 * What one party sees of what was sent in: what they sent themselves, with its receipts and files, and for the starter also the
 * letters to them and the messages that are not for employees, with their files. What the workflow lets them see of others' answers stands at the form (`sees`), not here.
 */
export function viewOf(
  view: Pick<CaseView, 'submissions' | 'documents' | 'messages'>,
  stored: Pick<StoredCase, 'person'>,
  person: string,
): Pick<CaseView, 'submissions' | 'documents' | 'messages'> {
  const submissions = view.submissions.filter((submission) => isOwn(submission, stored, person));
  const files = new Set(submissions.flatMap(({ content }) => Object.values(content.values).flatMap(filesIn)));
  const receipts = new Set(submissions.map(({ sequence }) => `receipt:${sequence}`));
  const messages = stored.person === person ? view.messages.filter(({ forGroup }) => forGroup === null) : [];
  const withMessages = new Set(messages.flatMap((message) => message.files.map(({ id }) => id)));
  const documents = view.documents.filter(({ id, kind, source }) => {
    if (kind === 'upload') return files.has(id);
    if (kind === 'receipt') return source !== null && receipts.has(source);
    if (kind === 'message') return withMessages.has(id);
    return stored.person === person && source?.startsWith('letter:') === true;
  });
  return { submissions, documents, messages };
}

/** What one sent for another is both theirs. Submissions from before several people could fill in name none: they are the starter's. */
function isOwn(submission: SubmissionView, stored: Pick<StoredCase, 'person'>, person: string): boolean {
  return (submission.person ?? stored.person) === person || submission.actor === person;
}
