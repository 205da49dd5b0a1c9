import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

/** What a number means nothing without: the machine and the versions. */
export function machineFacts(serverVersion: string): readonly string[] {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  return [
    `${availableParallelism()} cores (${model}), ${(totalmem() / 2 ** 30).toFixed(1)} GiB, Linux ${release()}`,
    `Node ${process.versions.node}, PostgreSQL ${serverVersion} (the product's own, fsync on), clients and servers share the cores`,
  ];
}

/** The day, and the load of the machine in the last minute. */
export function runNow(): string {
  return `${new Date().toISOString().slice(0, 10)}, ${loadavg()[0]?.toFixed(1)}`;
}

/** Memory of a process in bytes, from `/proc`: resident now, resident at its peak, and its share of what is shared. */
export function memoryOf(pid: number): { readonly rss: number; readonly peak: number; readonly pss: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return { rss: kibibytes(status, 'VmRSS'), peak: kibibytes(status, 'VmHWM'), pss: kibibytes(rollup, 'Pss') };
}

/** Seconds of processor time that a process has used, from `/proc/{pid}/stat` (proc(5): fields 14 and 15, in ticks of 10 ms). */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The same of a process with all its children, also of those that have ended. */
export function processorSecondsOfTree(root: number): number {
  const stat = readFileSync(`/proc/${root}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ended = (Number(fields[13]) + Number(fields[14])) / 100;
  return ended + processTree(root).reduce((sum, pid) => sum + (unlessGone(() => processorSeconds(pid)) ?? 0), 0);
}

/** A process and all that descend from it, also through children that lead a group of their own. */
export function processTree(root: number): readonly number[] {
  const children = unlessGone(() => readFileSync(`/proc/${root}/task/${root}/children`, 'utf8').trim());
  if (children === undefined) return [];
  const own = children === '' ? [] : children.split(' ').map(Number);
  return [root, ...own.flatMap(processTree)];
}

/** What `read` finds; undefined when the process has ended since it was listed, as a vacuum worker may at any moment. */
function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ESRCH: the file was open when the process ended.
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

function kibibytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) * 1_024;
}
