import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import type { FormVersion, WorkflowVersion } from '../../../cases/definitions.ts';
import { createAnonymousPerson, readIdentity } from '../../../cases/person.ts';
import { createDraft, type DraftContent } from '../../../forms/drafts/draft.ts';
import {
  noSources,
  type PrefillSources,
  prefillAnswers,
  readPrefillSources,
  withLinkValues,
} from '../../../forms/drafts/prefill.ts';
import type { StartRefusal } from '../../../forms/start-rules.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Language } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import type { LinkValues } from './link-values.ts';
import { stopsNow } from './stops.ts';

/** Milliseconds that the register may take; past them the citizen goes on with open fields. */
const registerPatience = 8_000;

/** What a filling begins with. */
export interface Beginning {
  readonly form: FormVersion;
  readonly workflow: WorkflowVersion;
  readonly language: Language;
  /** What the address brought. */
  readonly link: LinkValues;
  readonly from: AuditDetail;
}

export type Begun =
  | { readonly ok: true; readonly draft: string }
  | { readonly ok: false; readonly refusals: readonly StartRefusal[] };

/**
 * Makes a draft for the citizen or employee with what the log-in and CPR know, unless the form's rules stop them. The
 * look-up is of the person's own number, from the log-in, and is logged with the draft. A register that is down stops
 * nobody whom no rule needs it for: the draft says so and its fields are open.
 */
export async function beginDraft(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  beginning: Beginning,
): Promise<Begun> {
  const { services } = application;
  const { definition } = beginning.form;
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
  const refusals = await stopsNow(application, organisation, definition, citizen, sources);
  if (refusals.length > 0) return { ok: false, refusals };
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const { id, key } = await createDraft(
      transaction,
      organisation,
      draftWith(beginning, citizen.person, sources, now),
    );
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
      { ...entry, action: 'draftStarted', detail: beginning.from },
      ...(identity.cpr === null
        ? []
        : [{ ...entry, action: 'registerLookedUp', detail: { ...beginning.from, ...lookUp } } as const]),
    ]);
    return { ok: true, draft: id };
  });
}

/** Makes a draft of nobody's with a session that opens it and nothing else. @returns the session's token with the draft's id. */
export async function beginAnonymousDraft(
  { services, sessions }: Application,
  organisation: Organisation,
  beginning: Beginning,
): Promise<{ readonly draft: string; readonly token: string }> {
  const now = services.now();
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const person = await createAnonymousPerson(transaction, organisation);
    const { id, key } = await createDraft(transaction, organisation, draftWith(beginning, person, noSources, now));
    const token = await sessions.create(transaction, organisation, { kind: 'anonymous', person }, null);
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'citizen', id: person },
        subject: person,
        action: 'draftStarted',
        recordKind: 'draft',
        record: id,
        detail: { ...beginning.from, login: 'none' },
        key,
      },
    ]);
    return { draft: id, token };
  });
}

function draftWith(beginning: Beginning, person: string, sources: PrefillSources, now: Date) {
  const { form, workflow, language, link } = beginning;
  const { definition } = form;
  const content: DraftContent = {
    // What an unsigned address says is what anybody could have typed.
    answers: prefillAnswers(definition, withLinkValues(noSources, link.unsigned)),
    prefilled: prefillAnswers(definition, withLinkValues(sources, link.signed)),
    visited: [],
    person: { birthDate: sources.birthDate, municipality: sources.municipality },
    registerUnavailable: sources.unavailable,
  };
  return {
    person,
    formVersion: form.id,
    workflowVersion: workflow.id,
    language,
    content,
    expiresAt: new Date(now.getTime() + definition.draftDays * 86_400_000),
    now,
  };
}
