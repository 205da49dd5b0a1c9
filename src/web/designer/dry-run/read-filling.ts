import type { FileReference, FormInput, RawAnswer } from '../../../forms/answers.ts';
import { isList } from '../../../forms/answers.ts';
import type { EvaluatedForm } from '../../../forms/evaluate.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import { changeOf, pageAction } from '../../citizen/fill/page-actions.ts';
import type { PostedForm } from '../../posted-form.ts';

/** Whether a button within the form was pressed, such as one that adds a row: then nothing is sent yet. */
export interface ReadFilling {
  readonly input: FormInput;
  readonly isWithin: boolean;
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** The input after the whole form was posted. A chosen file is remembered by its name alone: nothing of it was sent. */
export function readFilling(evaluated: EvaluatedForm, input: FormInput, form: PostedForm): ReadFilling {
  let { answers } = input;
  const files: Record<string, FileReference> = { ...input.files };
  let isWithin = false;
  for (const page of evaluated.pages) {
    if (!page.visible) continue;
    answers = readPosted(page, answers, (name) => form.values(name));
    const action = pageAction(page.page, form);
    answers = changeOf(page.page, action)(answers);
    isWithin ||= action.kind !== 'next';
    for (const { field, path } of page.fields) {
      if (field.kind !== 'files') continue;
      const chosen = form.values(path).filter((name) => name !== '');
      const named = chosen.map((name): FileReference => invented(name.slice(0, 200)));
      for (const file of named) files[file.id] = file;
      const before = answers[path];
      const removed = action.kind === 'removeFile' && action.field === path ? action.file : null;
      const ids = [...(isList(before) ? before : []), ...named.map((file) => file.id)];
      const kept: RawAnswer = ids.filter((id) => id !== removed);
      if (ids.length > 0) answers = { ...answers, [path]: kept };
    }
  }
  return { input: { answers, prefilled: input.prefilled, files }, isWithin };
}

function invented(path: string): FileReference {
  // Some browsers tell a made-up folder with the name.
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const mediaType = mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  return { id: `valgt-${name}`, name, mediaType, size: 40_000, sha256: '0'.repeat(64) };
}
