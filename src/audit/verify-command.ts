import { parseArgs } from 'node:util';
import type { Database } from '../database/database.ts';
import { openForCommand } from '../organisations/open-for-command.ts';
import { runCommand } from '../processes/run-command.ts';
import { StartError } from '../processes/start-error.ts';
import { textIn } from '../texts/catalogue.ts';
import { chainStart } from './chain.ts';
import { sealEntries } from './seal.ts';
import { type Verification, verifyChain } from './verify.ts';

// npm run audit:verify [-- --head ORGANISATION:DIGEST ...]
// Goes through the audit log of every organisation and says whether it is untouched, with the digest of its last seal.
// --head: a digest that was printed earlier and kept elsewhere; it must still be in the chain.
// Exit code 1 when a log was touched, or could not be read.

runCommand(async (shutdown) => {
  const heads = wantedHeads(process.argv.slice(2));
  const { database, organisations, productRuns } = await openForCommand(process.env, shutdown, 'none');
  const all = await organisations.all();
  for (const { slug } of heads) {
    if (all.some((organisation) => organisation.slug === slug)) continue;
    const known = all.map((organisation) => organisation.slug).join(', ') || 'none';
    throw new StartError(`--head names the organisation "${slug}": allowed is one of ${known}`);
  }
  let touched = 0;
  for (const organisation of all) {
    const { id, keys, slug } = organisation;
    // A running product seals by itself, twice a second; when none runs, what it left must not look forgotten.
    if (!productRuns) await sealEntries(database, id, keys.audit);
    const result = await verifyChain(database, id, keys.audit);
    const lost = result.ok ? await lostHead(database, id, heads, slug) : undefined;
    if (!result.ok || lost !== undefined) touched += 1;
    const said = lost === undefined ? describe(result) : `TOUCHED: the end was cut off, no seal is ${lost}`;
    console.log(`${slug} (${textIn(organisation.name, 'en')}): ${said}`);
  }
  if (all.length === 0) console.log('There are no organisations yet, so nothing to verify');
  return touched === 0 ? 0 : 1;
});

interface NotedHead {
  readonly slug: string;
  readonly digest: string;
}

function wantedHeads(given: readonly string[]): readonly NotedHead[] {
  return headArguments(given).map((text) => {
    const [, slug, digest] = /^([a-z][a-z0-9-]*):([0-9a-f]{64})$/.exec(text) ?? [];
    if (slug === undefined || digest === undefined) {
      throw new StartError(`--head is "${text}": allowed is an organisation and 64 hexadecimal digits, as demo:9f…`);
    }
    return { slug, digest };
  });
}

function headArguments(given: readonly string[]): readonly string[] {
  try {
    const { values } = parseArgs({ args: [...given], options: { head: { type: 'string', multiple: true } } });
    return values.head ?? [];
  } catch {
    throw new StartError(
      `audit:verify was given "${given.join(' ')}": allowed is nothing, or --head ORGANISATION:DIGEST`,
    );
  }
}

/** The first noted digest of the organisation that no seal has any more. */
async function lostHead(
  database: Database,
  organisation: number,
  heads: readonly NotedHead[],
  slug: string,
): Promise<string | undefined> {
  for (const { digest } of heads.filter((head) => head.slug === slug)) {
    if (digest === chainStart.toString('hex')) continue;
    const found = await database.inOrganisation(organisation, (transaction) =>
      transaction
        .selectFrom('audit_seal')
        .select('sequence')
        .where('digest', '=', Buffer.from(digest, 'hex'))
        .executeTakeFirst(),
    );
    if (!found) return digest;
  }
  return undefined;
}

function describe(result: Verification): string {
  if (result.ok) return `untouched, ${result.entries} entries, head ${result.head}`;
  const place = `number ${result.sequence} of the chain`;
  switch (result.problem) {
    case 'changed':
      return `TOUCHED: entry ${result.entry} was changed (${place})`;
    case 'missing':
      return `TOUCHED: entry ${result.entry} was removed (${place})`;
    case 'seal-missing':
      return `TOUCHED: the seal is gone that was ${place}`;
    case 'never-sealed':
      return `TOUCHED: entry ${result.entry} is older than a minute and was never sealed`;
  }
}
