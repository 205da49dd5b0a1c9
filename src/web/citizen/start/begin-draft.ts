import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import type { FormVersion, WorkflowVersion } from '../../../cases/definitions.ts';
import { readIdentity } from '../../../cases/person.ts';
import { createDraft } from '../../../forms/drafts/draft.ts';
import { prefillAnswers, readPrefillSources } from '../../../forms/drafts/prefill.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Language } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';

/** Milliseconds that the register may take; past them the citizen goes on with open fields. */
const registerPatience = 8_000;

/**
 * Makes a draft for the citizen with what CPR knows. The look-up is of the citizen's own number, from the log-in, and is
 * logged with the draft. A register that is down stops nobody: the draft says so and its fields are open.
 * @returns the draft's id.
 */
export async function beginDraft(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  form: FormVersion,
  workflow: WorkflowVersion,
  language: Language,
  from: AuditDetail,
): Promise<string> {
  const { services } = application;
  const { definition } = form;
  const now = services.now();
  const identity = await services.database.inOrganisation(organisation.id, (transaction) =>
    readIdentity(transaction, organisation, citizen.person),
  );
  const sources = await readPrefillSources(
    identity,
    definition,
    application.cpr(organisation),
    danishDate(now),
    AbortSignal.timeout(registerPatience),
  );
  const content = {
    answers: {},
    prefilled: prefillAnswers(definition, sources),
    visited: [],
    person: { birthDate: sources.birthDate, municipality: sources.municipality },
    registerUnavailable: sources.unavailable,
  };
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const { id, key } = await createDraft(transaction, organisation, {
      person: citizen.person,
      formVersion: form.id,
      workflowVersion: workflow.id,
      language,
      content,
      expiresAt: new Date(now.getTime() + definition.draftDays * 86_400_000),
      now,
    });
    const entry = {
      at: now,
      actor: actorOf(citizen),
      subject: citizen.person,
      recordKind: 'draft',
      record: id,
      key,
    } as const;
    const lookUp = { register: 'CPR', answered: !sources.unavailable, children: sources.children.length };
    await recordAudit(transaction, organisation.id, [
      { ...entry, action: 'draftStarted', detail: from },
      ...(identity.cpr === null
        ? []
        : [{ ...entry, action: 'registerLookedUp', detail: { ...from, ...lookUp } } as const]),
    ]);
    return id;
  });
}
