import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used: processor seconds, and those of its children that have ended and that it has waited for. */
interface Used {
  readonly pid: number;
  readonly parent: number;
  readonly own: number;
  readonly endedChildren: number;
}

let uncounted = 0;

/** Of {@link processorSeconds} what the one who waits for this process can't see in it. */
export function uncountedSeconds(): number {
  return uncounted;
}

/**
 * Processor seconds that this process and its children that have ended have used until now, theirs included; 0 where no Linux
 * /proc tells.
 */
export function processorSeconds(): number {
  const used = read('self');
  return used === undefined ? 0 : used.own + used.endedChildren + uncounted;
}

/**
 * Counts what the processes below a child have used, just before it ends: Chromium does not wait for its own, so that their time
 * would be lost.
 */
export function countGrandchildren(): void {
  if (read('self') === undefined) return;
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (read(name) ?? []) : []));
  const below = (pid: number): readonly Used[] => all.filter(({ parent }) => parent === pid);
  const deep = (pid: number): readonly Used[] => below(pid).flatMap((each) => [each, ...deep(each.pid)]);
  for (const child of below(process.pid))
    for (const { own, endedChildren } of deep(child.pid)) uncounted += own + endedChildren;
}

/** proc_pid_stat(5). */
function read(process: string): Used | undefined {
  try {
    // The name, in parentheses, may hold spaces itself; fields 14 to 17 are utime, stime, cutime and cstime.
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15);
    return {
      pid: Number(process),
      parent: fields[1] ?? 0,
      own: (user + system) / ticks,
      endedChildren: (childrenUser + childrenSystem) / ticks,
    };
  } catch {
    return undefined;
  }
}

/** Linux tells programs of time in hundredths of a second, on every platform that Node runs on. */
const ticks = 100;
