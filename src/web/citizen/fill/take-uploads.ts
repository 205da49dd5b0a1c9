import type { AuditDetail } from '../../../audit/record.ts';
import { removeUpload } from '../../../documents/stored-document.ts';
import { isList } from '../../../forms/answers.ts';
import type { EvaluatedPage } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { maxFilesOf } from '../../../forms/kinds/files/limits.ts';
import { fillText } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { citizenTexts } from '../texts.ts';
import type { OpenDraft } from './open-draft.ts';
import type { TakeFile } from './read-posted-page.ts';
import { storeUpload } from './store-upload.ts';

/** The files of one request. */
export interface TakenUploads {
  readonly take: TakeFile;
  /** Ids of those that were taken in, by field. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Why others were not, by field. */
  readonly errors: Readonly<Record<string, readonly FieldError[]>>;
  /** Removes what was taken in, since the request broke off and nothing refers to it. */
  undo(): Promise<void>;
}

/** Takes the files of a page's fields in as they arrive; files under other names are passed over. */
export function takeUploads(
  application: Application,
  citizen: Citizen,
  opened: OpenDraft,
  page: EvaluatedPage,
  from: AuditDetail,
): TakenUploads {
  const ids: Record<string, readonly string[]> = {};
  const errors: Record<string, readonly FieldError[]> = {};
  const place = {
    organisation: opened.organisation,
    owner: { draft: opened.draft.id },
    key: opened.draft.key,
    actor: actorOf(citizen),
    subject: citizen.person,
  };
  let taken = opened.documents
    .filter((document) => document.kind === 'upload')
    .reduce((sum, document) => sum + document.size, 0);
  return {
    ids,
    errors,
    async take(name, part) {
      const field = page.fields.find((candidate) => candidate.path === name)?.field;
      if (field?.kind !== 'files') return;
      const before = opened.draft.content.answers[name];
      const count = (isList(before) ? before.length : 0) + (ids[name]?.length ?? 0);
      const allowed = maxFilesOf(field);
      const stored =
        count >= allowed
          ? { ok: false as const, error: tooMany(allowed) }
          : await storeUpload(application, { ...place, field: name }, part, taken, from);
      if (stored.ok) {
        taken += stored.size;
        ids[name] = [...(ids[name] ?? []), stored.id];
      } else if (!errors[name]?.some((error) => error.message.da === stored.error.message.da)) {
        errors[name] = [...(errors[name] ?? []), stored.error];
      }
    },
    async undo() {
      await application.services.database.inOrganisation(opened.organisation.id, async (transaction) => {
        for (const id of Object.values(ids).flat()) await removeUpload(transaction, place.owner, id);
      });
    },
  };
}

function tooMany(allowed: number): FieldError {
  return { code: 'tooManyFiles', message: fillText(citizenTexts['citizen.files.tooMany'], { allowed }) };
}
