import { reachedFrom, type SourceGraph } from './source-graph.ts';

/** Test files that are run alike. */
export interface TestGroup {
  readonly name: string;
  readonly files: readonly string[];
  /** `all`: in one process, which spares most of the time; `file`: each file in its own. */
  readonly process: 'all' | 'file';
  /** How many processes at the same time. */
  readonly concurrency: number;
  /** For one process. */
  readonly limitMilliseconds: number;
}

/** What a test that may share its process with others does not load: servers, processes, connections, native code. */
const heavy =
  /^(node:(child_process|worker_threads|cluster|net|tls|https?|http2|dgram)|pg|kysely|fastify|@fastify\/.*|graphile-worker|oidc-provider|openid-client|playwright-core|@myriaddreamin\/.*|prom-client)$/;

/** Tests that kill processes or count on the machine's whole speed. */
const alone = /^test\/(start|crash)\//;

/**
 * Sorts test files by what they load in the end: pure ones; ones that use a database, servers or processes; those that drive a
 * browser, two at a time, since each waits for its browser as much as it works; and those in test/start/ and test/crash/,
 * which need the machine for themselves.
 */
export function testGroups(graph: SourceGraph, files: readonly string[]): readonly TestGroup[] {
  const loads = (file: string, what: RegExp) => [...reachedFrom(graph, file)].some(([reached]) => what.test(reached));
  const kindOf = (file: string) => {
    if (alone.test(file)) return 'whole product';
    if (loads(file, /^playwright-core$/)) return 'browser';
    return loads(file, heavy) ? 'integration' : 'unit';
  };
  const groups = [
    { name: 'unit', process: 'all', concurrency: 1, limitMilliseconds: 120_000 },
    { name: 'integration', process: 'file', concurrency: 2, limitMilliseconds: 180_000 },
    { name: 'browser', process: 'file', concurrency: 2, limitMilliseconds: 600_000 },
    { name: 'whole product', process: 'file', concurrency: 1, limitMilliseconds: 1_200_000 },
  ] as const;
  return groups
    .map((group) => ({ ...group, files: files.filter((file) => kindOf(file) === group.name) }))
    .filter((group) => group.files.length > 0);
}
