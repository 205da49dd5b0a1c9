import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkCsrfToken, csrfField } from './csrf.ts';
import { WebError } from './web-error.ts';

export interface UploadLimits {
  /** Bytes of one file. */
  readonly fileSize: number;
  readonly files: number;
}

/** One part of an upload: a field's text, or a file whose stream must be read before the next part comes. */
export type VerifiedPart =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | { readonly kind: 'file'; readonly name: string; readonly file: MultipartFile };

/** Lets routes that are marked with `config: { multipart: true }` take files; everywhere else they are refused (415). */
export async function registerMultipart(server: FastifyInstance): Promise<void> {
  await server.register(multipart, {
    throwFileSizeLimit: true,
    limits: { fieldSize: 1_000_000, fields: 100, headerPairs: 20 },
  });
  server.addHook('preValidation', async (request) => {
    if (request.isMultipart() && request.routeOptions.config.multipart !== true) throw new WebError('unsupported');
  });
}

/**
 * The parts of an upload as they arrive, nothing held in memory. The token must be the first part, as `PostForm` puts
 * it, or in the header: a file is neither read nor yielded before it is checked. Throws `WebError`, also
 * `tooLarge` when a file is read past its limit.
 */
export async function* verifiedParts(request: FastifyRequest, limits: UploadLimits): AsyncGenerator<VerifiedPart> {
  const header = request.headers['x-csrf-token'];
  let verified = false;
  if (typeof header === 'string' || request.routeOptions.config.csrf === 'none') {
    if (typeof header === 'string') checkCsrfToken(request, header);
    verified = true;
  }
  for await (const part of request.parts({ limits: { fileSize: limits.fileSize, files: limits.files } })) {
    if (!verified) {
      const token = part.type === 'field' && part.fieldname === csrfField ? part.value : '';
      checkCsrfToken(request, typeof token === 'string' ? token : '');
      verified = true;
      continue;
    }
    if (part.type === 'file') yield { kind: 'file', name: part.fieldname, file: part };
    else if (typeof part.value === 'string') yield { kind: 'field', name: part.fieldname, value: part.value };
  }
}
