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

/** Tests that start and kill the product's own processes. */
const wholeProduct = /^test\/(start|crash)\//;

/**
 * Sorts test files by what they load in the end: pure ones; ones that use a database, servers or processes; and those that drive
 * a browser or the product's own processes, two at a time, since each waits as much as it works. The longest, those in
 * test/crash/ and test/start/, begin first, so that nothing runs alone at the end.
 */
export function testGroups(graph: SourceGraph, files: readonly string[]): readonly TestGroup[] {
  const loads = (file: string, what: RegExp) => [...reachedFrom(graph, file)].some(([reached]) => what.test(reached));
  const kindOf = (file: string) => {
    if (wholeProduct.test(file) && loads(file, heavy)) return 'whole product';
    if (loads(file, /^playwright-core$/)) return 'whole product';
    return loads(file, heavy) ? 'integration' : 'unit';
  };
  const groups = [
    { name: 'unit', process: 'all', concurrency: 1, limitMilliseconds: 120_000 },
    { name: 'integration', process: 'file', concurrency: 2, limitMilliseconds: 180_000 },
    { name: 'whole product', process: 'file', concurrency: 2, limitMilliseconds: 1_200_000 },
  ] as const;
  return groups
    .map((group) => ({ ...group, files: files.filter((file) => kindOf(file) === group.name).sort(byLength) }))
    .filter((group) => group.files.length > 0);
}

function byLength(one: string, other: string): number {
  return Number(wholeProduct.test(other)) - Number(wholeProduct.test(one));
}
