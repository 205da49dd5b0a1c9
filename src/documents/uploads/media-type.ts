import { fileTypeFromBuffer } from 'file-type';

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

/** Whether a declared type says nothing: browsers send these for files they do not know. */
export function isUndeclared(declared: string): boolean {
  return declared === '' || declared === 'application/octet-stream';
}
