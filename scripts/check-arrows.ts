import { projectRoot } from '../src/paths.ts';
import { arrowRules, exempt } from './arrow-rules.ts';
import { findBrokenArrows } from './find-broken-arrows.ts';
import { readSourceGraph, sourceFiles } from './source-graph.ts';

// Says which imports go against the house's arrows, and ends with 1 when any does.
const graph = await readSourceGraph(projectRoot, sourceFiles(projectRoot, ['src', 'sandbox']));
const broken = findBrokenArrows(graph, arrowRules, exempt);
for (const line of broken) console.log(line);
console.log(`${graph.size} files, ${broken.length} broken arrows`);
process.exitCode = broken.length === 0 ? 0 : 1;
