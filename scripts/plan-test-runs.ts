import { reachedFrom, type SourceGraph } from './source-graph.ts';

/** Test files to run in one process. */
export interface PlannedRun {
  readonly files: readonly string[];
  /** About how many processor seconds they take. */
  readonly seconds: number;
  /** When it is taken for hanging. */
  readonly limitMilliseconds: number;
}

/** What a test loads that is more than computing: servers, processes, connections, native code. */
const heavy =
  /^(node:(child_process|worker_threads|cluster|net|tls|https?|http2|dgram)|pg|kysely|fastify|@fastify\/.*|graphile-worker|oidc-provider|openid-client|playwright-core|@myriaddreamin\/.*|prom-client)$/;

/** Tests that start and kill the product's own processes: each of these files in a process of its own. */
const wholeProduct = /^test\/(start|crash)\//;

/** How much one process is given: few processes load the same sources less often, many keep both lanes busy until the end. */
const enough = 60;

/** For a file of which nothing is known. */
const unknownSeconds = { unit: 0.2, heavy: 2 };

/**
 * Sorts test files into runs by what they load in the end and by what they took before (`known`, processor seconds): pure ones
 * apart from those with a database, servers or a browser, so that nothing left behind by one of these can disturb them. The
 * longest run comes first, so that the lanes end at about the same time.
 */
export function planTestRuns(
  graph: SourceGraph,
  files: readonly string[],
  known: Readonly<Record<string, number>>,
): readonly PlannedRun[] {
  const isHeavy = (file: string) => [...reachedFrom(graph, file)].some(([reached]) => heavy.test(reached));
  const isPure = new Set(files.filter((file) => !isHeavy(file)));
  const secondsOf = (file: string) => known[file] ?? unknownSeconds[isPure.has(file) ? 'unit' : 'heavy'];
  const alone = files.filter((file) => !isPure.has(file) && (wholeProduct.test(file) || secondsOf(file) >= enough));
  const shared = files.filter((file) => !isPure.has(file) && !alone.includes(file));
  const parts = [...alone.map((file) => [file]), ...inParts(shared, secondsOf), ...inParts([...isPure], secondsOf)];
  return parts
    .map((part) => {
      const seconds = part.reduce((sum, file) => sum + secondsOf(file), 0);
      return { files: part, seconds, limitMilliseconds: 120_000 + seconds * 6_000 };
    })
    .sort((one, other) => other.seconds - one.seconds);
}

/** Neighbours stay together: they load the same. */
function inParts(files: readonly string[], secondsOf: (file: string) => number): string[][] {
  const parts: string[][] = [];
  let left = 0;
  for (const file of files) {
    if (left <= 0) {
      parts.push([]);
      left = enough;
    }
    parts.at(-1)?.push(file);
    left -= secondsOf(file);
  }
  return parts;
}
