import type { Term } from '../../../../workflows/terms.ts';
import { ChoiceControl, NumberControl } from '../../designer/controls/plain-controls.tsx';
import { useFlow } from '../flow-context.ts';

type Unit = 'workingDays' | 'days' | 'seconds';

interface TermControlProperties {
  readonly label: string;
  readonly help?: string;
  readonly value: Term | undefined;
  readonly optional: boolean;
  readonly onChange: (value: Term | undefined) => void;
}

/** A length of time: how many, and whether working days or days of the calendar. */
export function TermControl({ label, help, value, optional, onChange }: TermControlProperties) {
  const { t } = useFlow();
  const unit = unitOf(value);
  return (
    <fieldset class="property flow-term">
      <legend class="property-label">{label}</legend>
      {help !== undefined && <span class="property-help">{help}</span>}
      <ChoiceControl
        label={t('flow.term.unit')}
        value={unit}
        optional={optional}
        choices={(['workingDays', 'days', 'seconds'] as const).map((each) => ({
          value: each,
          label: t(`flow.term.${each}`),
        }))}
        onChange={(chosen) => onChange(chosen === undefined ? undefined : termOf(chosen, amountOf(value)))}
      />
      {unit !== undefined && (
        <NumberControl
          label={t('flow.term.amount')}
          value={amountOf(value)}
          optional={false}
          whole
          min={1}
          max={unit === 'workingDays' ? 365 : unit === 'days' ? 3_650 : 86_400}
          onChange={(amount) => amount !== undefined && onChange(termOf(unit, amount))}
        />
      )}
    </fieldset>
  );
}

function unitOf(term: Term | undefined): Unit | undefined {
  if (term === undefined) return undefined;
  return 'workingDays' in term ? 'workingDays' : 'days' in term ? 'days' : 'seconds';
}

function amountOf(term: Term | undefined): number {
  if (term === undefined) return 5;
  return 'workingDays' in term ? term.workingDays : 'days' in term ? term.days : term.seconds;
}

function termOf(unit: string, amount: number): Term {
  if (unit === 'days') return { days: amount };
  return unit === 'seconds' ? { seconds: amount } : { workingDays: Math.min(amount, 365) };
}
