import type { ArrowRule } from './arrow-rules.ts';
import { reachedFrom, type SourceGraph } from './source-graph.ts';

/** Every import that breaks a rule, as one line: the way from the file to what it must not know, and the rule. */
export function findBrokenArrows(graph: SourceGraph, rules: readonly ArrowRule[], exempt: RegExp): readonly string[] {
  const files = [...graph.keys()].filter((file) => !exempt.test(file));
  return rules.flatMap((rule) => files.flatMap((file) => brokenBy(graph, rule, file)));
}

function brokenBy(graph: SourceGraph, rule: ArrowRule, file: string): readonly string[] {
  const match = rule.from.exec(file);
  if (match === null) return [];
  const pattern = (text: string) => new RegExp(text.replaceAll('$1', match[1] ?? ''));
  const to = pattern(rule.to);
  const except = rule.except === undefined ? undefined : pattern(rule.except);
  return waysFrom(graph, rule, file)
    .filter((way) => to.test(way.at(-1) ?? '') && !except?.test(way.at(-1) ?? ''))
    .map((way) => `${way.join(' → ')}: ${rule.name}`);
}

function waysFrom(graph: SourceGraph, rule: ArrowRule, file: string): readonly (readonly string[])[] {
  if (rule.reach === 'whole') return [...reachedFrom(graph, file)].slice(1).map(([, way]) => way);
  const imports = (graph.get(file) ?? []).filter(({ typesOnly }) => rule.types || !typesOnly);
  return [...new Set(imports.map(({ to }) => to))].map((to) => [file, to]);
}
