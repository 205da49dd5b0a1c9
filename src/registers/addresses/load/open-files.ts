import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BlobReader, configure, type Entry, ZipReader } from '@zip.js/zip.js';
import { LoadProblem } from './load-problem.ts';

configure({ useWebWorkers: false });

/** A JSON or CSV file, by itself or out of an archive. */
export interface DataFile {
  /** As people know it: `DAR.zip/Husnummer.csv`. */
  readonly name: string;
  readonly format: 'json' | 'csv';
  open(): AsyncIterable<Uint8Array>;
}

const wanted = /\.(json|csv)$/i;

/** The data files that paths name: files, archives of them, and folders of either, in the order of their names. */
export async function openFiles(paths: readonly string[]): Promise<readonly DataFile[]> {
  const found: DataFile[] = [];
  for (const path of paths) found.push(...(await filesAt(path)));
  if (found.length === 0) throw new LoadProblem(`${paths.join(', ')}: no file ends in .json, .csv or .zip`);
  return found;
}

async function filesAt(path: string): Promise<readonly DataFile[]> {
  const kind = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new LoadProblem(`${path} can't be read (${error.code ?? error.message})`);
  });
  if (kind.isDirectory()) {
    const names = (await readdir(path)).filter((name) => wanted.test(name) || /\.zip$/i.test(name)).sort();
    return (await Promise.all(names.map((name) => filesAt(join(path, name))))).flat();
  }
  if (/\.zip$/i.test(path)) return filesInArchive(path);
  if (!wanted.test(path)) throw new LoadProblem(`${path}: allowed are .json, .csv, .zip and folders of them`);
  return isData(basename(path)) ? [{ name: basename(path), format: formatOf(path), open: () => fileAt(path) }] : [];
}

async function filesInArchive(path: string): Promise<readonly DataFile[]> {
  const archive = new ZipReader(new BlobReader(await openAsBlob(path)));
  const entries = await archive.getEntries().catch(() => {
    throw new LoadProblem(`${path} is no whole ZIP archive. Was it fetched to the end?`);
  });
  return entries
    .filter(({ filename, directory }) => !directory && wanted.test(filename) && isData(basename(filename)))
    .map((entry) => ({
      name: `${basename(path)}/${entry.filename}`,
      format: formatOf(entry.filename),
      open: () => unpacked(entry, path),
    }));
}

function formatOf(path: string): DataFile['format'] {
  return /\.json$/i.test(path) ? 'json' : 'csv';
}

/** Datafordeler lays a description beside the data. */
function isData(name: string): boolean {
  return !/metadata/i.test(name);
}

async function* fileAt(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new LoadProblem(`${path} can't be read (${error instanceof Error ? error.message : ''})`);
  }
}

async function* unpacked(entry: Entry, path: string): AsyncGenerator<Uint8Array> {
  if (entry.directory) return;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 4 });
  let failed: unknown = null;
  const written = entry.getData(writable, { checkSignature: true }).catch(async (error: unknown) => {
    failed = error;
    await writable.abort(error).catch(() => undefined);
  });
  try {
    yield* readable;
  } catch (error) {
    failed ??= error;
  }
  await written;
  if (failed !== null) {
    const why = failed instanceof Error ? failed.message : String(failed);
    throw new LoadProblem(`${path}: ${entry.filename} can't be unpacked (${why}). Was it fetched to the end?`);
  }
}

/** SHA-256 over the files that the paths name, whatever order they are given in. */
export async function digestOf(paths: readonly string[]): Promise<Buffer> {
  const digests = (await Promise.all(paths.map(digestsAt))).flat().sort();
  return createHash('sha256').update(digests.join('\n')).digest();
}

async function digestsAt(path: string): Promise<readonly string[]> {
  if ((await stat(path)).isDirectory()) {
    return (await Promise.all((await readdir(path)).map((name) => digestsAt(join(path, name))))).flat();
  }
  const hash = createHash('sha256');
  for await (const chunk of fileAt(path)) hash.update(chunk);
  return [hash.digest('hex')];
}
