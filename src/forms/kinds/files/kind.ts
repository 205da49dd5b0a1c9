import Big from 'big.js';
import type { Language } from '../../../texts/catalogue.ts';
import { type FileReference, isList } from '../../answers.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldError, FieldKind } from '../../field-kind.ts';
import { fieldError, quote } from '../errors.ts';
import { namesOf } from './file-types.ts';
import { acceptedTypes, formatSize, maxFileSize, maxFilesOf } from './limits.ts';
import type { FilesField } from './schema.ts';

/**
 * Attached files; raw is the list of their ids, which uploads and removals change by their own requests. Content and
 * viruses are checked at the upload; here it is only asked whether what is attached is what this field wants.
 */
export const files: FieldKind<FilesField, readonly FileReference[]> = {
  kind: 'files',
  asks: true,
  feelType: () => ({
    kind: 'list',
    of: {
      kind: 'context',
      entries: { name: { kind: 'string' }, mediaType: { kind: 'string' }, size: { kind: 'number' } },
    },
  }),
  read: () => undefined,
  parse(field, raw, known) {
    const ids = [...new Set(isList(raw) ? raw : [])];
    if (ids.length === 0) return { ok: true, value: null };
    const allowed = maxFilesOf(field);
    if (ids.length > allowed) {
      return { ok: false, error: fieldError('form.error.tooManyFiles', { allowed, given: ids.length }) };
    }
    const value: FileReference[] = [];
    for (const id of ids) {
      const file = Object.hasOwn(known, id) ? known[id] : undefined;
      const problem = file ? problemOf(field, file) : fieldError('form.error.fileGone');
      if (problem) return { ok: false, error: problem };
      if (file) value.push(file);
    }
    return { ok: true, value };
  },
  toFeel: (_field, value) =>
    (value ?? []).map((file) =>
      contextOf([
        ['name', file.name],
        ['mediaType', file.mediaType],
        ['size', new Big(file.size)],
      ]),
    ),
  present: (_field, value, language) =>
    value === null || value.length === 0
      ? { kind: 'nothing' }
      : { kind: 'list', items: value.map((file) => `${file.name} (${formatSize(file.size, language)})`) },
  focusId: (name) => name,
};

function problemOf(field: FilesField, file: FileReference): FieldError | null {
  const given = quote(file.name);
  const types = acceptedTypes(field);
  if (!types.some((type) => type === file.mediaType)) {
    return fieldError('form.error.fileType', (language: Language) => ({ given, allowed: namesOf(types, language) }));
  }
  return file.size > maxFileSize
    ? fieldError('form.error.fileTooLarge', (language: Language) => ({
        given,
        allowed: formatSize(maxFileSize, language),
      }))
    : null;
}
