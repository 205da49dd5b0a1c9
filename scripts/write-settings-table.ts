import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/paths.ts';
import { tableMarker, withTable } from '../src/settings-table.ts';

// Brings the table of settings in README.md up to date. Run it with
//   node start.mjs --run scripts/write-settings-table.ts
const path = join(projectRoot, 'README.md');
const updated = withTable(readFileSync(path, 'utf8'));
if (updated === undefined) {
  console.error(`README.md needs the line ${tableMarker} twice: the table is written between them`);
  process.exitCode = 1;
} else {
  writeFileSync(path, updated);
}
