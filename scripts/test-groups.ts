import { reachedFrom, type SourceGraph } from './source-graph.ts';

/** Test files that are run alike. */
export interface TestGroup {
  readonly name: string;
  readonly files: readonly string[];
  /** `none`: all in one process, which spares most of the time; `process`: one process each. */
  readonly isolation: 'none' | 'process';
  readonly concurrency: number;
  readonly timeoutMilliseconds: number;
}

/** What a test that may share its process with others does not load: servers, processes, connections, native code. */
const heavy =
  /^(node:(child_process|worker_threads|cluster|net|tls|https?|http2|dgram)|pg|kysely|fastify|@fastify\/.*|graphile-worker|oidc-provider|openid-client|playwright-core|@myriaddreamin\/.*|prom-client)$/;

/** Tests that kill processes or count on the machine's whole speed. */
const alone = /^test\/(start|crash|browser)\//;

/**
 * Sorts test files by what they load in the end: pure ones; ones that use a database, servers or processes; and those that
 * need the machine for themselves, which are all that drive a browser and those in test/start/, test/crash/, test/browser/.
 */
export function testGroups(graph: SourceGraph, files: readonly string[]): readonly TestGroup[] {
  const loads = (file: string, what: RegExp) => [...reachedFrom(graph, file)].some(([reached]) => what.test(reached));
  const kindOf = (file: string) => {
    if (alone.test(file) || loads(file, /^playwright-core$/)) return 'whole product';
    return loads(file, heavy) ? 'integration' : 'unit';
  };
  const groups = [
    { name: 'unit', isolation: 'none', concurrency: 1, timeoutMilliseconds: 60_000 },
    { name: 'integration', isolation: 'process', concurrency: 2, timeoutMilliseconds: 180_000 },
    { name: 'whole product', isolation: 'process', concurrency: 1, timeoutMilliseconds: 900_000 },
  ] as const;
  return groups
    .map((group) => ({ ...group, files: files.filter((file) => kindOf(file) === group.name) }))
    .filter((group) => group.files.length > 0);
}
