import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** One import of a source file. */
export interface SourceImport {
  /** A path from the project root, or a package's name as it was written (`pg`, `node:fs`). */
  readonly to: string;
  readonly inProject: boolean;
  /** `import type`: gone when the program runs. */
  readonly typesOnly: boolean;
}

/** What each TypeScript file imports, by its path from the project root. */
export type SourceGraph = ReadonlyMap<string, readonly SourceImport[]>;

/** Every TypeScript file in the folders, as paths from the root. */
export function sourceFiles(root: string, folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !/(^|\/)node_modules\//.test(path))
    .sort();
}

/**
 * Reads what the files import, with esbuild's parser: TypeScript 7 offers no programming interface yet, on which
 * dependency-cruiser waits too. A file that can't be parsed has no imports here; the type check reports it.
 */
export async function readSourceGraph(root: string, files: readonly string[]): Promise<SourceGraph> {
  const graph = new Map<string, SourceImport[]>(files.map((file) => [file, typeImports(root, file)]));
  const collect: Plugin = {
    name: 'collect-imports',
    setup(builder) {
      builder.onResolve({ filter: /./ }, ({ kind, path, importer }) => {
        if (kind === 'entry-point') return undefined;
        const file = importer.slice(root.length + 1);
        graph.get(file)?.push(importOf(file, path, false));
        return { path, external: true };
      });
    },
  };
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outdir: '.build/graph',
    write: false,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
    plugins: [collect],
  }).catch(() => undefined);
  return graph;
}

/** Everything that runs when `file` is loaded, itself first, each with the way there. */
export function* reachedFrom(graph: SourceGraph, file: string): Generator<readonly [string, readonly string[]]> {
  const seen = new Set([file]);
  const open: (readonly string[])[] = [[file]];
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    const last = way.at(-1) ?? file;
    yield [last, way];
    for (const { to, typesOnly } of graph.get(last) ?? []) {
      if (typesOnly || seen.has(to)) continue;
      seen.add(to);
      open.push([...way, to]);
    }
  }
}

function importOf(file: string, path: string, typesOnly: boolean): SourceImport {
  if (!path.startsWith('.')) return { to: path, inProject: false, typesOnly };
  return { to: join(file, '..', path), inProject: true, typesOnly };
}

/** esbuild drops `import type` before it asks where a path leads; with verbatimModuleSyntax nothing else is dropped. */
function typeImports(root: string, file: string): SourceImport[] {
  const source = readFileSync(join(root, file), 'utf8');
  const found = source.matchAll(/^(?:import|export) type\b[^;'"]*?from '([^']+)'/gm);
  return [...found].map(([, path]) => importOf(file, path ?? '', true));
}
