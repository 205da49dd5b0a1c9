import { createHash } from 'node:crypto';
import type { XmlElement } from 'libxml2-wasm';
import { type Refusal, refuse } from './refusal.ts';

/** What is noted of a file. */
export interface FileFacts {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
}

const memo = 'https://DigitalPost.dk/MeMo-1';

/** The file types seen in official examples and clients; the official list isn't public. */
const extensionsOf: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'text/plain': ['txt'],
  'text/html': ['html', 'htm'],
  'application/xhtml+xml': ['html', 'xhtml'],
  'text/xml': ['xml'],
  'application/xml': ['xml'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};

const forbidden = '<>:"/\\|?*\r\n\u00A0\u2028\u205F\u2060\u3000';

function isForbidden(character: string): boolean {
  return forbidden.includes(character) || (character >= '\u2000' && character <= '\u200A');
}

/** The facts of every file of a message in the message's order, or why one is refused. The schema has been checked. */
export function judgeFiles(message: XmlElement, maximumBytes: number): readonly FileFacts[] | Refusal {
  const facts: FileFacts[] = [];
  let total = 0;
  for (const file of message.find('.//memo:File', { memo })) {
    const text = (name: string) => file.get(`./memo:${name}`, { memo })?.content ?? '';
    const name = text('filename');
    const type = text('encodingFormat').toLowerCase();
    if ([...name].some(isForbidden)) return refuse('file.name.not.allowed', 'a file name has a forbidden character');
    const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    if (!Object.hasOwn(extensionsOf, type) || !extensionsOf[type]?.includes(extension)) {
      return refuse('file.extension.not.allowed', `a file with the extension "${extension}" as ${type}`);
    }
    const content = Buffer.from(text('content'), 'base64');
    if (content.length === 0) return refuse('file.empty.not.allowed', 'a file is empty');
    total += content.length;
    if (total > maximumBytes) {
      return refuse('message.too.large', `the files are more than ${maximumBytes} bytes in all`);
    }
    facts.push({ name, type, size: content.length, sha256: createHash('sha256').update(content).digest('hex') });
  }
  return facts;
}

/** The content of one file of a kept message, counted from 0. */
export function fileContent(message: XmlElement, index: number): Buffer | undefined {
  const content = message.find('.//memo:File/memo:content', { memo })[index]?.content;
  return content === undefined ? undefined : Buffer.from(content, 'base64');
}
