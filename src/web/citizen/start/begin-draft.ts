import { type AuditDetail, type AuditEntry, recordAudit } from '../../../audit/record.ts';
import type { FormVersion, WorkflowVersion } from '../../../cases/definitions.ts';
import { createAnonymousPerson, ensureGrantor, readIdentity } from '../../../cases/person.ts';
import { keepPeople, rememberingRegister } from '../../../cases/register-answers.ts';
import { readRegisteredNumber } from '../../../cases/registered-numbers/registered-number.ts';
import type { Answers } from '../../../forms/answers.ts';
import { createDraft, type DraftContent } from '../../../forms/drafts/draft.ts';
import {
  noSources,
  type PrefillSources,
  prefillAnswers,
  readPrefillSources,
  registeredPhone,
  usesRegisteredPhone,
  withLinkValues,
} from '../../../forms/drafts/prefill.ts';
import { uncheckedFields } from '../../../forms/drafts/silent-register.ts';
import type { StartRefusal } from '../../../forms/start-rules.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { CprRegister, RegisteredPerson } from '../../../registers/register.ts';
import type { Language } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { keepingWith } from '../../registers-of.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import type { NamedGrantor } from '../represent/name-grantors.ts';
import { type KnownCompanies, knownCompanies } from './known-companies.ts';
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
  /** The same as it was written there; empty where it brought nothing. */
  readonly query: string;
  readonly from: AuditDetail;
  /** Whom it is for, where that is another, as CPR has them; `name` is how the one who fills in may see them called. */
  readonly onBehalfOf?: Pick<NamedGrantor, 'name' | 'relation' | 'mayBeSeen' | 'otherHolders'> & {
    readonly person: RegisteredPerson;
  };
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
  const { onBehalfOf } = beginning;
  const subject = onBehalfOf
    ? await services.database.inOrganisation(organisation.id, (transaction) =>
        ensureGrantor(transaction, organisation, onBehalfOf.person),
      )
    : null;
  const identity = onBehalfOf
    ? { cpr: onBehalfOf.person.cpr, name: onBehalfOf.name }
    : await services.database.inOrganisation(organisation.id, (transaction) =>
        readIdentity(transaction, organisation, citizen.person),
      );
  const register = rememberingRegister(onBehalfOf ? onlyOf(onBehalfOf.person) : application.cpr(organisation));
  const read = await readPrefillSources(
    identity,
    definition,
    register,
    danishDate(now),
    AbortSignal.timeout(registerPatience),
  );
  const sources = onBehalfOf
    ? asSeenBy(onBehalfOf, read)
    : await withRegisteredPhone(services, organisation, citizen, definition, read);
  const stopped = subject === null ? citizen : { ...citizen, person: subject };
  const refusals = await stopsNow(application, organisation, definition, stopped, sources);
  if (refusals.length > 0) return { ok: false, refusals };
  const filled = await fillInFirst(application, organisation, beginning, sources);
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const { id, key } = await createDraft(transaction, organisation, {
      ...draftWith(beginning, citizen.person, filled, now),
      ...(subject === null ? {} : { subject }),
    });
    await keepPeople(transaction, keepingWith(application, organisation, key), register.people);
    const entry = {
      at: now,
      actor: actorOf(citizen),
      subject: subject ?? citizen.person,
      recordKind: 'draft',
      record: id,
      key,
    } as const;
    const lookUp = { register: 'CPR', answered: !sources.unavailable, children: sources.children.length };
    await recordAudit(transaction, organisation.id, [
      { ...entry, action: 'draftStarted', detail: beginning.from },
      // Of a grantor it is logged where they were looked up: before the choice.
      ...(identity.cpr === null || onBehalfOf
        ? []
        : [{ ...entry, action: 'registerLookedUp', detail: { ...beginning.from, ...lookUp } } as const]),
      ...companyEntries(entry, beginning, filled),
    ]);
    return { ok: true, draft: id };
  });
}

/** With the mobile number that the one who fills in has registered, where the form asks for it and there is one. */
async function withRegisteredPhone(
  { database }: Application['services'],
  organisation: Organisation,
  { person }: Citizen,
  definition: FormVersion['definition'],
  sources: PrefillSources,
): Promise<PrefillSources> {
  if (!usesRegisteredPhone(definition)) return sources;
  const number = await database.inOrganisation(organisation.id, (transaction) =>
    readRegisteredNumber(transaction, organisation, person),
  );
  return number ? { ...sources, values: { ...sources.values, [registeredPhone]: number.e164 } } : sources;
}

/** Makes a draft of nobody's with a session that opens it and nothing else. @returns the session's token with the draft's id. */
export async function beginAnonymousDraft(
  application: Application,
  organisation: Organisation,
  beginning: Beginning,
): Promise<{ readonly draft: string; readonly token: string }> {
  const { services, sessions } = application;
  const now = services.now();
  const filled = await fillInFirst(application, organisation, beginning, noSources);
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const person = await createAnonymousPerson(transaction, organisation);
    const { id, key } = await createDraft(transaction, organisation, draftWith(beginning, person, filled, now));
    const token = await sessions.create(transaction, organisation, { kind: 'anonymous', person }, null);
    const entry = {
      at: now,
      actor: { kind: 'citizen', id: person },
      subject: person,
      recordKind: 'draft',
      record: id,
      key,
    } as const;
    await recordAudit(transaction, organisation.id, [
      { ...entry, action: 'draftStarted', detail: { ...beginning.from, login: 'none' } },
      ...companyEntries(entry, beginning, filled),
    ]);
    return { draft: id, token };
  });
}

/** The register as it may be asked for a grantor: it has been, and nobody else's number is asked about (FUL-7). */
function onlyOf(person: RegisteredPerson): CprRegister {
  return {
    lookUp: async (cpr) =>
      cpr === person.cpr ? { ok: true, person } : { ok: false, code: 'not-found', detail: 'not to be asked about' },
  };
}

/**
 * What may be shown to whoever fills in for another. Of somebody with a protected name and address neither is: the rules still judge
 * by them. For a child it is known besides whether somebody else has custody: not who.
 */
function asSeenBy(
  { mayBeSeen, relation, otherHolders }: NonNullable<Beginning['onBehalfOf']>,
  read: PrefillSources,
): PrefillSources {
  const { birthDate, municipality, unavailable } = read;
  const seen = mayBeSeen ? read : { ...noSources, birthDate, municipality, unavailable };
  if (relation !== 'custody') return seen;
  return { ...seen, values: { ...seen.values, 'custody.shared': otherHolders.length > 0 ? 'yes' : 'no' } };
}

/** What stands in the form before anything is typed. */
interface FilledIn
  extends Pick<
    DraftContent,
    'answers' | 'prefilled' | 'person' | 'registerUnavailable' | 'unchecked' | 'silentCompanies'
  > {
  readonly lookedUp: KnownCompanies['lookedUp'];
}

async function fillInFirst(
  application: Application,
  organisation: Organisation,
  { form: { definition }, link }: Beginning,
  sources: PrefillSources,
): Promise<FilledIn> {
  // What an unsigned address says is what anybody could have typed.
  const answers = prefillAnswers(definition, withLinkValues(noSources, link.unsigned));
  const prefilled = prefillAnswers(definition, withLinkValues(sources, link.signed));
  const companies = (given: Answers) =>
    knownCompanies(definition, given, application.cvr(organisation), AbortSignal.timeout(registerPatience));
  const [typed, known] = [await companies(answers), await companies(prefilled)];
  const unchecked = uncheckedFields(definition, prefilled, sources.unavailable);
  const silentCompanies = { ...typed.silent, ...known.silent };
  return {
    answers: { ...answers, ...typed.companies },
    prefilled: { ...prefilled, ...typed.others, ...known.others, ...known.companies },
    ...(unchecked ? { unchecked } : {}),
    ...(Object.keys(silentCompanies).length > 0 ? { silentCompanies } : {}),
    person: { birthDate: sources.birthDate, municipality: sources.municipality },
    registerUnavailable: sources.unavailable,
    lookedUp: [...typed.lookedUp, ...known.lookedUp],
  };
}

function companyEntries(entry: Omit<AuditEntry, 'action' | 'detail'>, { from }: Beginning, { lookedUp }: FilledIn) {
  return lookedUp.map(
    (each): AuditEntry => ({ ...entry, action: 'registerLookedUp', detail: { ...from, register: 'CVR', ...each } }),
  );
}

function draftWith(beginning: Beginning, person: string, filled: FilledIn, now: Date) {
  const { form, workflow, language, query } = beginning;
  const { lookedUp: _, ...first } = filled;
  const content: DraftContent = {
    ...first,
    visited: [],
    ...(query === '' ? {} : { link: query }),
    ...(beginning.onBehalfOf ? { onBehalfOf: beginning.onBehalfOf.name } : {}),
    ...(beginning.onBehalfOf?.relation ? { relation: beginning.onBehalfOf.relation } : {}),
  };
  return {
    person,
    formVersion: form.id,
    workflowVersion: workflow.id,
    language,
    content,
    expiresAt: new Date(now.getTime() + form.definition.draftDays * 86_400_000),
    now,
  };
}
