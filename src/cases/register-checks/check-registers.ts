import { sql } from 'kysely';
import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { Writes } from '../../database/writes.ts';
import type { Answers } from '../../forms/answers.ts';
import type { Field, FormDefinition } from '../../forms/definition.ts';
import { askCompany } from '../../forms/drafts/ask-company.ts';
import { companyPrefill } from '../../forms/drafts/company-prefill.ts';
import { prefillAnswers, readPrefillSources } from '../../forms/drafts/prefill.ts';
import { companyOf, isFromCpr } from '../../forms/drafts/silent-register.ts';
import type { SubmittedValues } from '../../forms/evaluate.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CprRegister, CvrRegister } from '../../registers/register.ts';
import { danishDate } from '../../workflows/working-days.ts';
import { applyEvent } from '../apply-event.ts';
import { answersPath } from '../corrections/answers-path.ts';
import type { SubmissionContent } from '../open-filling.ts';
import { readIdentity } from '../person.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces, findCase } from '../stored-case.ts';
import { type Comparison, compareWithRegister } from './compare.ts';
import { sealDifferences } from './differences.ts';

/** How many checks are looked after at a time. */
const batch = 20;
/** Milliseconds that the register may take for one. */
const patience = 10_000;
/** A register that is still silent is asked again after so many minutes, twice as many each time, and at most six hours. */
const firstPause = 2;
const longestPause = 360;

const system = { kind: 'system', id: null } as const;

/** The services of a check, with the registers as an organisation asks them. */
export type CheckServices = CaseServices & {
  readonly cpr: (organisation: Organisation) => CprRegister;
  readonly cvr: (organisation: Organisation) => CvrRegister;
};

/**
 * Asks CPR and CVR about answers that were typed while they were silent. What is the same is checked with that; of what differs a case worker
 * sees both and settles it. A case that has ended is left as it is.
 * @returns how many sendings-in were compared
 */
export async function checkRegisters(services: CheckServices): Promise<number> {
  const { shared } = services.database;
  const now = services.now();
  const due = await sql<Due>`select * from due_register_checks(${now}, ${batch})`.execute(shared);
  let compared = 0;
  for (const each of due.rows) {
    const organisation = await services.organisations.byId(each.organisation);
    if (organisation && (await checkOne(services, organisation, each))) compared += 1;
  }
  return compared;
}

interface Due {
  readonly organisation: number;
  readonly case: string;
  readonly sequence: number;
}

async function checkOne(services: CheckServices, organisation: Organisation, due: Due): Promise<boolean> {
  const now = services.now();
  const claimed = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const check = await transaction
      .selectFrom('register_check')
      .select(['attempts'])
      .where('case', '=', due.case)
      .where('sequence', '=', due.sequence)
      .where('next_at', '<=', now)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!check) return null;
    const pause = Math.min(firstPause * 2 ** check.attempts, longestPause);
    await transaction
      .updateTable('register_check')
      .set({ attempts: check.attempts + 1, next_at: new Date(now.getTime() + pause * 60_000) })
      .where('case', '=', due.case)
      .where('sequence', '=', due.sequence)
      .execute();
    return readSending(services, transaction, organisation, due, false);
  });
  if (!claimed) return false;
  const { form, person, content } = claimed;
  const { unchecked = [], values } = content;
  const { ofCpr, companies } = byRegister(form.definition, unchecked);
  const signal = AbortSignal.timeout(patience);
  const note = (detail: AuditDetail) =>
    services.database.inOrganisation(organisation.id, (transaction) =>
      recordAudit(transaction, organisation.id, [
        {
          ...{ at: now, actor: system, subject: claimed.subject, action: 'registerLookedUp' },
          ...{ recordKind: 'case', record: due.case, key: claimed.stored.key },
          detail: { purpose: 'check', ...detail },
        },
      ]),
    );
  let registered: Answers = {};
  let answered = ofCpr;
  if (ofCpr.length > 0) {
    const register = services.cpr(organisation);
    const today = danishDate(now.toISOString());
    const sources = await readPrefillSources(person, form.definition, register, today, signal);
    await note({ register: 'CPR', answered: !sources.unavailable });
    if (sources.unavailable) return false;
    registered = prefillAnswers(form.definition, sources);
  }
  for (const { company, fields } of companies) {
    const cvr = companyIn(values, company);
    if (cvr === null) continue;
    const found = await askCompany(form.definition, company, cvr, services.cvr(organisation), { signal });
    const outcome = found.ok ? (found.company.ceased ? 'ceased' : 'found') : found.code;
    await note({ register: 'CVR', cvr, outcome });
    if (!found.ok && found.code !== 'not-found') return false;
    // Of a company that is not there, or no more, the mark stays: what was typed is nobody's word but the sender's.
    if (!found.ok || found.company.ceased) continue;
    const { name } = found.company;
    const taken = companyPrefill(form.definition, company, found.values);
    registered = { ...registered, [company]: { cvr, name }, ...taken };
    answered = [...answered, ...fields];
  }
  const comparison = compareWithRegister(form.definition, answered, values, registered);
  await services.database.inOrganisation(organisation.id, (transaction) =>
    settleComparison(services, transaction, organisation, due, comparison),
  );
  return true;
}

/** The fields of a sending-in that are unchecked, by whom they are asked of. */
function byRegister(definition: FormDefinition, unchecked: readonly string[]) {
  const fields = fieldsOf(definition).filter(({ key }) => unchecked.includes(key));
  const companyFor = (field: Field) => (field.kind === 'company' && !isFromCpr(field) ? field.key : companyOf(field));
  const companies = [...new Set(fields.flatMap((field) => companyFor(field) ?? []))];
  return {
    ofCpr: fields.filter((field) => companyFor(field) === undefined).map(({ key }) => key),
    companies: companies.map((company) => ({
      company,
      fields: fields.filter((field) => companyFor(field) === company).map(({ key }) => key),
    })),
  };
}

function companyIn(values: SubmittedValues, key: string): string | null {
  const value: unknown = values[key];
  return typeof value === 'object' && value !== null && 'cvr' in value && typeof value.cvr === 'string'
    ? value.cvr
    : null;
}

/** Writes down what came of it, where the answers still count and the case is open; else there is nothing left to check. */
async function settleComparison(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  due: Due,
  { equal, different }: Comparison,
): Promise<void> {
  const at = services.now();
  const found = await readSending(services, transaction, organisation, due, true);
  if (!found) return;
  const { stored, path, alias } = found;
  const check = transaction
    .updateTable('register_check')
    .set({
      next_at: null,
      checked_at: at,
      outcome: different.length > 0 ? 'different' : 'equal',
      content: different.length > 0 ? sealDifferences(stored.key, different) : null,
    })
    .where('case', '=', due.case)
    .where('sequence', '=', due.sequence);
  if (equal.length === 0) {
    await check.execute();
    return;
  }
  const writes = new Writes();
  writes.add(check);
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const where = { alias, ...(path.length === 0 ? {} : { path }) };
  const event = { kind: 'answersChecked', at: at.toISOString(), actor: system, ...where, fields: equal } as const;
  await applyEvent(transaction, organisation, version, stored, event, [], writes);
}

/** What is to be checked, as it stands; null where it counts no more, and the check is then over. */
async function readSending(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  due: Due,
  lock: boolean,
) {
  const stored = await findCase(transaction, organisation, due.case, lock);
  const row =
    stored &&
    (await transaction
      .selectFrom('submission')
      .select(['content', 'alias', 'form_version', 'person'])
      .where('case', '=', due.case)
      .where('sequence', '=', due.sequence)
      .executeTakeFirst());
  const content = row && decryptJson<SubmissionContent>(stored.key.key, casePlaces.submission, row.content);
  const alias = row?.alias ?? null;
  const path = stored && content && alias !== null ? answersPath(stored.state, alias, content.values) : null;
  if (!stored || !row || !content || alias === null || path === null || stored.status === 'ended') {
    await transaction
      .updateTable('register_check')
      .set({ next_at: null })
      .where('case', '=', due.case)
      .where('sequence', '=', due.sequence)
      .execute();
    return null;
  }
  const subject = row.person ?? stored.person;
  const person = await readIdentity(transaction, organisation, subject);
  const form = await services.definitions.form(organisation.id, row.form_version);
  return { stored, content, alias, path, subject, person, form };
}
