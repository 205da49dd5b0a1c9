import { parseArgs } from 'node:util';
import { openForCommand } from '../../organisations/open-for-command.ts';
import { runCommand } from '../../processes/run-command.ts';
import { StartError } from '../../processes/start-error.ts';
import { readAddressVersions } from './address-version.ts';
import { type Loaded, loadAddresses } from './load/load-addresses.ts';
import { LoadProblem } from './load/load-problem.ts';

// npm run addresses -- --file PATH [--file PATH] [--update | --full] [--anyway]
// Loads files of Danmarks Adresseregister, DAGI and Ejendomsbeliggenhed (Datafordeler; JSON or CSV, also in ZIP archives, also
// folders of them). Without --file it tells what is loaded. A product may run meanwhile.

const usage = 'npm run addresses -- [--file PATH]… [--update | --full] [--anyway]';

runCommand(async (shutdown) => {
  const wanted = readArguments(process.argv.slice(2));
  const { database, ownerUrl } = await openForCommand(process.env, shutdown, 'latest');
  if (wanted.paths.length === 0) {
    const [version] = await readAddressVersions(database);
    console.log(
      version
        ? `Version ${version.id} of ${version.dataOn ?? 'an unknown day'}, loaded ${version.loadedAt.toISOString()}: ${counts(version.inForce)}`
        : `No addresses are loaded yet: ${usage}`,
    );
    return 0;
  }
  try {
    const report = (line: string) => console.error(line);
    told(await loadAddresses({ ownerUrl, now: new Date(), report, ...wanted }));
    return 0;
  } catch (error) {
    if (error instanceof LoadProblem) throw new StartError(`${error.message}. Nothing was changed`);
    throw error;
  }
});

function readArguments(given: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        file: { type: 'string', multiple: true },
        update: { type: 'boolean' },
        full: { type: 'boolean' },
        anyway: { type: 'boolean' },
      },
    });
    if (values.update && values.full) throw new Error('both --update and --full');
    return {
      paths: values.file ?? [],
      ...(values.update ? { kind: 'update' as const } : {}),
      ...(values.full ? { kind: 'full' as const } : {}),
      anyway: values.anyway === true,
    };
  } catch {
    throw new StartError(`addresses was given "${given.join(' ')}": allowed is ${usage}`);
  }
}

function told({ version, isNew, kind, dataOn, changes, inForce, history }: Loaded): void {
  for (const [table, { added, changed, ended, skipped }] of Object.entries(changes)) {
    const passed = skipped > 0 ? `, ${skipped} passed over: they name what the register lacks` : '';
    console.log(`${table}: ${added} added, ${changed} changed, ${ended} ended${passed}`);
  }
  if (history > 0) console.log(`${history} rows were history and passed over`);
  const what = isNew ? `is loaded (${kind})` : 'was loaded already and says the same';
  console.log(`Version ${version} of ${dataOn ?? 'an unknown day'} ${what}. In force: ${counts(inForce)}`);
}

function counts(inForce: Readonly<Record<string, number>>): string {
  return Object.entries(inForce)
    .map(([table, count]) => `${count} ${table}`)
    .join(', ');
}
