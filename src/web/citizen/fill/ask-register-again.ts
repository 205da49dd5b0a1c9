import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import { readIdentity } from '../../../cases/person.ts';
import { findDraft, saveDraft } from '../../../forms/drafts/draft.ts';
import { prefillAnswers, readPrefillSources } from '../../../forms/drafts/prefill.ts';
import { uncheckedFields } from '../../../forms/drafts/silent-register.ts';
import type { Application } from '../../application.ts';
import { registersOf } from '../../registers-of.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import type { OpenDraft } from './open-draft.ts';

/** Milliseconds that the register may take. */
const patience = 8_000;

/**
 * Asks CPR once more for a draft that was begun while it was silent, and fills in what it says; what was typed in such fields gives
 * way. Nothing happens where another window has saved meanwhile, or where there is nothing to ask.
 */
export async function askRegisterAgain(
  application: Application,
  citizen: Citizen,
  { organisation, draft, form }: OpenDraft,
  from: AuditDetail,
): Promise<void> {
  // A draft for another is begun only once CPR has said who they are.
  if (!draft.content.registerUnavailable || draft.subject !== null) return;
  const { services } = application;
  const { definition } = form;
  const identity = await services.database.inOrganisation(organisation.id, (transaction) =>
    readIdentity(transaction, organisation, citizen.person),
  );
  const now = services.now();
  const sources = await readPrefillSources(
    identity,
    definition,
    registersOf(application, organisation, draft.key).cpr,
    danishDate(now),
    AbortSignal.timeout(patience),
  );
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const locked = await findDraft(transaction, organisation, draft.id, citizen.person, true);
    if (!locked || locked.submittedCase !== null) return;
    const { content, revision, expiresAt, key } = locked;
    const found = prefillAnswers(definition, sources);
    const prefilled = { ...content.prefilled, ...found };
    const answers = Object.fromEntries(Object.entries(content.answers).filter(([name]) => !Object.hasOwn(found, name)));
    const { unchecked: _, ...rest } = content;
    const unchecked = uncheckedFields(definition, prefilled, sources.unavailable);
    const changed = {
      ...{ ...rest, answers, prefilled, registerUnavailable: sources.unavailable },
      person: sources.unavailable
        ? content.person
        : { birthDate: sources.birthDate, municipality: sources.municipality },
      ...(unchecked ? { unchecked } : {}),
    };
    await saveDraft(transaction, locked, revision, changed, now, expiresAt);
    await recordAudit(transaction, organisation.id, [
      {
        ...{ at: now, actor: actorOf(citizen), subject: citizen.person, recordKind: 'draft', record: draft.id, key },
        action: 'registerLookedUp',
        detail: { ...from, register: 'CPR', answered: !sources.unavailable, children: sources.children.length },
      },
    ]);
  });
}
