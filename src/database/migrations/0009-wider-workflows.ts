import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
const separated = ['invitation'] as const;

/**
 * What the wider workflows need: several people in a case, forms that others than the starter fill in, invitations, more kinds
 * of task and deadline, and work that is called off when a case goes another way.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of separated) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
alter table task drop constraint task_purpose_check;
alter table task add constraint task_purpose_check
  check (purpose in ('approve', 'fill', 'failedDelivery', 'failedInvitation'));
alter table deadline drop constraint deadline_kind_check;
alter table deadline add constraint deadline_kind_check
  check (kind in ('reminder', 'due', 'wait', 'escalation', 'expiry'));

-- A delivery that nobody waits for any more because the case went another way before it was sent.
alter table delivery drop constraint delivery_status_check;
alter table delivery add constraint delivery_status_check
  check (status in ('pending', 'awaiting', 'delivered', 'failed', 'handledByHand', 'calledOff'));

-- Several go out for one step where somebody is invited anew.
alter table delivery drop constraint delivery_organisation_case_open_step_key;
create index delivery_of_step on delivery (organisation, "case", open_step);

-- The manager of an employee, by e-mail address, as the organisation's own log-in or list of users says.
alter table employee add column manager_email text;
create index employee_email on employee (organisation, lower(email));

-- Which answers a submission is: the alias of its step, whoever filled it in, and the open step that it completed (null for
-- the one that began the case).
alter table submission add column alias text;
alter table submission add column person uuid;
alter table submission add column open_step integer;

-- A form that is not to be filled in any more because the case went another way; what was typed stays until the case is deleted.
alter table draft add column closed_at timestamptz;

-- Somebody else than the starter is asked to fill in a form of the case.
create table invitation (
  organisation integer not null references organisation,
  id uuid not null,
  "case" uuid not null,
  open_step integer not null,
  -- The person that the CPR number stands for; for an invitation by e-mail a person of whom nothing is known.
  person uuid not null,
  draft uuid not null,
  kind text not null check (kind in ('cpr', 'email')),
  -- The address and the secret of the link, encrypted under the case's key; the draft has the secret's digest.
  content bytea not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, person) references person,
  foreign key (organisation, "case") references "case" on delete cascade
);
create index invitation_of_case on invitation (organisation, "case");
create index invitation_of_person on invitation (organisation, person);
`;
