import type { Audience, EmployeeChoice, Filler } from '../../../../workflows/people.ts';
import type { ExpressionScope } from '../../designer/conditions/subjects.ts';
import { FeelControl } from '../../designer/controls/feel-control.tsx';
import { ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { useFlow } from '../flow-context.ts';
import { GroupControl } from './group-control.tsx';

interface PeopleParts {
  readonly scope: ExpressionScope;
  readonly groups: readonly string[];
  /** The group to begin with. */
  readonly group: string;
}

const text = { kind: 'string' } as const;
/** What names somebody who is invited. */
const ways = ['cpr', 'email', 'cvr'] as const;

/** The first answer that is a text, for expressions to begin with. */
function firstText(scope: ExpressionScope): string {
  return scope.subjects.find(({ type, name }) => type.kind === 'string' && !name.endsWith('.decision'))?.name ?? '""';
}

/** Who fills in a form. */
export function FillerControl({
  value,
  onChange,
  ...parts
}: PeopleParts & { readonly value: Filler; readonly onChange: (value: Filler) => void }) {
  const { t } = useFlow();
  const { scope, groups, group } = parts;
  const kind = value === 'starter' ? 'starter' : (ways.find((way) => way in value) ?? 'group');
  const begin = (chosen: string): Filler => {
    if (chosen === 'cpr') return { cpr: firstText(scope) };
    if (chosen === 'email') return { email: firstText(scope) };
    if (chosen === 'cvr') return { cvr: firstText(scope) };
    return chosen === 'group' ? { group } : 'starter';
  };
  return (
    <>
      <ChoiceControl
        label={t('flow.by.label')}
        value={kind}
        optional={false}
        choices={(['starter', ...ways, 'group'] as const).map((each) => ({
          value: each,
          label: t(`flow.by.${each}`),
        }))}
        onChange={(chosen) => chosen !== undefined && chosen !== kind && onChange(begin(chosen))}
      />
      {value !== 'starter' && 'cpr' in value && (
        <FeelControl
          label={t('flow.by.cprFrom')}
          help={t('flow.by.cprHelp')}
          value={value.cpr}
          scope={scope.types}
          gives={text}
          optional={false}
          onChange={(cpr) => cpr !== undefined && onChange({ ...value, cpr })}
        />
      )}
      {value !== 'starter' && 'cpr' in value && (
        <FeelControl
          label={t('flow.by.cprEmailFrom')}
          help={t('flow.by.cprEmailHelp')}
          value={value.email}
          scope={scope.types}
          gives={text}
          optional
          onChange={(email) => onChange({ cpr: value.cpr, ...(email === undefined ? {} : { email }) })}
        />
      )}
      {value !== 'starter' && 'cvr' in value && (
        <FeelControl
          label={t('flow.by.cvrFrom')}
          help={t('flow.by.cvrHelp')}
          value={value.cvr}
          scope={scope.types}
          gives={text}
          optional={false}
          onChange={(cvr) => cvr !== undefined && onChange({ cvr })}
        />
      )}
      {value !== 'starter' && 'email' in value && !('cpr' in value) && (
        <FeelControl
          label={t('flow.by.emailFrom')}
          help={t('flow.by.emailHelp')}
          value={value.email}
          scope={scope.types}
          gives={text}
          optional={false}
          onChange={(email) => email !== undefined && onChange({ email })}
        />
      )}
      {value !== 'starter' && 'group' in value && (
        <GroupOrEmployee value={value} groups={groups} scope={scope} onChange={onChange} />
      )}
    </>
  );
}

interface OfGroup {
  readonly group: string;
  readonly employee?: EmployeeChoice;
}

/** A group, and the one employee of it that is meant at first. */
function GroupOrEmployee({
  value,
  groups,
  scope,
  onChange,
}: {
  readonly value: OfGroup;
  readonly groups: readonly string[];
  readonly scope: ExpressionScope;
  readonly onChange: (value: OfGroup) => void;
}) {
  const { t } = useFlow();
  return (
    <>
      <GroupControl
        label={t('flow.group.label')}
        value={value.group}
        groups={groups}
        onChange={(group) => onChange({ ...value, group })}
      />
      <EmployeeControl
        value={value.employee}
        scope={scope}
        onChange={(employee) => onChange({ group: value.group, ...(employee ? { employee } : {}) })}
      />
    </>
  );
}

/** The one employee whose task it is at first, with the group in reserve. */
export function EmployeeControl({
  value,
  scope,
  onChange,
}: {
  readonly value: EmployeeChoice | undefined;
  readonly scope: ExpressionScope;
  readonly onChange: (value: EmployeeChoice | undefined) => void;
}) {
  const { t } = useFlow();
  const kind = value === undefined ? undefined : 'email' in value ? 'email' : 'manager';
  return (
    <>
      <ChoiceControl
        label={t('flow.employee.label')}
        help={t('flow.employee.help')}
        value={kind}
        optional
        choices={(['email', 'manager'] as const).map((each) => ({ value: each, label: t(`flow.employee.${each}`) }))}
        onChange={(chosen) => {
          if (chosen === undefined) onChange(undefined);
          else if (chosen !== kind) onChange(chosen === 'email' ? { email: firstText(scope) } : { manager: 'starter' });
        }}
      />
      {value !== undefined && 'email' in value && (
        <FeelControl
          label={t('flow.employee.emailFrom')}
          value={value.email}
          scope={scope.types}
          gives={text}
          optional={false}
          onChange={(email) => email !== undefined && onChange({ email })}
        />
      )}
    </>
  );
}

/** Who is told something. */
export function AudienceControl({
  value = 'starter',
  groups,
  group,
  scope,
  invitable,
  onChange,
}: Pick<PeopleParts, 'groups' | 'group' | 'scope'> & {
  /** The aliases of the forms to which somebody is invited, with the steps' names. */
  readonly invitable: readonly { readonly value: string; readonly label: string }[];
  readonly value: Audience | undefined;
  readonly onChange: (value: Audience | undefined) => void;
}) {
  const { t } = useFlow();
  const kind = value === 'starter' ? 'starter' : 'email' in value ? 'email' : 'invited' in value ? 'invited' : 'group';
  const begin = (chosen: string): Audience | undefined =>
    chosen === 'group'
      ? { group }
      : chosen === 'email'
        ? { email: firstText(scope) }
        : chosen === 'invited'
          ? { invited: invitable[0]?.value ?? 'invited' }
          : undefined;
  return (
    <>
      <ChoiceControl
        label={t('flow.to.label')}
        value={kind}
        optional={false}
        choices={(
          [
            'starter',
            ...(invitable.length > 0 || kind === 'invited' ? (['invited'] as const) : []),
            'group',
            'email',
          ] as const
        ).map((each) => ({
          value: each,
          label: t(`flow.to.${each}`),
        }))}
        onChange={(chosen) => chosen !== undefined && chosen !== kind && onChange(begin(chosen))}
      />
      {typeof value === 'object' && 'group' in value && (
        <GroupOrEmployee value={value} groups={groups} scope={scope} onChange={onChange} />
      )}
      {typeof value === 'object' && 'invited' in value && (
        <ChoiceControl
          label={t('flow.to.invitedTo')}
          value={value.invited}
          optional={false}
          choices={invitable}
          onChange={(invited) => invited !== undefined && onChange({ invited })}
        />
      )}
      {typeof value === 'object' && 'email' in value && (
        <FeelControl
          label={t('flow.to.address')}
          help={t('flow.to.addressHelp')}
          value={value.email}
          scope={scope.types}
          gives={text}
          optional={false}
          onChange={(email) => email !== undefined && onChange({ email })}
        />
      )}
    </>
  );
}
