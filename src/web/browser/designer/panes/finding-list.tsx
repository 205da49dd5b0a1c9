import type { DesignFinding } from '../../../../forms/design/finding.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';

interface FindingListProperties {
  readonly findings: readonly DesignFinding[];
  readonly onChoose: (place: string) => void;
}

/** What is wrong or could be better, each with its place and what to do; errors first. */
export function FindingList({ findings, onChoose }: FindingListProperties) {
  const { t, language } = useDesigner();
  const sorted = [...findings].sort((first, second) => rank(first) - rank(second));
  return (
    <ul class="finding-list no-max-width">
      {sorted.map((finding) => (
        <li
          key={`${finding.code} ${finding.place} ${finding.message.da}`}
          class={`finding finding-${finding.severity}`}
        >
          <button type="button" class="finding-place" onClick={() => onChoose(finding.place)}>
            <span class="finding-severity">{t(`designer.finding.${finding.severity}`)}</span>{' '}
            {finding.path.map((part) => markedIn(part, language)).join(' › ') || finding.place}
          </button>
          <p>{markedIn(finding.message, language)}</p>
          {finding.remedy !== undefined && <p class="finding-remedy">{markedIn(finding.remedy, language)}</p>}
        </li>
      ))}
    </ul>
  );
}

function rank({ severity }: DesignFinding): number {
  return severity === 'error' ? 0 : 1;
}
