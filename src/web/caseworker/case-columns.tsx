import { LocalText } from '../components/local-text.tsx';
import type { TableColumn } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { addresses } from './addresses.ts';
import type { CaseRow } from './read-inbox.ts';
import type { TranslateCaseworker } from './texts.ts';

/** The columns that every list of cases begins with: number, what it is about, whose it is, when it came. */
export function caseColumns(slug: string, t: TranslateCaseworker): readonly TableColumn<CaseRow>[] {
  return [
    {
      heading: t('caseworker.column.number'),
      cell: (row) => (
        <a class="case-number" href={addresses.case(slug, row.case)}>
          {row.number}
        </a>
      ),
    },
    {
      heading: t('caseworker.column.what'),
      cell: (row) => (
        <>
          <LocalText text={row.workflow} />
          {row.step !== null && (
            <>
              <br />
              <span class="quiet">
                <LocalText text={row.step} />
              </span>
            </>
          )}
        </>
      ),
    },
    { heading: t('caseworker.column.applicant'), cell: (row) => row.applicant || t('caseworker.case.anonymous') },
    { heading: t('caseworker.column.received'), cell: (row) => <Time at={row.receivedAt} show="shortDate" /> },
  ];
}
