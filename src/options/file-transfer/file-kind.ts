import { fillText } from '../../texts/catalogue.ts';
import type {
  CaseInput,
  DeliveryKind,
  DeliveryOutcome,
  DeliveryPreview,
  DeliveryRequest,
  Exchange,
  PreviewRequest,
} from '../option.ts';
import { onServer, TransferError, type TransferSession } from './session.ts';
import type { FileTarget, FileTransferSettings } from './settings.ts';
import { fileTransferTexts as texts } from './texts.ts';
import { writeFile } from './write-file.ts';

type Request = DeliveryRequest<CaseInput>;
type Rejected = Extract<DeliveryOutcome, { outcome: 'rejected' }>;
type Reason =
  typeof texts extends Readonly<Record<infer Key, unknown>>
    ? Key extends `file-transfer.rejected.${infer Name}`
      ? Name
      : never
    : never;

function rejected(reason: Reason, target: string, problem = ''): Rejected {
  return { outcome: 'rejected', reason: fillText(texts[`file-transfer.rejected.${reason}`], { target, problem }) };
}

const nothing: Exchange = { request: 'Nothing was sent: our own check stopped it.', answer: '' };

function textField({ fields }: CaseInput, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

function targetOf(input: CaseInput, { targets = [], allowLoopback }: FileTransferSettings): FileTarget | Rejected {
  const name = textField(input, 'target');
  const target = targets.find((each) => each.name === name);
  if (!target) return rejected('target', name);
  const isLoopback = /^(127\.|localhost$|::1$)/.test(target.host);
  return isLoopback && allowLoopback !== true ? rejected('loopback', name) : target;
}

/** A file that is to lie on the server. */
interface OutgoingFile {
  readonly path: string;
  readonly size: number;
  content(): Promise<Uint8Array>;
}

/** The stem of the files' names: what the step says, made safe, and the delivery's key, so that no other has it. */
function stemOf({ key, input }: Pick<Request, 'key' | 'input'>): string {
  const wanted = textField(input, 'name') || `sag-${input.caseNumber}`;
  const safe = wanted
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  return `${safe || 'fil'}-${key}`;
}

/** The text of a CSV or XML file; null where the format takes the delivery's own files. */
function writtenFile(input: CaseInput, server: string): { readonly text: string } | Rejected | null {
  const format = textField(input, 'format') || 'pdf';
  if (format !== 'csv' && format !== 'xml') return null;
  const written = writeFile(format, input.fields.content ?? null, textField(input, 'template'));
  return written.ok ? { text: written.text } : rejected(written.problem, server, written.detail);
}

/** Of several files of a delivery all but the first are numbered. */
function fileName(stem: string, name: string, index: number): string {
  return `${stem}${index === 0 ? '' : `-${index + 1}`}${ending(name)}`;
}

function preview(request: PreviewRequest<CaseInput>, settings: FileTransferSettings): DeliveryPreview {
  const { input } = request;
  const target = targetOf(input, settings);
  const isRefused = 'outcome' in target;
  const server = textField(input, 'target');
  const stem = isRefused ? stemOf(request) : `${target.folder.replace(/\/+$/, '')}/${stemOf(request)}`;
  const written = writtenFile(input, server);
  const paths = written
    ? [`${stem}.${textField(input, 'format')}`]
    : request.files.map(({ name }, index) => fileName(stem, name, index));
  const content =
    written && 'text' in written ? [{ title: texts['file-transfer.preview.text'], text: written.text }] : [];
  const noFile = paths.length === 0 ? rejected('no-file', server) : null;
  const wrong = isRefused ? target : written && 'outcome' in written ? written : noFile;
  return {
    parts: [
      { title: texts['file-transfer.field.target'], text: server },
      { title: texts['file-transfer.preview.path'], text: paths.join('\n') },
      ...content,
    ],
    problem: wrong?.reason ?? null,
  };
}

function ending(name: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';
}

/** What is to be written, the main file last: once it has its name, all of the delivery is there. */
function filesOf(
  request: Request,
  { folder, name }: FileTarget,
): readonly [...OutgoingFile[], OutgoingFile] | Rejected {
  const { input, files } = request;
  const stem = `${folder.replace(/\/+$/, '')}/${stemOf(request)}`;
  const written = writtenFile(input, name);
  if (written && 'outcome' in written) return written;
  if (written) {
    const bytes = Buffer.from(written.text);
    return [{ path: `${stem}.${textField(input, 'format')}`, size: bytes.length, content: async () => bytes }];
  }
  const [main, ...more] = files.map((file, index) => ({
    path: fileName(stem, file.name, index),
    size: file.size,
    content: () => file.content(),
  }));
  return main ? [...more, main] : rejected('no-file', name);
}

/** Writes under a name that nobody fetches, and then gives it its own. A file that is there whole already is our own. */
async function put(session: TransferSession, { path, size, content }: OutgoingFile): Promise<boolean> {
  if ((await session.size(path)) === size) return true;
  const part = path.replace(/[^/]+$/, (name) => `.${name}.part`);
  await session.write(part, await content());
  try {
    await session.rename(part, path);
    return true;
  } catch (error) {
    if (!(error instanceof TransferError) || error.kind !== 'failure') throw error;
    const lying = await session.size(path);
    if (lying === undefined) throw error;
    return lying === size;
  }
}

async function send(request: Request, settings: FileTransferSettings) {
  const target = targetOf(request.input, settings);
  if ('outcome' in target) return { outcome: target, exchange: nothing };
  const files = filesOf(request, target);
  if ('outcome' in files) return { outcome: files, exchange: nothing };
  const lines = files.map(({ path, size }) => `PUT ${path} (${size} bytes)`);
  const exchange = (answer: string): Exchange => ({
    request: [`SFTP ${target.user}@${target.host}:${target.port ?? 22}`, ...lines].join('\n'),
    answer,
  });
  try {
    const whole = await onServer(target, request.signal, async (session) => {
      for (const file of files) if (!(await put(session, file))) return false;
      return true;
    });
    if (!whole)
      return { outcome: rejected('taken', target.name), exchange: exchange('the name is taken by another file') };
    const reference = files.at(-1)?.path ?? '';
    return { outcome: { outcome: 'accepted' as const, reference }, exchange: exchange('renamed') };
  } catch (error) {
    return { outcome: outcomeOf(error, target), exchange: exchange(error instanceof Error ? error.message : '') };
  }
}

function outcomeOf(error: unknown, { name }: FileTarget): DeliveryOutcome {
  if (!(error instanceof TransferError)) throw error;
  switch (error.kind) {
    case 'host-key':
    case 'access':
    case 'permission':
      return rejected(error.kind, name);
    case 'no-such-file':
      return rejected('folder', name);
    case 'failure':
    case 'unavailable':
      return { outcome: 'unavailable', reason: error.message };
  }
}

/** Whether the main file lies there with all its bytes: it gets its name last. */
async function ask(request: Request, settings: FileTransferSettings) {
  const target = targetOf(request.input, settings);
  if ('outcome' in target) return target;
  const files = filesOf(request, target);
  if ('outcome' in files) return files;
  const main = files.at(-1);
  if (!main) return { outcome: 'unknown' } as const;
  try {
    const size = await onServer(target, request.signal, (session) => session.size(main.path));
    if (size === undefined) return { outcome: 'unknown' } as const;
    return size === main.size
      ? ({ outcome: 'accepted', reference: main.path } as const)
      : rejected('taken', target.name);
  } catch (error) {
    const outcome = outcomeOf(error, target);
    return outcome.outcome === 'unavailable' ? { outcome: 'unavailable' as const, reason: outcome.reason } : outcome;
  }
}

/**
 * A file on an SFTP server whose key is pinned. It is written under a name that begins with a point and ends in `.part`, and
 * renamed when all of it is there; the delivery's key is in the name, so the server can be asked by `stat`.
 *
 * | answer | outcome |
 * |---|---|
 * | renamed, or there already with the same length | accepted, with the path |
 * | another host key, no access, no folder, no permission, another file under the name | rejected |
 * | no connection, cut, any other failure | unavailable |
 *
 * A receiver that fetches and removes a file between a lost answer and the asking makes it unknown, and it is written again
 * under the same name: receivers should keep names that they have fetched.
 */
export const fileKind: DeliveryKind<CaseInput, FileTransferSettings> = {
  key: 'file-transfer',
  title: texts['file-transfer.kind.title'],
  files: 'optional',
  fields: [
    {
      key: 'target',
      title: texts['file-transfer.field.target'],
      help: texts['file-transfer.field.target-help'],
      in: 'choices',
      required: true,
    },
    {
      key: 'format',
      title: texts['file-transfer.field.format'],
      in: 'choices',
      required: true,
      options: [
        { value: 'pdf', label: texts['file-transfer.field.format.pdf'] },
        { value: 'csv', label: texts['file-transfer.field.format.csv'] },
        { value: 'xml', label: texts['file-transfer.field.format.xml'] },
      ],
    },
    {
      key: 'name',
      title: texts['file-transfer.field.name'],
      help: texts['file-transfer.field.name-help'],
      in: 'texts',
      required: false,
    },
    {
      key: 'content',
      title: texts['file-transfer.field.content'],
      help: texts['file-transfer.field.content-help'],
      in: 'values',
      required: false,
    },
    {
      key: 'template',
      title: texts['file-transfer.field.template'],
      help: texts['file-transfer.field.template-help'],
      in: 'choices',
      required: false,
    },
  ],
  peer: (input) => ({ key: textField(input, 'target'), title: textField(input, 'target') }),
  preview,
  send,
  ask,
};
