import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { bodyLimit, postedForm } from '../../body-parsers.ts';
import { checkCsrfToken, csrfField } from '../../csrf.ts';
import { maximumFields, PostedForm } from '../../posted-form.ts';
import { requestSource } from '../../same-origin.ts';
import { WebError } from '../../web-error.ts';

/** What came of a page. */
export interface PostedPage {
  readonly form: PostedForm;
  /** The token was the session's. Otherwise our own page sent it under an earlier log-in: it may be shown, not saved. */
  readonly verified: boolean;
  /** Files were sent that nobody took. */
  readonly filesLost: boolean;
}

/** Takes one file of the page while it arrives; it must read `part.file` to its end, or not at all. */
export type TakeFile = (field: string, part: MultipartFile) => Promise<void>;

/**
 * Bytes of one file that are read at all; what is larger than a field takes is read to here and refused at the field,
 * since a browser shows no answer before it has sent everything.
 */
const readAtMost = 110_000_000;
const filesAtMost = 50;

/**
 * Reads a page that was posted, with or without files. Fields of a multipart body are held to what an ordinary form may
 * send; a file goes to `takeFile` only after the token has been checked. Throws {@link WebError} for what can't be read.
 */
export async function readPostedPage(request: FastifyRequest, takeFile: TakeFile): Promise<PostedPage> {
  if (!request.isMultipart()) {
    return { form: postedForm(request), verified: request.session !== null, filesLost: false };
  }
  const values = new Map<string, string[]>();
  let bytes = 0;
  let verified: boolean | undefined;
  let filesLost = false;
  const limits = {
    fileSize: readAtMost,
    files: filesAtMost,
    fields: maximumFields,
    fieldSize: bodyLimit,
    parts: maximumFields + filesAtMost,
  };
  for await (const part of request.parts({ limits })) {
    verified ??= isVerified(request, part.type === 'field' && part.fieldname === csrfField ? part.value : undefined);
    if (part.type === 'file') {
      const isChosen = Boolean(part.filename);
      if (isChosen && verified) await takeFile(part.fieldname, part);
      else filesLost ||= isChosen;
      await readToEnd(part);
      continue;
    }
    const { fieldname, value, valueTruncated, fieldnameTruncated } = part;
    if (typeof value !== 'string') throw new WebError('badRequest');
    bytes += fieldname.length + Buffer.byteLength(value);
    if (valueTruncated || fieldnameTruncated || bytes > bodyLimit) throw new WebError('tooLarge');
    // The parser repairs what is no UTF-8; to save the repaired text would change what was written without a word.
    if (/[\0\ufffd]/.test(value)) throw new WebError('badRequest');
    const earlier = values.get(fieldname);
    if (earlier === undefined) values.set(fieldname, [value]);
    else earlier.push(value);
  }
  return { form: new PostedForm(values), verified: verified ?? false, filesLost };
}

function isVerified(request: FastifyRequest, token: unknown): boolean {
  try {
    checkCsrfToken(request, typeof token === 'string' ? token : '');
    return request.session !== null;
  } catch (error) {
    // Our own page, by the browser's word, under a log-in that has ended: what was typed must not be lost.
    if (error instanceof WebError && requestSource(request, request.server.publicUrl) === 'same-origin') return false;
    throw error;
  }
}

/** The next part comes when this one has been read to its end. */
async function readToEnd({ file }: MultipartFile): Promise<void> {
  if (file.readableEnded || file.destroyed) return;
  const ended = new Promise<void>((resolve, reject) =>
    file.once('end', resolve).once('close', resolve).once('error', reject),
  );
  file.resume();
  await ended;
}
