import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { formatTime } from '../../components/time-format.ts';
import { useLanguage } from '../../page-environment.ts';
import { useCitizenTexts } from '../texts.ts';

/** The days between which the form can be sent, both included; nothing where it always can. */
export function ActivePeriod({ active }: Pick<WorkflowDefinition, 'active'>) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const { from, until } = active ?? {};
  const say = (day: string) => formatTime(day, 'date', language);
  if (from === undefined && until === undefined) return null;
  return (
    <p>
      {from !== undefined && until !== undefined
        ? t('citizen.start.period', { from: say(from), until: say(until) })
        : from !== undefined
          ? t('citizen.start.periodFrom', { from: say(from) })
          : t('citizen.start.periodUntil', { until: say(until ?? '') })}
    </p>
  );
}
