import { Readable } from 'node:stream';
import { ReadableStream, TransformStream } from 'node:stream/web';
import { ZipWriter } from '@zip.js/zip.js';

/** A file of an archive; its content is asked for when the files before it have gone out. */
export interface ZippedFile {
  readonly name: string;
  readonly at: Date;
  /** Whether its bytes are packed already, as those of PDFs and pictures are. */
  readonly packed: boolean;
  readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * The files as a ZIP archive, made piece by piece as it is read: none is held whole in memory, and whoever stops reading stops the
 * making. Where a file can't be read the stream fails, so that nobody takes half an archive for a whole one.
 */
export function zipFiles(files: Iterable<ZippedFile> | AsyncIterable<ZippedFile>): Readable {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = new ZipWriter(writable, { useWebWorkers: false, extendedTimestamp: false });
  const write = async (): Promise<void> => {
    for await (const { name, at, packed, content } of files) {
      // Node's declaration of the class and the browser's are not of one mind about shared buffers.
      const stream = ReadableStream.from(content()) as unknown as globalThis.ReadableStream;
      await writer.add(name, stream, { level: packed ? 0 : 6, lastModDate: at });
    }
    await writer.close();
  };
  write().catch((error: unknown) => writable.abort(error).catch(() => {}));
  return Readable.fromWeb(readable);
}
