import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import { readIdentity } from '../../../cases/person.ts';
import type { Answers, RawAnswer } from '../../../forms/answers.ts';
import { personParts } from '../../../forms/drafts/prefill.ts';
import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { type Found, writeFound } from '../../../forms/kinds/held-parts.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import type { AddressRegister, RegisteredAddress } from '../../../registers/address-register.ts';
import { parseCpr } from '../../../registers/cpr-number.ts';
import { standingOf } from '../../../registers/person-status.ts';
import { registerTexts } from '../../../registers/texts.ts';
import type { Application } from '../../application.ts';
import type { PostedForm } from '../../posted-form.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import type { OpenDraft } from './open-draft.ts';
import type { PageAction } from './page-actions.ts';
import type { FurtherErrors } from './page-errors.ts';

/** Milliseconds that a register may take; past them the citizen writes the answer. */
const registerPatience = 8_000;

/** What registers say of the posted answers, to be saved with them. */
export interface LookedUp {
  readonly change: (answers: Answers) => Answers;
  readonly errors: FurtherErrors;
}

/** What came of one field: parts that the register gave (an empty look-up gives none, and so wipes nothing), or why not. */
interface FieldLookUp {
  readonly parts?: Readonly<Record<string, string>>;
  readonly error?: FieldError;
}

/**
 * Asks the registers about the addresses, properties and persons of a posted page: the field whose button was pressed, and
 * those where something was chosen from what was found before. What they give is written into the answers by the server;
 * a browser can choose, but not say what a register said.
 */
export async function lookUpFields(
  application: Application,
  citizen: Citizen,
  opened: OpenDraft,
  page: EvaluatedPage,
  form: PostedForm,
  action: PageAction,
  from: AuditDetail,
): Promise<LookedUp> {
  const found: Record<string, Readonly<Record<string, string>>> = {};
  const errors: Record<string, readonly FieldError[]> = {};
  for (const { field, readOnly, visible } of page.fields) {
    if (readOnly || !visible) continue;
    const isAsked = action.kind === 'lookUp' && action.field === field.key;
    const result = await lookUpField(application, citizen, opened, { field, isAsked, form, action, from });
    if (result?.parts) found[field.key] = result.parts;
    if (result?.error) errors[field.key] = [result.error];
  }
  return { change: (answers) => withParts(answers, found), errors };
}

interface Question {
  readonly field: EvaluatedField['field'];
  /** The field's own button was pressed. */
  readonly isAsked: boolean;
  readonly form: PostedForm;
  readonly action: PageAction;
  readonly from: AuditDetail;
}

async function lookUpField(
  application: Application,
  citizen: Citizen,
  opened: OpenDraft,
  question: Question,
): Promise<FieldLookUp | null> {
  const { field, isAsked, form } = question;
  const raw = kindOf(field).read(field, field.key, (name) => form.values(name));
  const choice = (form.value(`${field.key}.choice`) ?? '').slice(0, 300);
  switch (field.kind) {
    case 'address':
      return isAsked || choice !== '' ? lookUpAddress(application, raw, choice) : null;
    case 'property':
      return lookUpProperty(application, raw, choice, isAsked);
    case 'person':
      return isAsked ? lookUpPerson(application, citizen, opened, raw, question.from) : null;
    default:
      return null;
  }
}

function withParts(answers: Answers, found: Readonly<Record<string, Readonly<Record<string, string>>>>): Answers {
  const changed: Record<string, RawAnswer> = { ...answers };
  for (const [key, parts] of Object.entries(found)) {
    const before = answers[key];
    changed[key] = { ...(typeof before === 'object' && !Array.isArray(before) ? before : {}), ...parts };
  }
  return changed;
}

const patience = () => ({ signal: AbortSignal.timeout(registerPatience) });

function problem(key: keyof typeof registerTexts, part: string): { readonly error: FieldError } {
  return { error: { code: key, message: registerTexts[key], part } };
}

/** A chosen narrower question is asked for by its words. */
const narrower = '*';

async function lookUpAddress(
  { addresses }: Application,
  raw: RawAnswer | undefined,
  choice: string,
): Promise<FieldLookUp> {
  if (!addresses) return problem('registers.address.failure.unavailable', 'street');
  if (choice !== '' && !choice.startsWith(narrower)) return takeAddress(addresses, choice);
  const typed = ['street', 'number', 'floor', 'door', 'postCode', 'city'].map((part) => partText(raw, part));
  const search = choice.startsWith(narrower)
    ? choice.slice(narrower.length)
    : partText(raw, 'search').trim() || typed.filter((text) => text.trim() !== '').join(' ');
  if (search.trim() === '') return problem('registers.address.empty', 'search');
  const listed = await listAddresses(addresses, search);
  if ('error' in listed) return { error: listed.error };
  const [only, second] = listed.found;
  if (only === undefined) return problem('registers.address.none', 'search');
  if (second === undefined && !only.value.startsWith(narrower)) return takeAddress(addresses, only.value);
  return { parts: { search: search.trim(), found: writeFound(listed.found) } };
}

async function listAddresses(
  register: AddressRegister,
  search: string,
): Promise<{ readonly found: readonly Found[] } | { readonly error: FieldError }> {
  const answer = await register.suggest(search, { ...patience(), limit: 20 });
  if (!answer.ok) return problem(`registers.address.failure.${answer.code}`, 'search');
  return {
    found: answer.suggestions.map((each) => ({
      value: each.kind === 'address' ? each.id : `${narrower}${each.search}`,
      text: each.text,
    })),
  };
}

async function takeAddress(register: AddressRegister, id: string): Promise<FieldLookUp> {
  const answer = await register.lookUp(id, patience());
  if (!answer.ok) return problem(`registers.address.failure.${answer.code}`, 'search');
  return { parts: { ...addressParts(answer.address), found: '', search: answer.address.text } };
}

/** A registered address as the raw answer of a field. */
function addressParts(address: RegisteredAddress): Readonly<Record<string, string>> {
  return {
    street: address.street,
    number: address.houseNumber,
    floor: address.floor ?? '',
    door: address.door ?? '',
    postCode: address.postCode,
    city: address.district,
    id: address.id.toLowerCase(),
    municipality: address.municipalityCode ?? '',
    lat: address.place?.lat.toFixed(6) ?? '',
    lng: address.place?.lng.toFixed(6) ?? '',
  };
}

async function lookUpProperty(
  application: Application,
  raw: RawAnswer | undefined,
  choice: string,
  isAsked: boolean,
): Promise<FieldLookUp | null> {
  const { properties, addresses } = application;
  if (/^[1-9]\d{0,9}$/.test(choice)) return takeProperty(application, choice);
  if (choice.startsWith(narrower) || (choice !== '' && addresses)) {
    return findProperties(application, choice.startsWith(narrower) ? choice.slice(1) : '', choice);
  }
  if (!isAsked) return null;
  const bfe = partText(raw, 'bfe').slice(0, 60).replace(/\D/g, '');
  if (bfe !== '') return takeProperty(application, bfe);
  const search = partText(raw, 'search').trim();
  if (search === '') return problem('registers.property.empty', 'bfe');
  if (!properties || !addresses) return problem('registers.property.failure.unavailable', 'bfe');
  return findProperties(application, search, '');
}

async function takeProperty({ properties }: Application, bfe: string): Promise<FieldLookUp> {
  if (!properties) return problem('registers.property.failure.unavailable', 'bfe');
  const answer = await properties.lookUp(bfe, patience());
  if (!answer.ok) return problem(`registers.property.failure.${answer.code}`, 'bfe');
  const { address, municipalityCode = '' } = answer.property;
  return { parts: { bfe: answer.property.bfe, address, municipality: municipalityCode, found: '' } };
}

/** The properties at a chosen address (`id`), or at the one address that the words find; else what the words may mean. */
async function findProperties(
  { properties, addresses }: Application,
  search: string,
  choice: string,
): Promise<FieldLookUp> {
  if (!properties || !addresses) return problem('registers.property.failure.unavailable', 'bfe');
  let id = choice.startsWith(narrower) ? '' : choice;
  let found: readonly Found[] = [];
  if (id === '') {
    const listed = await listAddresses(addresses, search);
    if ('error' in listed) return { error: { ...listed.error, part: 'search' } };
    found = listed.found;
    const [only, second] = found;
    if (only === undefined) return problem('registers.property.none', 'search');
    if (second !== undefined || only.value.startsWith(narrower)) {
      return { parts: { search: search.trim(), found: writeFound(found) } };
    }
    id = only.value;
  }
  const answer = await properties.atAddress(id, patience());
  if (!answer.ok) return problem(`registers.property.failure.${answer.code}`, 'search');
  const [property, another] = answer.properties;
  if (property === undefined) return problem('registers.property.none', 'search');
  if (another === undefined) {
    const { bfe, address, municipalityCode = '' } = property;
    return { parts: { bfe, address, municipality: municipalityCode, found: '' } };
  }
  return { parts: { found: writeFound(answer.properties.map(({ bfe, address }) => ({ value: bfe, text: address }))) } };
}

/**
 * Name and address of the citizen or of one of their children by CPR. For any other number nothing is asked and nothing
 * told: not even whether the number exists, since names and addresses may be protected.
 */
async function lookUpPerson(
  application: Application,
  citizen: Citizen,
  { organisation, draft }: OpenDraft,
  raw: RawAnswer | undefined,
  from: AuditDetail,
): Promise<FieldLookUp> {
  const { services } = application;
  const typed = parseCpr(partText(raw, 'cpr').slice(0, 40));
  if (!typed.ok) return problem(`registers.cpr.problem.${typed.problem}`, 'cpr');
  const identity = await services.database.inOrganisation(organisation.id, (transaction) =>
    readIdentity(transaction, organisation, citizen.person),
  );
  const register = application.cpr(organisation);
  const own = identity.cpr === null ? null : await register.lookUp(identity.cpr, patience());
  const { digits } = typed.number;
  const isOwn = digits === identity.cpr;
  const isChild = own?.ok === true && own.person.children.some(({ cpr }) => cpr === digits);
  const answer = isOwn ? own : isChild ? await register.lookUp(digits, patience()) : null;
  const outcome = answer === null ? (own?.ok === false ? own.code : 'not-allowed') : answer.ok ? 'found' : answer.code;
  await services.database.inOrganisation(organisation.id, (transaction) =>
    recordAudit(transaction, organisation.id, [
      {
        at: services.now(),
        actor: actorOf(citizen),
        subject: citizen.person,
        action: 'registerLookedUp',
        recordKind: 'draft',
        record: draft.id,
        detail: { ...from, register: 'CPR', relation: isOwn ? 'self' : isChild ? 'child' : 'other', outcome },
        key: draft.key,
      },
    ]),
  );
  if (answer === null) {
    return own?.ok === false
      ? problem(`registers.cpr.failure.${own.code}`, 'name')
      : problem('registers.cpr.notYours', 'name');
  }
  if (!answer.ok) return problem(`registers.cpr.failure.${answer.code}`, 'name');
  if (standingOf(answer.person.status) === 'dead') return problem('registers.cpr.failure.not-found', 'cpr');
  return { parts: { ...personParts(answer.person), known: isOwn ? 'self' : 'child' } };
}
