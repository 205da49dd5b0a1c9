import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import type { PublishAnswer, PublishRequest } from '../../forms/design/api-types.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import { asDesignFinding, findingsOf, type OfferedAgreement } from '../../forms/design/findings.ts';
import type { Place } from '../../forms/design/place.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { currenciesIn } from '../../forms/kinds/payment/currency.ts';
import { listKeys } from '../../forms/lists/option-lists.ts';
import { isOptionOn, keptSettings } from '../../organisations/option-settings.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { standardWorkflow } from '../../workflows/standard-workflow.ts';
import {
  type AgreementTrials,
  agreementTrialFailed,
  noTrials,
  notesOf,
  tryAgreements,
} from '../payments/try-agreements.ts';
import { orRollBack } from '../publishing/or-roll-back.ts';
import { publishForm } from '../publishing/publish-form.ts';
import { publishWorkflow } from '../publishing/publish-workflow.ts';
import { lockDesign } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';
import { designState, knownGroups } from './design-state.ts';
import { formDesigns } from './form-designs.ts';

/**
 * Publishes a form's working definition, or lets it wait for its time. Errors among the findings refuse it, and kept dry runs that
 * would no longer come to the same ask whether it is meant; a form without a
 * workflow gets the standard one, whose group the designer chooses. Undefined where there is no such form.
 */
export async function publishDesign(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  wanted: PublishRequest,
): Promise<PublishAnswer | undefined> {
  const trials = await trialsOf(services, organisation, key, wanted.revision);
  const result = await orRollBack(services.database, organisation.id, async (transaction) => {
    const at = services.now();
    const design = await lockDesign(formDesigns, transaction, organisation.id, key, at);
    if (!design) return { ok: false, answer: undefined } as const;
    if (design.revision !== wanted.revision) {
      return { ok: false, answer: { kind: 'changedMeanwhile', revision: design.revision } } as const;
    }
    const errors = await errorsOf(transaction, organisation, design.definition, trials);
    if (errors.length > 0) return { ok: false, answer: { kind: 'refused', findings: errors } } as const;
    const groups = await knownGroups(transaction, designer.groups);
    const group = wanted.group !== undefined && groups.includes(wanted.group) ? wanted.group : null;
    const { hasWorkflow } = await designState(transaction, key);
    if (!hasWorkflow && group === null) return { ok: false, answer: { kind: 'needsGroup', groups } } as const;
    const notes = notesOf(trials);
    const said = notes.length === 0 ? {} : { notes };
    const when = wanted.at === undefined ? at : new Date(wanted.at);
    if (when > at) {
      // What would be refused at its time is refused now, while somebody is there to mend it.
      await sql`savepoint planning`.execute(transaction);
      const tried = await publishNow(transaction, organisation, designer, design.definition, group, at, trials);
      await sql`rollback to savepoint planning`.execute(transaction);
      if (!tried.ok) return { ok: false, answer: { kind: 'refused', findings: tried.findings } } as const;
      if (tried.brokenRuns.length > 0 && wanted.anyway !== true) {
        return { ok: false, answer: { kind: 'breaksRuns', findings: tried.brokenRuns } } as const;
      }
      await schedule(transaction, organisation, designer, { ...design, group, at, when });
      return { ok: true, answer: { kind: 'scheduled', state: await designState(transaction, key), ...said } } as const;
    }
    const published = await publishNow(transaction, organisation, designer, design.definition, group, at, trials);
    if (!published.ok) return { ok: false, answer: { kind: 'refused', findings: published.findings } } as const;
    if (published.brokenRuns.length > 0 && wanted.anyway !== true) {
      return { ok: false, answer: { kind: 'breaksRuns', findings: published.brokenRuns } } as const;
    }
    // What waited was older than what is published now.
    await transaction.deleteFrom('form_schedule').where('key', '=', key).execute();
    const state = await designState(transaction, key);
    return { ok: true, answer: { kind: 'published', version: published.version, state, ...said } } as const;
  });
  services.definitions.changed(organisation.id);
  return result.answer;
}

/** What came of trying the agreements of the working definition, where it still is the one to be published. */
async function trialsOf(
  services: DesignServices,
  organisation: Organisation,
  key: string,
  revision: number,
): Promise<AgreementTrials> {
  if (!services.agreements) return noTrials;
  const design = await services.database.inOrganisation(organisation.id, (transaction) =>
    lockDesign(formDesigns, transaction, organisation.id, key, services.now()),
  );
  return design?.revision === revision
    ? tryAgreements(services, organisation, agreementsOfForm(design.definition))
    : noTrials;
}

/** The agreements that a form's payments name; `undefined` is the usual one. */
export function agreementsOfForm(definition: FormDefinition): readonly (string | undefined)[] {
  return paymentFields(definition).map(({ agreement }) => agreement);
}

function paymentFields(definition: FormDefinition) {
  return fieldsOf(definition).filter((field) => field.kind === 'payment');
}

/** The findings that stop publishing. */
async function errorsOf(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  definition: FormDefinition,
  trials: AgreementTrials,
): Promise<readonly DesignFinding[]> {
  const lists = await listKeys(transaction);
  // What the installation offers where the organisation says nothing is not known here; its administrators are told of forms then.
  const { citizens } = keptSettings(organisation, 'login');
  const ways = Array.isArray(citizens) ? { ways: new Set(citizens.map(String)) } : {};
  const agreements = offeredAgreements(organisation);
  const context = { languages: organisation.languages, lists, agreements, ...ways };
  const tried = paymentFields(definition).flatMap(({ key, agreement }): readonly DesignFinding[] => {
    const problem = trials.get(agreement)?.problem;
    const place: Place = `fields.${key}.agreement`;
    return problem ? [asDesignFinding(definition, { place, code: agreementTrialFailed, message: problem })] : [];
  });
  return [...findingsOf(definition, context).filter(({ severity }) => severity === 'error'), ...tried];
}

/** The organisation's payment agreements, as its settings have them; none while the option is off. */
function offeredAgreements(organisation: Organisation): readonly OfferedAgreement[] {
  const { agreements } = keptSettings(organisation, 'payment');
  if (!isOptionOn(organisation, 'payment') || !Array.isArray(agreements)) return [];
  return agreements.flatMap((each: { readonly name?: unknown; readonly currencies?: unknown } | null) => {
    if (typeof each?.name !== 'string') return [];
    const others = typeof each.currencies === 'string' ? each.currencies : undefined;
    return [{ key: each.name, currencies: currenciesIn(others) }];
  });
}

async function schedule(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  wanted: {
    readonly key: string;
    readonly revision: number;
    readonly definition: FormDefinition;
    readonly group: string | null;
    readonly at: Date;
    readonly when: Date;
  },
): Promise<void> {
  const { key, revision, group, when } = wanted;
  const row = {
    publish_at: when,
    revision,
    definition: JSON.stringify(wanted.definition),
    by: designer.id,
    group,
    problem: null,
  };
  await transaction
    .insertInto('form_schedule')
    .values({ organisation: organisation.id, key, ...row })
    .onConflict((conflict) => conflict.columns(['organisation', 'key']).doUpdateSet(row))
    .execute();
  await recordDesign(transaction, organisation, designer, 'formScheduled', wanted.at, {
    form: key,
    revision,
    publishAt: when.toISOString(),
  });
}

/** Publishes a definition in the transaction given; the caller rolls back where it is refused. */
export async function publishNow(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  definition: FormDefinition,
  group: string | null,
  at: Date,
  trials: AgreementTrials,
): Promise<
  | { readonly ok: true; readonly version: number; readonly brokenRuns: readonly DesignFinding[] }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] }
> {
  const errors = await errorsOf(transaction, organisation, definition, trials);
  if (errors.length > 0) return { ok: false, findings: errors };
  const form = await publishForm(transaction, organisation.id, definition, designer.id, at);
  if (!form.ok) return refused(definition, form.findings);
  const { hasWorkflow } = await designState(transaction, definition.key);
  if (!hasWorkflow && group !== null) {
    const workflow = await addStandardWorkflow(transaction, organisation, definition, group, at);
    if (!workflow.ok) return refused(definition, workflow.findings);
  }
  await recordDesign(transaction, organisation, designer, 'formPublished', at, {
    form: definition.key,
    version: form.version,
  });
  const brokenRuns = (form.brokenRuns ?? []).map(
    (finding): DesignFinding => ({ ...asDesignFinding(definition, finding), severity: 'advice' }),
  );
  return { ok: true, version: form.version, brokenRuns };
}

/** The standard workflow under the form's key; under another where that is taken by a workflow of another form. */
async function addStandardWorkflow(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  definition: FormDefinition,
  group: string,
  at: Date,
) {
  const standard = standardWorkflow(definition, group);
  const taken = await transaction
    .selectFrom('workflow_version')
    .select('key')
    .where('key', '=', standard.key)
    .where('status', '=', 'published')
    .executeTakeFirst();
  const key = taken ? `${standard.key.slice(0, 50)}-standard` : standard.key;
  return publishWorkflow(transaction, organisation.id, { ...standard, key }, new Map(), at);
}

function refused(definition: FormDefinition, findings: readonly Parameters<typeof asDesignFinding>[1][]) {
  return { ok: false, findings: findings.map((finding) => asDesignFinding(definition, finding)) } as const;
}
