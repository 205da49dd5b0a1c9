import type { AuditDetail } from '../../../audit/record.ts';
import { listOwnCases } from '../../../cases/case-view.ts';
import { cprHash } from '../../../cases/person.ts';
import { grantorsIn } from '../../../identity/privileges/grantors.ts';
import { openEvidence } from '../../../identity/privileges/login-evidence.ts';
import { powerRules } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import { nameGrantors } from '../represent/name-grantors.ts';

/** A case that somebody may read by a power of attorney (*læsefuldmagt*). */
export interface CaseToRead {
  readonly case: string;
  readonly number: string;
  readonly title: Text;
  /** Whose it is. */
  readonly name: string;
  readonly at: Date;
}

/** More grantors than these are not looked for, and no more cases of each listed. */
const most = 20;

/**
 * The cases of others that the citizen may read: of grantors whose privilege to read the form that began the case accepts. Names
 * come from CPR, and each look-up is logged; of whoever has died or is protected, nothing is listed.
 */
export async function listCasesToRead(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  language: string,
  from: AuditDetail,
): Promise<readonly CaseToRead[]> {
  const rules = citizen.kind === 'citizen' && citizen.evidence ? powerRules(organisation) : null;
  if (!rules || !citizen.evidence) return [];
  const evidence = openEvidence(organisation, citizen.evidence);
  const { services } = application;
  const scopes = new Set(evidence.groups.flatMap(({ scope }) => (scope.kind === 'person' ? [scope.cpr] : [])));
  const known = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const found: { readonly cpr: string; readonly cases: Awaited<ReturnType<typeof listOwnCases>> }[] = [];
    for (const cpr of [...scopes].slice(0, most)) {
      const row = await transaction
        .selectFrom('person')
        .select('id')
        .where('identity_hash', '=', cprHash(organisation, cpr))
        .executeTakeFirst();
      if (row) found.push({ cpr, cases: (await listOwnCases(transaction, row.id)).slice(0, most) });
    }
    return found;
  });
  const open: { readonly cpr: string; readonly listed: Omit<CaseToRead, 'name'> }[] = [];
  for (const { cpr, cases } of known) {
    for (const each of cases) {
      const { workflow, formVersions } = await services.definitions.workflow(organisation.id, each.workflowVersion);
      const { definition } = workflow;
      const start = definition.steps[definition.start];
      const version = start?.kind === 'fill' ? formVersions[start.as] : undefined;
      if (version === undefined) continue;
      const { representation } = (await services.definitions.form(organisation.id, version)).definition.start;
      const may = grantorsIn(evidence, representation).some(
        (grantor) => grantor.cpr === cpr && grantor.read.length > 0,
      );
      const listed = { case: each.id, number: each.number, title: definition.title, at: each.createdAt };
      if (may) open.push({ cpr, listed });
    }
  }
  const grantors = [...new Set(open.map(({ cpr }) => cpr))].map((cpr) => ({ cpr, act: [], read: [] }));
  if (grantors.length === 0) return [];
  const named = await nameGrantors(application, organisation, citizen, grantors, rules, language, from);
  return open.flatMap(({ cpr, listed }) => {
    const grantor = named.find((each) => each.cpr === cpr);
    const isShown = grantor?.mayBeSeen === true && grantor.problem !== 'dead';
    return isShown ? [{ ...listed, name: grantor.name }] : [];
  });
}
