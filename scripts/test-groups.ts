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

/**
 * Sorts test files by what they load in the end: pure ones, ones that use a database, servers or processes, and those of
 * `test/` (browser, crash, start), which need the machine for themselves.
 */
export function testGroups(graph: SourceGraph, files: readonly string[]): readonly TestGroup[] {
  const whole = files.filter((file) => file.startsWith('test/'));
  const beside = files.filter((file) => !file.startsWith('test/'));
  const isPure = (file: string) => [...reachedFrom(graph, file)].every(([reached]) => !heavy.test(reached));
  const groups: readonly TestGroup[] = [
    { name: 'unit', files: beside.filter(isPure), isolation: 'none', concurrency: 1, timeoutMilliseconds: 60_000 },
    {
      name: 'integration',
      files: beside.filter((file) => !isPure(file)),
      isolation: 'process',
      concurrency: 2,
      timeoutMilliseconds: 180_000,
    },
    { name: 'whole product', files: whole, isolation: 'process', concurrency: 1, timeoutMilliseconds: 900_000 },
  ];
  return groups.filter((group) => group.files.length > 0);
}
