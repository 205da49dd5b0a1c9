import type { ComponentChildren } from 'preact';
import { useTexts } from '../page-environment.ts';

export interface SummaryRow {
  readonly label: string;
  /** What was answered; `null` where nothing was. */
  readonly value: ComponentChildren;
  /** Where the answer can be changed. */
  readonly changeHref?: string;
}

export interface SummaryListProperties {
  /** Says what the rows are about; shown to screen readers only, since a heading stands above. */
  readonly caption: string;
  readonly rows: readonly SummaryRow[];
}

/** Answers to look over before they are sent (dkfds, "Struktureret liste"). */
export function SummaryList({ caption, rows }: SummaryListProperties) {
  const t = useTexts();
  const changeable = rows.some((row) => row.changeHref !== undefined);
  return (
    <table class="table structured-list table-sm-responsive-headers">
      <caption class="sr-only">{caption}</caption>
      <tbody>
        {rows.map(({ label, value, changeHref }) => (
          <tr key={label}>
            <th scope="row" class="w-percent-md-40">
              {label}
            </th>
            <td>{value ?? <span class="quiet">{t('web.summary.empty')}</span>}</td>
            {changeable && (
              <td class="d-print-none align-text-md-right">
                {changeHref !== undefined && (
                  <a href={changeHref}>
                    {t('web.summary.change')}
                    <span class="sr-only"> {label}</span>
                  </a>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
