import { recordAudit } from '../audit/record.ts';
import { openForCommand } from '../organisations/open-for-command.ts';
import { runCommand } from '../processes/run-command.ts';
import { StartError } from '../processes/start-error.ts';
import { readLoginProofs } from './login-proof.ts';

// npm run login-proof -- ORGANISATION CASE-NUMBER
// Prints the signed assertions by which the forms of a case were sent, as JSON; that they were read is logged.

runCommand(async (shutdown) => {
  const [slug, number, ...more] = process.argv.slice(2);
  if (slug === undefined || number === undefined || more.length > 0) {
    throw new StartError('login-proof takes an organisation and a case number, such as: demo 2026-000123');
  }
  const { database, organisations } = await openForCommand(process.env, shutdown, 'none');
  const organisation = await organisations.bySlug(slug);
  if (!organisation) throw new StartError(`there is no organisation "${slug}"`);
  const proofs = await database.inOrganisation(organisation.id, async (transaction) => {
    const found = await transaction
      .selectFrom('case')
      .select(['id', 'person'])
      .where('number', '=', number)
      .executeTakeFirst();
    if (!found) return null;
    await recordAudit(transaction, organisation.id, [
      {
        ...{ at: new Date(), actor: { kind: 'system', id: null }, subject: found.person, action: 'caseRead' },
        ...{ recordKind: 'case', record: found.id, detail: { loginProof: true } },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
    return readLoginProofs(transaction, organisation, found.id);
  });
  if (proofs === null) throw new StartError(`the organisation has no case ${number}`);
  console.log(JSON.stringify(proofs, null, 2));
  return 0;
});
