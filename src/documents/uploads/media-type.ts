import { fileTypeFromBuffer } from 'file-type';
import { extensionOf } from './file-name.ts';

/** The kinds of file that can be uploaded. */
export type UploadMediaType = 'application/pdf' | 'image/jpeg' | 'image/png';

/** How a kind may be named: by extensions, and by the types that browsers and scanners send for it. */
export const uploadMediaTypes: Readonly<
  Record<UploadMediaType, { readonly extensions: readonly string[]; readonly declared: readonly string[] }>
> = {
  'application/pdf': { extensions: ['pdf'], declared: ['application/pdf', 'application/x-pdf'] },
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], declared: ['image/jpeg', 'image/jpg', 'image/pjpeg'] },
  'image/png': { extensions: ['png'], declared: ['image/png', 'image/x-png'] },
};

/** Bytes from the beginning of a file that decide on its type; `file-type` never needs more for ours. */
export const sniffLength = 4100;

/** The type of a file by its first bytes (at most {@link sniffLength} are looked at); nothing when it is none of ours. */
export async function sniffMediaType(head: Uint8Array): Promise<UploadMediaType | undefined> {
  const found = await fileTypeFromBuffer(head.subarray(0, sniffLength));
  const types: readonly UploadMediaType[] = ['application/pdf', 'image/jpeg', 'image/png'];
  return types.find((type) => type === found?.mime);
}

/** Browsers send these for files they do not know. */
const saysNothing = ['', 'application/octet-stream'];

/**
 * Whether a file's name or declared type says something else than its content. A name without an extension is in order,
 * telephones send such; so is a declared type that says nothing.
 */
export function declaresOtherThan(content: UploadMediaType, name: string, declared: string): boolean {
  const allowed = uploadMediaTypes[content];
  const extension = extensionOf(name);
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const isNameRight = extension === '' || allowed.extensions.includes(extension);
  return !isNameRight || !(saysNothing.includes(type) || allowed.declared.includes(type));
}
