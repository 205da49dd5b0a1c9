import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL says of itself in `postmaster.pid` (documented in its source, src/include/utils/pidfile.h). */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** It takes connections. */
  readonly ready: boolean;
}

/** Reads `postmaster.pid` of the cluster, or gives undefined when it is missing or not yet whole. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const [pid, port] = [Number(lines[0]), Number(lines[3] || Number.NaN)];
  return pid > 0 && Number.isInteger(port) ? { pid, port, ready: lines[7] === 'ready' } : undefined;
}
