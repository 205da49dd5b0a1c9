import { type Kysely, sql } from 'kysely';

/**
 * The switches of an organisation's options, and the languages that it has imported. An option without a row stands as
 * the organisation was made.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(`create table option_state (
    organisation integer not null references organisation,
    option text not null,
    is_on boolean not null,
    settings jsonb not null default '{}',
    changed_at timestamptz not null default now(),
    primary key (organisation, option)
  )`);
  await run(`create table language_catalogue (
    organisation integer not null references organisation,
    -- A BCP 47 tag.
    language text not null,
    direction text not null check (direction in ('ltr', 'rtl')),
    -- The translations by the texts' keys.
    texts jsonb not null,
    -- Another one at each import: by it the processes see that what they hold is old.
    revision uuid not null default gen_random_uuid(),
    imported_by uuid,
    imported_at timestamptz not null default now(),
    primary key (organisation, language)
  )`);
  for (const table of ['option_state', 'language_catalogue']) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(functions);
  for (const signature of ['option_states()', 'language_revisions()']) {
    await run(`revoke all on function ${signature} from public`);
    await run(`grant execute on function ${signature} to "${role}"`);
  }
}

// Every process asks these each few seconds for all organisations at once. They give out switches and settings, which
// hold no secrets, and keys of rows.
const functions = `
create function option_states() returns table (organisation integer, option text, is_on boolean, settings jsonb)
language sql stable security definer set search_path = public as $$
  select o.organisation, o.option, o.is_on, o.settings from option_state o
$$;

create function language_revisions() returns table (organisation integer, language text, revision uuid)
language sql stable security definer set search_path = public as $$
  select l.organisation, l.language, l.revision from language_catalogue l order by l.organisation, l.language
$$;
`;
