import { listOwnCases, type OwnCase, statusOf } from '../../../cases/case-view.ts';
import { type FillRequest, readFillRequests } from '../../../cases/invitations/read-requests.ts';
import type { PaymentView } from '../../../cases/payments/payment.ts';
import { readRepresentations } from '../../../cases/representation.ts';
import { findCases } from '../../../cases/stored-case.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import { type DraftContent, findDraft } from '../../../forms/drafts/draft.ts';
import { listOwnDrafts, type OwnDraft } from '../../../forms/drafts/list-drafts.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { StepStatus } from '../../../workflows/definition.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';

/** A draft with the title of its form. */
export interface ListedDraft extends OwnDraft {
  readonly title: Text;
  /** On whose behalf, as the citizen may see them called; null for oneself. */
  readonly onBehalfOf: string | null;
  /** For their own child. */
  readonly isForChild: boolean;
}

/** A case as the overview shows it. */
export interface ListedCase extends OwnCase {
  readonly title: Text;
  readonly stepStatus: StepStatus | null;
  /** Messages that the citizen has not seen. */
  readonly unread: number;
  /** What is or was to be paid in it, the oldest first. */
  readonly payments: readonly PaymentView[];
  /** Letters, the newest first. */
  readonly letters: readonly { readonly id: string; readonly at: Date }[];
}

export interface Overview {
  readonly drafts: readonly ListedDraft[];
  /** Forms that cases ask the citizen to fill in: to correct them, for their own case, or for another's. */
  readonly requests: readonly { readonly draft: ListedDraft; readonly request: FillRequest }[];
  readonly cases: readonly ListedCase[];
  /** What the citizen sent for others, by power of attorney, the newest first. */
  readonly sentForOthers: readonly SentForOther[];
}

export interface SentForOther {
  readonly case: string;
  readonly number: string;
  /** As the citizen may see them called. */
  readonly name: string;
  readonly at: Date;
  /** It is their child's, by custody or guardianship. */
  readonly isChild: boolean;
  /** What can be paid in it, which whoever sent it may. */
  readonly payments: readonly PaymentView[];
}

/** Everything of the citizen's with the organisation (PLA-6). */
export async function readOverview(
  { services, payments }: Application,
  organisation: Organisation,
  citizen: Citizen,
): Promise<Overview> {
  const { definitions } = services;
  const read = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const drafts = await listOwnDrafts(transaction, citizen.person, services.now());
    const names = new Map<string, DraftContent>();
    for (const { id, subject } of drafts) {
      if (subject === null) continue;
      const draft = await findDraft(transaction, organisation, id, citizen.person, false);
      if (draft) names.set(id, draft.content);
    }
    const requests = await readFillRequests(transaction, organisation, definitions, citizen.person, drafts);
    const cases = await listOwnCases(transaction, citizen.person);
    const ids = cases.map(({ id }) => id);
    const sentForOthers = await listSentForOthers(transaction, organisation, citizen.person);
    if (ids.length === 0) return { drafts, names, requests, cases, sentForOthers, unread: [], letters: [] };
    const unread = await transaction
      .selectFrom('message')
      .select(({ fn }) => ['case', fn.countAll<string>().as('count')])
      .where('case', 'in', ids)
      .where('from_kind', '<>', 'citizen')
      .where('for_group', 'is', null)
      .where('read_at', 'is', null)
      .groupBy('case')
      .execute();
    const letters = await transaction
      .selectFrom('document')
      .select(['case', 'id', 'created_at as at'])
      .where('case', 'in', ids)
      .where('kind', '=', 'letter')
      .orderBy('created_at', 'desc')
      .execute();
    return { drafts, names, requests, cases, sentForOthers, unread, letters };
  });
  const ids = read.cases.map(({ id }) => id);
  const asked = [...ids, ...read.sentForOthers.map((each) => each.case)];
  const paid = asked.length > 0 ? await payments?.ofCases(organisation, asked) : undefined;
  const drafts = await Promise.all(
    read.drafts.map(async (draft): Promise<ListedDraft> => {
      const { definition } = await definitions.form(organisation.id, draft.formVersion);
      const { onBehalfOf = null, relation } = read.names.get(draft.id) ?? {};
      return { ...draft, title: definition.title, onBehalfOf, isForChild: relation !== undefined };
    }),
  );
  const cases = await Promise.all(
    read.cases.map(async (each): Promise<ListedCase> => {
      const version = await definitions.workflow(organisation.id, each.workflowVersion);
      return {
        ...each,
        title: version.workflow.definition.title,
        stepStatus: statusOf(version, each.openSteps),
        payments: paid?.get(each.id) ?? [],
        unread: Number(read.unread.find((row) => row.case === each.id)?.count ?? 0),
        letters: read.letters.filter((letter) => letter.case === each.id),
      };
    }),
  );
  return {
    drafts: drafts.filter((draft) => draft.correctsCase === null),
    requests: read.requests.flatMap((request) => {
      const draft = drafts.find(({ id }) => id === request.draft);
      return draft ? [{ draft, request }] : [];
    }),
    cases,
    sentForOthers: read.sentForOthers.map((each) => ({ ...each, payments: paid?.get(each.case) ?? [] })),
  };
}

/** How many are listed; older ones are found by their receipts. */
const mostSent = 100;

async function listSentForOthers(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: string,
): Promise<readonly Omit<SentForOther, 'payments'>[]> {
  const sent = await transaction
    .selectFrom('submission')
    .select('case')
    .distinct()
    .where('actor', '=', person)
    .orderBy('case', 'desc')
    .limit(mostSent)
    .execute();
  if (sent.length === 0) return [];
  const cases = await findCases(
    transaction,
    organisation,
    sent.map((row) => row.case),
    false,
  );
  const found = await Promise.all(
    cases.map(async (stored) => {
      const all = await readRepresentations(transaction, organisation, stored);
      const last = all.findLast(({ actor }) => actor === person);
      const { id, number, createdAt } = stored;
      return last
        ? [
            {
              case: id,
              number,
              name: last.representation.name,
              at: createdAt,
              isChild: last.representation.relation !== undefined,
            },
          ]
        : [];
    }),
  );
  return found.flat().sort((first, second) => second.at.getTime() - first.at.getTime());
}
