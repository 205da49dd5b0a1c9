import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import { createAnonymousPerson, ensurePerson, ensurePersonByCpr, readIdentity } from '../../cases/person.ts';
import { type Submitted, submitDraft } from '../../cases/submit-draft.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { lookUpHash } from '../../database/encryption/envelope.ts';
import type { Answers } from '../../forms/answers.ts';
import { answersFromValues } from '../../forms/answers-from-values.ts';
import { deleteOwnDraft } from '../../forms/drafts/delete-draft.ts';
import { createDraft, type DraftContent } from '../../forms/drafts/draft.ts';
import { noSources, type PrefillSources, prefillAnswers, readPrefillSources } from '../../forms/drafts/prefill.ts';
import { isFromCpr } from '../../forms/drafts/silent-register.ts';
import { evaluate } from '../../forms/evaluate.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { loginsOf, type StartRefusal } from '../../forms/start-rules.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { parseCpr } from '../../registers/cpr-number.ts';
import type { Application } from '../application.ts';
import { danishDate, formContext } from '../citizen/form-context.ts';
import { type StartableForm, startableForm } from '../citizen/startable-form.ts';
import type { ApiCaller } from './admit-key.ts';
import { admitsOf } from './admit-key.ts';
import { answerFaults } from './answer-faults.ts';
import { ApiProblem, pointerTo } from './api-problem.ts';
import type { StartCase } from './schemas.ts';
import { keepFiles, type TakenFiles, takeFiles } from './take-files.ts';

/** Milliseconds that the register may take; past them the case is made without what it would have given. */
const registerPatience = 8_000;
/** A draft that a crash left between its making and its sending lives so long, in milliseconds; a repeated request sends it. */
const draftLife = 86_400_000;

export interface StartedCase {
  readonly number: string;
  /** The same key had come before: nothing was made. */
  readonly again: boolean;
}

/**
 * Starts a case as the pages do: a draft, sent in by `submitDraft`. The idempotency key is kept with the draft in one
 * transaction, and sending a draft twice finds its case, so that one key makes one case, whatever is repeated or breaks off.
 * @throws {ApiProblem} for what can't be started; then nothing is kept, and the same key may be used again
 */
export async function startCase(
  application: Application,
  caller: ApiCaller,
  wanted: StartCase,
  idempotencyKey: string,
  from: AuditDetail,
): Promise<StartedCase> {
  const { organisation } = caller;
  const request: KeyedRequest = {
    apiKey: caller.key.id,
    idempotencyKey,
    fingerprint: lookUpHash(organisation.keys.hashing, `api request ${JSON.stringify(wanted)}`),
  };
  const detail = {
    ...from,
    system: caller.key.name,
    // What the case is begun on: the key's word for who it is for, and no log-in.
    ...(wanted.person ? { onBehalf: 'cpr stated by the system' } : {}),
  };
  const { database } = application.services;
  const known = await database.inOrganisation(organisation.id, (transaction) => findRequest(transaction, request));
  const draft = known ?? (await makeDraft(application, caller, wanted, request, detail));
  return send(application, caller, draft, detail);
}

interface KeyedRequest {
  readonly apiKey: string;
  readonly idempotencyKey: string;
  readonly fingerprint: Buffer;
}

interface MadeDraft {
  readonly draft: string;
  readonly person: string;
  readonly language: string;
}

/** The draft that the same request made before. @throws {ApiProblem} 422 where the key was used for something else */
async function findRequest(
  transaction: OrganisationTransaction,
  request: KeyedRequest,
): Promise<MadeDraft | undefined> {
  const row = await transaction
    .selectFrom('api_request')
    .innerJoin('draft', (join) =>
      join.onRef('draft.organisation', '=', 'api_request.organisation').onRef('draft.id', '=', 'api_request.draft'),
    )
    .select(['api_request.fingerprint', 'draft.id as draft', 'draft.person', 'draft.language'])
    .where('api_request.api_key', '=', request.apiKey)
    .where('api_request.idempotency_key', '=', request.idempotencyKey)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.fingerprint.equals(request.fingerprint)) throw new ApiProblem(422, 'reused');
  return row;
}

async function makeDraft(
  application: Application,
  caller: ApiCaller,
  wanted: StartCase,
  request: KeyedRequest,
  detail: AuditDetail,
): Promise<MadeDraft> {
  const { services } = application;
  const { organisation } = caller;
  const { language = organisation.languages[0] ?? 'da', person } = wanted;
  if (!organisation.languages.includes(language)) {
    const values = { languages: organisation.languages.join(', ') };
    throw new ApiProblem(422, 'language', { values });
  }
  const cpr = person?.cpr ?? null;
  if (cpr !== null && !parseCpr(cpr).ok) throw new ApiProblem(422, 'cpr');
  const found = await startableForm(application, organisation, wanted.form);
  if (!found?.workflow || !admitsOf(caller)(found.workflow.workflow.definition.key))
    throw new ApiProblem(404, 'noForm');
  const { form, workflow } = found;
  checkPerson(caller, form, cpr);
  const now = services.now();
  const sources =
    cpr === null
      ? noSources
      : await readPrefillSources(
          { cpr, name: '' },
          form.definition,
          application.cpr(organisation),
          danishDate(now),
          AbortSignal.timeout(registerPatience),
        );
  const taken = await takeFiles(application, form.definition, wanted.answers);
  const content = await judged(application, organisation, form, taken, sources, language);
  const made = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const known = await findRequest(transaction, request);
    if (known) return known;
    const owner = await ownerOf(transaction, organisation, cpr, sources);
    const draft = await createDraft(transaction, organisation, {
      person: owner,
      formVersion: form.id,
      workflowVersion: workflow.id,
      language,
      content,
      expiresAt: new Date(now.getTime() + draftLife),
      now,
    });
    const row = await transaction
      .insertInto('api_request')
      .values({
        organisation: organisation.id,
        api_key: request.apiKey,
        idempotency_key: request.idempotencyKey,
        fingerprint: request.fingerprint,
        draft: draft.id,
        at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('draft')
      .executeTakeFirst();
    if (!row) {
      // The same request came at the same moment and was first: its draft is visible now.
      await deleteOwnDraft(transaction, draft.id, owner);
      return findRequest(transaction, request);
    }
    await keepFiles(transaction, organisation.id, draft, taken.files, { person: owner, at: now, detail });
    if (cpr !== null) {
      await recordAudit(transaction, organisation.id, [
        {
          at: now,
          actor: { kind: 'system', id: null },
          subject: owner,
          action: 'registerLookedUp',
          recordKind: 'draft',
          record: draft.id,
          detail: { ...detail, register: 'CPR', answered: !sources.unavailable, children: sources.children.length },
          key: draft.key,
        },
      ]);
    }
    return { draft: draft.id, person: owner, language };
  });
  if (!made) throw new ApiProblem(409, 'busy');
  return made;
}

/**
 * Whether the key may start the form for that person. A key proves which system asks, never who a person is: saying whose case it is
 * takes the right `cases:on-behalf`, which the organisation gives to a system that it trusts to have made sure, and so does a
 * form that people must log in for, which then needs the CPR number. @throws {ApiProblem} 403 or 422
 */
function checkPerson({ key }: ApiCaller, { definition }: StartableForm['form'], cpr: string | null): void {
  const logins = loginsOf(definition);
  const needsPerson = !logins.includes('anonymous');
  if (needsPerson && !logins.includes('mitid')) throw new ApiProblem(403, 'employeesOnly');
  if ((needsPerson || cpr !== null) && !key.scopes.includes('cases:on-behalf')) throw new ApiProblem(403, 'onBehalf');
  if (needsPerson && cpr === null) throw new ApiProblem(422, 'person');
}

/** What the draft holds. @throws {ApiProblem} 422 with what is wrong at each answer */
async function judged(
  { services }: Application,
  organisation: Organisation,
  form: StartableForm['form'],
  taken: TakenFiles,
  sources: PrefillSources,
  language: string,
): Promise<DraftContent> {
  const read = answersFromValues(form.definition, taken.rest);
  const answers = { ...read.answers, ...taken.answers };
  const person = { birthDate: sources.birthDate, municipality: sources.municipality };
  const registered = prefillAnswers(form.definition, sources);
  const prefilled = { ...registered, ...givenRows(form, answers) };
  const lists = await services.definitions.lists(organisation.id, form.definition);
  const context = { ...formContext(services.now(), language, { level: 'none' }, person), ...(lists ? { lists } : {}) };
  const evaluated = evaluate(form.prepared, { answers, prefilled, files: taken.references }, context);
  const told = answerFaults(evaluated, answers, read.problems);
  // Of a file that was refused, that nothing was attached is no news.
  const refused = new Set(taken.faults.map(({ pointer }) => pointer.split('/')[2]));
  const faults = [...taken.faults, ...told.filter(({ pointer }) => !refused.has(pointer.split('/')[2]))];
  if (faults.length > 0) throw new ApiProblem(422, 'answers', { faults });
  const visited = form.definition.pages.map(({ key }) => key);
  // Whoever calls knows no page that waits: what they say of such fields is marked and checked later, whatever the form says.
  const unchecked = sources.unavailable
    ? fieldsOf(form.definition).flatMap((field) =>
        isFromCpr(field) && registered[field.key] === undefined ? [field.key] : [],
      )
    : [];
  return {
    ...{ answers, prefilled, visited, person, registerUnavailable: sources.unavailable },
    ...(unchecked.length > 0 ? { unchecked } : {}),
  };
}

/** Rows that are given stand in place of the register's: by the form alone nobody could say which row is which. */
function givenRows({ definition }: StartableForm['form'], answers: Answers): Answers {
  const keys = fieldsOf(definition).flatMap(({ kind, key }) => (kind === 'rows' ? [key] : []));
  return Object.fromEntries(keys.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])));
}

async function ownerOf(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  cpr: string | null,
  sources: PrefillSources,
): Promise<string> {
  if (cpr === null) return createAnonymousPerson(transaction, organisation);
  const person = await ensurePersonByCpr(transaction, organisation, cpr);
  const name = sources.values['cpr.name'] ?? '';
  if (name !== '' && (await readIdentity(transaction, organisation, person)).name === '') {
    await ensurePerson(transaction, organisation, { cpr, name }, '');
  }
  return person;
}

async function send(
  { services }: Application,
  { organisation, key }: ApiCaller,
  { draft, person, language }: MadeDraft,
  detail: AuditDetail,
): Promise<StartedCase> {
  const submitted = await submitDraft(services, organisation, {
    draft,
    person,
    revision: 1,
    context: ({ content }) => formContext(services.now(), language, { level: 'none' }, content.person),
    actor: { kind: 'system', id: key.id },
    from: detail,
  });
  if (submitted.kind === 'submitted') {
    const { number } = await services.database.inOrganisation(organisation.id, (transaction) =>
      transaction.selectFrom('case').select('number').where('id', '=', submitted.case).executeTakeFirstOrThrow(),
    );
    return { number, again: submitted.again };
  }
  // Nothing is kept of what can't be sent, so that the same key may come again with something better.
  await services.database.inOrganisation(organisation.id, (transaction) => deleteOwnDraft(transaction, draft, person));
  throw problemOf(submitted);
}

function problemOf(submitted: Exclude<Submitted, { kind: 'submitted' }>): ApiProblem {
  switch (submitted.kind) {
    case 'invalid':
      return new ApiProblem(422, 'answers', { faults: answerFaults(submitted.form, {}, []) });
    case 'stopped':
      return new ApiProblem(409, 'stopped', { faults: submitted.refusals.map(ruleFault) });
    case 'refused':
      return new ApiProblem(422, 'refused');
    case 'not-found':
    case 'not-admitted':
    case 'changed':
    case 'price-changed':
      return new ApiProblem(409, 'busy');
  }
}

function ruleFault({ rule, message }: StartRefusal) {
  return { pointer: pointerTo('form'), code: rule, message };
}
