import { sql } from 'kysely';
import type { Database, OrganisationTransaction } from '../database/database.ts';
import { decryptJson, encryptJson, lookUpHash } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type {
  CprRegister,
  CvrRegister,
  ProductionUnit,
  RegisteredCompany,
  RegisteredPerson,
} from '../registers/register.ts';

/** What a register's answers are kept with: one draft or case, under whose key they lie. */
export interface KeepingWith {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly key: DataKey;
  readonly now: () => Date;
  /** How long an answer counts; 0 keeps nothing. */
  readonly minutes: number;
}

/** What is asked of a register; a company with its owners and its production units are questions of their own. */
type QuestionName = 'CPR' | 'CVR' | 'CVR owners' | 'CVR units';

const place = 'register.answer';

/**
 * CPR as one draft or case asks it: what it answered is not asked again for some minutes, unless the answer is to be fresh. Only
 * answers are kept, no failures; each under the key of the draft or case, so that it never serves another.
 */
export function keptCprRegister(keeping: KeepingWith, register: CprRegister): CprRegister {
  return {
    async lookUp(cpr, options) {
      const kept = options?.fresh ? undefined : await readKept<RegisteredPerson>(keeping, 'CPR', cpr);
      if (kept) return { ok: true, person: kept, kept: true };
      const answer = await register.lookUp(cpr, options);
      if (answer.ok) await keep(keeping, 'CPR', cpr, answer.person);
      return answer;
    },
  };
}

/** CVR likewise: one company by its number, with and without owners, and its production units; searches are not kept. */
export function keptCvrRegister(keeping: KeepingWith, register: CvrRegister): CvrRegister {
  return {
    ...register,
    async lookUp(cvr, options) {
      const question = options?.owners ? 'CVR owners' : 'CVR';
      const kept = options?.fresh ? undefined : await readKept<RegisteredCompany>(keeping, question, cvr);
      if (kept) return { ok: true, company: kept, kept: true };
      const answer = await register.lookUp(cvr, options);
      if (answer.ok) await keep(keeping, question, cvr, answer.company);
      return answer;
    },
    async productionUnits(cvr, options) {
      const kept = options?.fresh ? undefined : await readKept<readonly ProductionUnit[]>(keeping, 'CVR units', cvr);
      if (kept) return { ok: true, units: kept };
      const answer = await register.productionUnits(cvr, options);
      if (answer.ok) await keep(keeping, 'CVR units', cvr, answer.units);
      return answer;
    },
  };
}

/** A register that remembers what it answered, for a draft that is only to be made: see {@link keepPeople}. */
export function rememberingRegister(register: CprRegister): CprRegister & { readonly people: RegisteredPerson[] } {
  const people: RegisteredPerson[] = [];
  return {
    people,
    async lookUp(cpr, options) {
      const answer = await register.lookUp(cpr, options);
      if (answer.ok) people.push(answer.person);
      return answer;
    },
  };
}

/** Keeps what was asked before the draft was there. */
export async function keepPeople(
  transaction: OrganisationTransaction,
  keeping: Omit<KeepingWith, 'database'>,
  people: readonly RegisteredPerson[],
): Promise<void> {
  for (const person of people) await keepIn(transaction, keeping, 'CPR', person.cpr, person);
}

async function readKept<Answer>(
  { database, organisation, key, now, minutes }: KeepingWith,
  register: QuestionName,
  number: string,
): Promise<Answer | undefined> {
  if (minutes === 0) return undefined;
  const row = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('register_answer')
      .select('answer')
      .where('data_key', '=', key.id)
      .where('question', '=', questionOf(organisation, register, number))
      .where('at', '>', new Date(now().getTime() - minutes * 60_000))
      .executeTakeFirst(),
  );
  return row && decryptJson<Answer>(key.key, place, row.answer);
}

async function keep(keeping: KeepingWith, register: QuestionName, number: string, answer: unknown): Promise<void> {
  if (keeping.minutes === 0) return;
  await keeping.database.inOrganisation(keeping.organisation.id, (transaction) =>
    keepIn(transaction, keeping, register, number, answer),
  );
}

async function keepIn(
  transaction: OrganisationTransaction,
  { organisation, key, now, minutes }: Omit<KeepingWith, 'database'>,
  register: QuestionName,
  number: string,
  answer: unknown,
): Promise<void> {
  if (minutes === 0) return;
  const row = {
    organisation: organisation.id,
    data_key: key.id,
    question: questionOf(organisation, register, number),
    answer: encryptJson(key.key, place, answer),
    at: now(),
  };
  // The draft may have been deleted while the register was asked: then there is no key to keep an answer under.
  await sql`insert into register_answer (organisation, data_key, question, answer, at)
    select ${row.organisation}, id, ${row.question}, ${row.answer}, ${row.at} from data_key where id = ${row.data_key}
    on conflict (organisation, data_key, question) do update set answer = excluded.answer, at = excluded.at`.execute(
    transaction,
  );
}

function questionOf(organisation: Organisation, register: QuestionName, number: string): Buffer {
  return lookUpHash(organisation.keys.hashing, `register ${register} ${number.replaceAll(/\D/g, '')}`);
}
