import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { nonceBytes } from '../../database/encryption/envelope.ts';
import { gather } from '../../database/gather.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import {
  type Draft,
  type DraftContent,
  type DraftRow,
  draftRows,
  type SavedDraft,
  sealDraftContent,
  stampOf,
} from './draft.ts';

/** Makes one for each database. */
function oncePer<T>(make: (database: Database) => T): (database: Database) => T {
  const made = new WeakMap<Database, T>();
  return (database) => {
    const known = made.get(database) ?? make(database);
    made.set(database, known);
    return known;
  };
}

/**
 * A draft as it is stored, read outside any transaction; those that are asked for at the same moment are read together.
 * Undefined when there is none, or it is somebody else's.
 */
export async function readDraftRow(
  database: Database,
  organisation: Organisation,
  id: string,
  person: string,
): Promise<DraftRow | undefined> {
  const row = await readTogether(database)(organisation, id);
  return row?.person === person ? row : undefined;
}

const readTogether = oncePer((database: Database) => {
  const statement = draftRows(database.shared).where('draft.id', '=', sql<string>`any(${[]})`).compile();
  return gather(async (organisation: Organisation, ids: readonly string[]) => {
    const rows = await database.single(organisation.id, statement, [ids]);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id));
  });
});

/**
 * Saves a draft that was read without a lock, in a transaction of its own, if nobody has written to it since. Those that are
 * saved at the same moment are saved together: a commit costs more than an update.
 * @returns what it is now, or null when it was not saved and must be read again.
 */
export async function saveUntouchedDraft(
  database: Database,
  organisation: Organisation,
  draft: Draft,
  content: DraftContent,
  now: Date,
  expiresAt: Date,
): Promise<SavedDraft | null> {
  const sealed = sealDraftContent(draft.key, content);
  const isSaved = await saveTogether(database)(organisation, { draft, sealed, now, expiresAt });
  return isSaved ? { revision: draft.revision + 1, stamp: stampOf(sealed), updatedAt: now, expiresAt } : null;
}

interface Save {
  readonly draft: Draft;
  readonly sealed: Buffer;
  readonly now: Date;
  readonly expiresAt: Date;
}

const saveTogether = oncePer((database: Database) => {
  const statement = update.compile(database.shared);
  return gather(async (organisation: Organisation, saves: readonly Save[]) => {
    // Of two saves of the same draft only one can find it untouched.
    const first = new Map([...saves].reverse().map((save) => [save.draft.id, save]));
    const parameters = columnsOf([...first.values()]);
    const rows = await database.single(organisation.id, statement, parameters).catch((error: unknown) => {
      // Among several the fault may be that of one: each is to be saved by itself.
      if (saves.length === 1) throw error;
      return [];
    });
    const saved = new Set(rows.map((row) => row.id));
    return saves.map((save) => first.get(save.draft.id) === save && saved.has(save.draft.id));
  });
});

/** Saves each draft that is as it was read; its parameters are {@link columnsOf} what is to be saved. */
const update = sql<{ id: string }>`
  update draft set revision = draft.revision + 1, content = save.content, updated_at = save.now, expires_at = save.expires_at
  from unnest(
    ${[]}::uuid[], ${[]}::integer[], ${[]}::bytea[], ${[]}::bytea[], ${[]}::timestamptz[], ${[]}::timestamptz[]
  ) as save (id, revision, stamp, content, now, expires_at)
  where draft.id = save.id and draft.revision = save.revision and draft.submitted_case is null
    and substring(draft.content from 1 for ${sql.lit(nonceBytes)}) = save.stamp
  returning draft.id`;

function columnsOf(saves: readonly Save[]): readonly (readonly unknown[])[] {
  return [
    saves.map(({ draft }) => draft.id),
    saves.map(({ draft }) => draft.revision),
    saves.map(({ draft }) => Buffer.from(draft.stamp, 'hex')),
    saves.map(({ sealed }) => sealed),
    saves.map(({ now }) => now),
    saves.map(({ expiresAt }) => expiresAt),
  ];
}
