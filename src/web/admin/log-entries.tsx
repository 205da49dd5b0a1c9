import type { LoggedEntry } from '../../audit/read-audit-log.ts';
import { Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { type AdminTextKey, adminTexts, recordTexts, type TranslateAdmin, useAdminTexts } from './texts.ts';

export interface LogEntriesProperties {
  readonly entries: readonly LoggedEntry[];
  /** Names of employees by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Where a case can be opened; null for a case that the reader may not read. */
  readonly caseHref: (entry: NonNullable<LoggedEntry['case']>) => string | null;
}

/** The entries of one page of the log. */
export function LogEntries({ entries, names, caseHref }: LogEntriesProperties) {
  const t = useAdminTexts();
  return (
    <Table
      caption={t('admin.entries.heading')}
      captionHidden
      columns={[
        { heading: t('admin.column.number'), cell: ({ id }) => id, numeric: true },
        { heading: t('admin.column.at'), cell: ({ at }) => <Time at={at} show="dateTime" /> },
        { heading: t('admin.column.who'), cell: ({ actor }) => whoOf(actor) },
        { heading: t('admin.column.action'), cell: ({ action }) => said(t, `admin.action.${action}`, action) },
        { heading: t('admin.column.record'), cell: (entry) => <Concerned entry={entry} caseHref={caseHref} /> },
        { heading: t('admin.column.from'), cell: ({ detail }) => <Detail detail={detail} /> },
        {
          heading: t('admin.column.sealed'),
          cell: ({ sealed }) => t(sealed ? 'admin.sealed.yes' : 'admin.sealed.no'),
        },
      ]}
      rows={entries}
      rowKey={({ id }) => id}
      empty={t('admin.entries.none')}
    />
  );

  function whoOf({ kind, id }: LoggedEntry['actor']): string {
    if (kind === 'citizen') return t('admin.who.citizen');
    if (kind === 'system') return t('admin.who.system');
    return names[id ?? ''] ?? t('admin.who.unknown');
  }
}

/** A word that nobody knows stands as it is in the table: an entry that was touched must be seen, not hidden. */
function said(t: TranslateAdmin, key: string, otherwise: string): string {
  return isText(key) ? t(key) : otherwise;
}

function isText(key: string): key is AdminTextKey {
  return Object.hasOwn(adminTexts, key);
}

function Concerned({ entry, caseHref }: Pick<LogEntriesProperties, 'caseHref'> & { readonly entry: LoggedEntry }) {
  const t = useAdminTexts();
  const kind = Object.entries(recordTexts).find(([known]) => known === entry.recordKind)?.[1];
  const words = kind === undefined ? entry.recordKind : t(kind);
  if (entry.case === null) return words;
  const number = t('admin.record.case', { number: entry.case.number });
  const href = caseHref(entry.case);
  return (
    <>
      {entry.recordKind !== 'case' && (
        <>
          {words}
          <br />
        </>
      )}
      {href === null ? number : <a href={href}>{number}</a>}
    </>
  );
}

function Detail({ detail }: Pick<LoggedEntry, 'detail'>) {
  const t = useAdminTexts();
  if (detail === 'deleted' || detail === 'unreadable') {
    return <span class="quiet">{t(`admin.detail.${detail}`)}</span>;
  }
  const { from, shown, ...others } = detail;
  return (
    <>
      {from ?? <span class="quiet">{t('admin.detail.none')}</span>}
      {shown === true && (
        <>
          <br />
          {t('admin.detail.shown')}
        </>
      )}
      {Object.entries(others).map(([name, value]) => (
        <span key={name} class="quiet">
          <br />
          {t('admin.detail.other', {
            name: said(t, `admin.name.${name}`, name),
            value: inWords(name, String(value)),
          })}
        </span>
      ))}
    </>
  );

  /** An action has the words of its own column. */
  function inWords(name: string, value: string): string {
    return name === 'action' ? said(t, `admin.action.${value}`, value) : said(t, `admin.value.${value}`, value);
  }
}
