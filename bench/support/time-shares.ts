import { Session } from 'node:inspector/promises';

/** A group of a program's time: what runs within a function that `holds` knows. */
export interface TimeGroup {
  readonly name: string;
  holds(frame: { readonly functionName: string; readonly url: string }): boolean;
}

/**
 * Runs `work` under the profiler of this process.
 * @returns the share of each group in the time that the main thread was busy, collecting garbage too; what is in two groups counts for the
 * first
 */
export async function timeShares(
  work: () => Promise<void>,
  groups: readonly TimeGroup[],
): Promise<ReadonlyMap<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const groupOf = (id: number): string | undefined => {
    const stack: (typeof profile.nodes)[number]['callFrame'][] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const node = nodes.get(at);
      if (node) stack.push(node.callFrame);
    }
    return groups.find((group) => stack.some((frame) => group.holds(frame)))?.name;
  };
  const shares = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const time = profile.timeDeltas?.[index] ?? 0;
    if (nodes.get(id)?.callFrame.functionName === '(idle)') continue;
    busy += time;
    const group = groupOf(id);
    if (group !== undefined) shares.set(group, (shares.get(group) ?? 0) + time);
  }
  return new Map([...shares].map(([name, time]) => [name, time / busy]));
}
