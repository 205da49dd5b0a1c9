import type { Language } from '../../../texts/catalogue.ts';
import { localeOf } from '../../../texts/locale.ts';

/** The media types that a form may accept, with the name people know and the endings that file dialogues filter by. */
export const fileTypes = {
  'application/pdf': { name: 'PDF', endings: ['.pdf'] },
  'image/jpeg': { name: 'JPEG', endings: ['.jpg', '.jpeg'] },
  'image/png': { name: 'PNG', endings: ['.png'] },
  'image/tiff': { name: 'TIFF', endings: ['.tif', '.tiff'] },
  'image/heic': { name: 'HEIC', endings: ['.heic'] },
  'text/plain': { name: 'TXT', endings: ['.txt'] },
  'text/csv': { name: 'CSV', endings: ['.csv'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { name: 'Word', endings: ['.docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { name: 'Excel', endings: ['.xlsx'] },
  'application/vnd.oasis.opendocument.text': { name: 'ODT', endings: ['.odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { name: 'ODS', endings: ['.ods'] },
} as const satisfies Record<string, { readonly name: string; readonly endings: readonly string[] }>;

export type FileType = keyof typeof fileTypes;

/** Those that an upload takes, since it can check what is in them; the others may stand in definitions from elsewhere. */
export const takenTypes: readonly FileType[] = ['application/pdf', 'image/jpeg', 'image/png'];

/** `PDF, JPEG eller PNG`. */
export function namesOf(types: readonly FileType[], language: Language): string {
  const names = types.map((type) => fileTypes[type].name);
  return new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(names);
}

/** The value of the `accept` attribute: media types and endings, since systems differ in which they know. */
export function acceptOf(types: readonly FileType[]): string {
  return types.flatMap((type) => [type, ...fileTypes[type].endings]).join(',');
}
