import { readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from '../database/schema.ts';
import { runCommand } from '../processes/run-command.ts';
import { StartError } from '../processes/start-error.ts';
import { applyOrganisation } from './apply-organisation.ts';
import { openForCommand } from './open-for-command.ts';
import { readOrganisationFile } from './organisation-file.ts';

// npm run organisation -- FILE.json
// Makes the organisation that the file describes, or brings the one with its slug up to date. A product may run meanwhile
// and shows the change within seconds.

const usage = 'npm run organisation -- FILE.json';

runCommand(async (shutdown) => {
  const [path, ...rest] = process.argv.slice(2);
  if (path === undefined || rest.length > 0 || path.startsWith('--')) {
    throw new StartError(`organisation was given "${process.argv.slice(2).join(' ')}": allowed is ${usage}`);
  }
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`${path} can't be read (${error.code}): allowed is ${usage}`);
  });
  const read = readOrganisationFile(text);
  if (!read.ok)
    throw new StartError(
      `${path} can't be used: ${read.problems.join('; ')}. See docs/operations.md and docs/administrator.md`,
    );
  const { ownerUrl, masterKey } = await openForCommand(process.env, shutdown, 'latest');
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  shutdown.add("the owner's connection", () => owner.destroy());
  const { made } = await applyOrganisation(owner, masterKey, read.organisation);
  console.log(`${read.organisation.slug}: ${made ? 'made' : 'brought up to date'}, at /${read.organisation.slug}/`);
  return 0;
});
