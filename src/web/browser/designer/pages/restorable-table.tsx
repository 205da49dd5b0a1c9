import { useT } from '../context.ts';
import { ScrollTable } from './scroll-table.tsx';

interface RestorableTableProperties {
  readonly caption: string;
  /** What the second column tells. */
  readonly told: string;
  readonly lines: readonly RestorableLine[];
  readonly onRestore: (reference: RestorableLine['reference']) => void;
}

export interface RestorableLine {
  /** What it is restored by, such as `v3` or `r12`. */
  readonly reference: `v${number}` | `r${number}`;
  readonly name: string;
  readonly told: string;
  readonly when: string;
  /** Null for what nobody did by hand. */
  readonly by: string | null;
  /** Said under what the line tells. */
  readonly note?: string | undefined;
}

/** Earlier states of a form, each with the way back to it. */
export function RestorableTable({ caption, told, lines, onRestore }: RestorableTableProperties) {
  const t = useT();
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('designer.versions.name')}</th>
          <th scope="col">{told}</th>
          <th scope="col">{t('designer.versions.when')}</th>
          <th scope="col">{t('designer.versions.who')}</th>
          <th scope="col">{t('designer.list.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.reference}>
            <th scope="row">{line.name}</th>
            <td>
              {line.told}
              {line.note !== undefined && <div class="versions-changes">{line.note}</div>}
            </td>
            <td>{line.when}</td>
            <td>{line.by ?? t('designer.versions.product')}</td>
            <td>
              <button type="button" class="button-link" onClick={() => onRestore(line.reference)}>
                {t('designer.versions.restore')}
                <span class="sr-only"> {line.name}</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
