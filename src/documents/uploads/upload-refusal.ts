import { type Language, translator } from '../../texts/catalogue.ts';
import type { UploadMediaType } from './media-type.ts';
import type { PdfFinding } from './pdf-scan.ts';
import { uploadTexts } from './texts.ts';

/** Why a file was not accepted; each has its text `upload.{code}`. */
export type UploadRefusalCode =
  | 'empty'
  | 'too-large'
  | 'type-not-allowed'
  | 'type-mismatch'
  | 'infected'
  | 'scan-unavailable'
  | 'interrupted'
  | PdfFinding;

/**
 * A file that was not accepted. `name` is cleaned already; `detail` is for operators: the signature found, why no scan
 * was possible; nothing of the citizen's.
 */
export interface UploadRefusal {
  readonly ok: false;
  readonly code: UploadRefusalCode;
  readonly name: string;
  /** What the content is, for `type-mismatch`. */
  readonly mediaType?: UploadMediaType;
  /** Bytes allowed, for `too-large`. */
  readonly maximumSize?: number;
  readonly detail?: string;
}

const typeNames: Readonly<Record<UploadMediaType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
};

/** The refusal in words: what is wrong with which file, and what to do. */
export function describeRefusal(refusal: UploadRefusal, language: Language): string {
  return translator(uploadTexts, language)(`upload.${refusal.code}`, {
    name: refusal.name,
    limit: `${Math.floor((refusal.maximumSize ?? 0) / (1024 * 1024))} MB`,
    type: refusal.mediaType === undefined ? '' : typeNames[refusal.mediaType],
  });
}
