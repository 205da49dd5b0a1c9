import type { CaseDate, Deadline } from '../../../../workflows/terms.ts';
import type { ExpressionScope } from '../../designer/conditions/subjects.ts';
import { FeelControl } from '../../designer/controls/feel-control.tsx';
import { ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { useFlow } from '../flow-context.ts';
import { TermControl } from './term-control.tsx';

interface DeadlineControlProperties {
  readonly label: string;
  readonly value: Deadline | undefined;
  readonly optional: boolean;
  readonly scope: ExpressionScope;
  readonly onChange: (value: Deadline | undefined) => void;
}

/** When something is due: so long after the step began, or by a date that the case gives. */
export function DeadlineControl({ label, value, optional, scope, onChange }: DeadlineControlProperties) {
  const { t } = useFlow();
  const kind = value === undefined ? undefined : 'date' in value ? 'date' : 'term';
  return (
    <fieldset class="property">
      <legend class="property-label">{label}</legend>
      <ChoiceControl
        label={t('flow.deadline.kind')}
        value={kind}
        optional={optional}
        choices={[
          { value: 'term', label: t('flow.deadline.term') },
          { value: 'date', label: t('flow.deadline.date') },
        ]}
        onChange={(chosen) => {
          if (chosen === undefined) onChange(undefined);
          else if (chosen !== kind) onChange(chosen === 'date' ? { date: firstDate(scope) } : { workingDays: 10 });
        }}
      />
      {value !== undefined && 'date' in value && <CaseDateControl value={value} scope={scope} onChange={onChange} />}
      {value !== undefined && !('date' in value) && (
        <TermControl label={t('flow.deadline.length')} value={value} optional={false} onChange={onChange} />
      )}
    </fieldset>
  );
}

interface CaseDateControlProperties {
  readonly value: CaseDate;
  readonly scope: ExpressionScope;
  readonly onChange: (value: CaseDate) => void;
}

/** A date of the case, and so long before or after it. */
export function CaseDateControl({ value, scope, onChange }: CaseDateControlProperties) {
  const { t } = useFlow();
  const side = value.before !== undefined ? 'before' : value.after !== undefined ? 'after' : undefined;
  const { date } = value;
  return (
    <>
      <FeelControl
        label={t('flow.deadline.which')}
        help={t('flow.deadline.whichHelp')}
        value={date}
        scope={scope.types}
        gives={{ kind: 'date' }}
        optional={false}
        onChange={(source) => source !== undefined && onChange({ ...value, date: source })}
      />
      <ChoiceControl
        label={t('flow.deadline.moved')}
        value={side}
        optional
        choices={[
          { value: 'before', label: t('flow.deadline.before') },
          { value: 'after', label: t('flow.deadline.after') },
        ]}
        onChange={(chosen) => {
          const term = value.before ?? value.after ?? { days: 7 };
          if (chosen === undefined) onChange({ date });
          else onChange(chosen === 'before' ? { date, before: term } : { date, after: term });
        }}
      />
      {side !== undefined && (
        <TermControl
          label={t('flow.deadline.length')}
          value={value[side]}
          optional={false}
          onChange={(term) => term && onChange(side === 'before' ? { date, before: term } : { date, after: term })}
        />
      )}
    </>
  );
}

/** The first date that the case has, else a date to be written over. */
export function firstDate(scope: ExpressionScope): string {
  return scope.subjects.find(({ type, name }) => type.kind === 'date' && name !== 'today')?.name ?? 'today';
}
