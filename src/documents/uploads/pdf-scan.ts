import { createNameReader, longestName, namePattern, plainName } from './pdf-names.ts';
import { createObjectStreamReader, type ObjectStreamReader } from './pdf-object-stream.ts';

/** Why a PDF is refused. */
export type PdfFinding = 'pdf-encrypted' | 'pdf-active' | 'pdf-embedded' | 'pdf-unreadable';

/** Looks through a PDF as it streams by, holding no more than a piece of it. */
export interface PdfScan {
  /** Looks at the next bytes and gives what was found so far; once there is a finding, further bytes are passed over. */
  push(bytes: Uint8Array): Promise<PdfFinding | undefined>;
  /** What was found in the whole file, if anything. */
  finish(): Promise<PdfFinding | undefined>;
}

/** Names that are refused (ISO 32000-1: 7.5.5, 12.6.4.16, 12.6.4.5, 7.11.4) and what they mean here. */
const findings: ReadonlyMap<string, PdfFinding> = new Map([
  ['/Encrypt', 'pdf-encrypted'],
  ['/JavaScript', 'pdf-active'],
  ['/JS', 'pdf-active'],
  ['/Launch', 'pdf-active'],
  ['/EmbeddedFile', 'pdf-embedded'],
  ['/EmbeddedFiles', 'pdf-embedded'],
]);

const endOfStream = 'endstream';

/** Names of one dictionary that are remembered; a dictionary that says how a stream is packed has a dozen. */
const rememberedNames = 500;

/**
 * A scan for what a PDF must not bring: encryption, JavaScript, launching of programs, embedded files.
 *
 * It goes by names: wherever they stand outside the data of streams, written with `#` escapes or without, and inside object
 * streams, which are unpacked on the way because most PDFs keep their catalogue there. In the data of other streams `/JS` is passed
 * over: in a 25 MB picture three such bytes turn up by chance. This keeps a rule; finding malware is the virus scan's work.
 */
export function createPdfScan(): PdfScan {
  // What matters outside of the data of streams: a name, the end of an object, the beginning of data (7.3.8.1).
  const tokens = new RegExp(`${namePattern}|endobj|>>\\s{0,16}stream(?:\\r\\n|\\n|\\r)`, 'g');
  let finding: PdfFinding | undefined;
  let carried = '';
  let names: string[] = [];
  let data: StreamData | undefined;

  const judge = (name: string) => {
    finding ??= findings.get(name);
  };

  function beginData(): StreamData {
    const dictionary = names;
    names = [];
    if (!dictionary.includes('/ObjStm')) return plainData((name) => name !== '/JS' && judge(name));
    const readNames = createNameReader(judge);
    const reader = createObjectStreamReader(dictionary, (text) => readNames(text, false));
    return objectData(reader, () => readNames('', true));
  }

  /** Reads up to the next stream's data and gives what comes after; `undefined` when all is read. */
  function readOutside(text: string, isLast: boolean): string | undefined {
    for (const match of text.matchAll(tokens)) {
      const [token] = match;
      const end = match.index + token.length;
      // It may go on in the next piece; it is among the characters that are carried over.
      if (end === text.length && !isLast) break;
      if (token.startsWith('/')) {
        names.push(plainName(token));
        judge(plainName(token));
        if (names.length > rememberedNames) names.shift();
      } else if (token === 'endobj') names = [];
      else {
        data = beginData();
        return text.slice(end);
      }
    }
    carried = text.slice(-longestName);
    return undefined;
  }

  /** Reads data up to its end and gives what comes after; `undefined` when all is read. */
  async function readData(text: string, isLast: boolean, current: StreamData): Promise<string | undefined> {
    const end = text.indexOf(endOfStream);
    const isEnd = end >= 0 || isLast;
    const length = end >= 0 ? end : isLast ? text.length : Math.max(0, text.length - endOfStream.length);
    if (!(await current.read(text.slice(0, length), isEnd))) finding ??= 'pdf-unreadable';
    if (isEnd) data = undefined;
    if (end >= 0) return text.slice(end + endOfStream.length);
    carried = text.slice(length);
    return undefined;
  }

  async function read(piece: string, isLast: boolean): Promise<void> {
    let rest: string | undefined = carried + piece;
    carried = '';
    while (rest !== undefined && !finding) {
      rest = data ? await readData(rest, isLast, data) : readOutside(rest, isLast);
    }
  }

  return {
    async push(bytes) {
      if (!finding) await read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'), false);
      return finding;
    },
    async finish() {
      if (!finding) await read('', true);
      await data?.read('', true);
      return finding;
    },
  };
}

/** The data of the stream that is being read; `false` when it can't be read. */
interface StreamData {
  read(text: string, isEnd: boolean): Promise<boolean>;
}

function plainData(onName: (name: string) => void): StreamData {
  const readNames = createNameReader(onName);
  return {
    read: async (text, isEnd) => {
      readNames(text, isEnd);
      return true;
    },
  };
}

function objectData(reader: ObjectStreamReader, onEnd: () => void): StreamData {
  return {
    read: async (text, isEnd) => {
      const isWritten = await reader.write(Buffer.from(text, 'latin1'));
      if (!isEnd) return isWritten;
      const isWhole = await reader.finish();
      onEnd();
      return isWritten && isWhole;
    },
  };
}
