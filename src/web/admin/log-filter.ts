import type { AuditFilter } from '../../audit/read-audit-log.ts';
import { type AuditAction, auditActions } from '../../audit/record.ts';
import type { AdminTextKey } from './texts.ts';

/** The names of the filter's inputs, and so of the parts of the address. */
export const filterNames = { caseNumber: 'sag', action: 'handling', day: 'dag' } as const;

/** What the address says: what is typed, the filter in so far as it can be read, and what can't. */
export interface ReadFilter {
  readonly typed: { readonly sag: string; readonly handling: string; readonly dag: string };
  readonly filter: AuditFilter;
  readonly errors: Readonly<Partial<Record<'sag' | 'handling' | 'dag', AdminTextKey>>>;
  /** Entries below this one are shown. */
  readonly before: string | null;
}

/** Reads the address of the log's page. What looks like a CPR number is not kept, not even to be shown again. */
export function readFilter(query: unknown): ReadFilter {
  const given = typeof query === 'object' && query !== null ? new Map(Object.entries(query)) : new Map();
  const text = (name: string): string => {
    const value: unknown = given.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const sag = text(filterNames.caseNumber);
  const handling = text(filterNames.action);
  const dag = text(filterNames.day);
  const isNumber = /^\d{4}-\d{6,12}$/.test(sag);
  const isDay = isCalendarDay(dag);
  const before = text('foer');
  return {
    typed: { sag: isNumber ? sag : '', handling, dag },
    filter: {
      ...(isNumber ? { caseNumber: sag } : {}),
      ...(isAction(handling) ? { action: handling } : {}),
      ...(isDay ? { day: dag } : {}),
    },
    errors: {
      ...(sag !== '' && !isNumber ? { sag: 'admin.filter.badCase' as const } : {}),
      ...(handling !== '' && !isAction(handling) ? { handling: 'admin.filter.badAction' as const } : {}),
      ...(dag !== '' && !isDay ? { dag: 'admin.filter.badDay' as const } : {}),
    },
    before: /^[1-9]\d{0,17}$/.test(before) ? before : null,
  };
}

/** The query that names a filter, and where to go on in it. */
export function filterQuery({ caseNumber, action, day }: AuditFilter, before: string | null): string {
  const query = new URLSearchParams({
    ...(caseNumber === undefined ? {} : { [filterNames.caseNumber]: caseNumber }),
    ...(action === undefined ? {} : { [filterNames.action]: action }),
    ...(day === undefined ? {} : { [filterNames.day]: day }),
    ...(before === null ? {} : { foer: before }),
  }).toString();
  return query === '' ? '' : `?${query}`;
}

function isAction(text: string): text is AuditAction {
  return auditActions.some((action) => action === text);
}

function isCalendarDay(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
