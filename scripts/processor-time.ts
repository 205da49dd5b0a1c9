import { readFileSync } from 'node:fs';

/** Processor seconds of this process; children count, with theirs, from when they have ended. */
export interface ProcessorTime {
  readonly own: number;
  readonly endedChildren: number;
}

/** What has been used until now; undefined where no Linux /proc tells. */
export function processorTime(): ProcessorTime | undefined {
  try {
    // proc_pid_stat(5): fields 14 to 17 are utime, stime, cutime and cstime. The name before, in parentheses, may hold spaces.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ').slice(11, 15).map(Number);
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields ?? [];
    return { own: (user + system) / ticks, endedChildren: (childrenUser + childrenSystem) / ticks };
  } catch {
    return undefined;
  }
}

/** Linux tells programs of time in hundredths of a second, on every platform that Node runs on. */
const ticks = 100;
