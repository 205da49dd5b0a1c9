import type { Language } from '../../../texts/catalogue.ts';
import { formatDecimal } from '../format-decimal.ts';
import { type FileType, takenTypes } from './file-types.ts';
import type { FilesField } from './schema.ts';

/** In bytes: 25 MB. */
export const maxFileSize = 25_000_000;

const defaultMaxFiles = 10;

export function acceptedTypes(field: FilesField): readonly FileType[] {
  return field.accept ?? takenTypes;
}

export function maxFilesOf(field: FilesField): number {
  return field.maxFiles ?? defaultMaxFiles;
}

/** `1,2 MB` or `340 kB`; at least 1 kB, since "0 kB" reads as an empty file. */
export function formatSize(bytes: number, language: Language): string {
  const isMega = bytes >= 999_500;
  const amount = isMega ? Math.round(bytes / 100_000) / 10 : Math.max(1, Math.round(bytes / 1_000));
  return `${formatDecimal(String(amount), language, { grouping: 'min2' })}\u00a0${isMega ? 'MB' : 'kB'}`;
}
