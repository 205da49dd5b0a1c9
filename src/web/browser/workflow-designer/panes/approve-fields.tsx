import type { ApproveStep } from '../../../../workflows/definition.ts';
import { freshName, namesIn } from '../../../../workflows/design/fresh-names.ts';
import {
  BooleanControl,
  ChoiceControl,
  ChoicesControl,
  NumberControl,
} from '../../designer/controls/plain-controls.tsx';
import { TextControl } from '../../designer/controls/text-control.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { DeadlineControl } from '../controls/deadline-control.tsx';
import { GroupControl } from '../controls/group-control.tsx';
import { EmployeeControl } from '../controls/people-controls.tsx';
import { TermControl } from '../controls/term-control.tsx';
import { useFlow } from '../flow-context.ts';
import { AliasControl, FormControl, LatenessFields, StatusFields } from './common-fields.tsx';
import { type StepProperties, withMember } from './step-context.ts';

const decisions = ['approved', 'rejected', 'returned'] as const;

/** A step in which employees decide. */
export function ApproveFields(properties: StepProperties<ApproveStep>) {
  const { editor, definition, step, stepKey, language, scope, put } = properties;
  const { t } = useFlow();
  const { approvers, expiry } = step;
  const how = approvers === undefined ? 'one' : approvers === 'all' ? 'all' : 'some';
  return (
    <>
      <Section title={t('flow.section.who')}>
        <GroupControl
          label={t('flow.group.label')}
          value={step.group}
          groups={editor.loaded.groups}
          onChange={(group) => put({ ...step, group }, 'group')}
        />
        <EmployeeControl
          value={step.employee}
          scope={scope}
          onChange={(employee) => put(withMember(step, 'employee', employee), 'employee')}
        />
        <ChoiceControl
          label={t('flow.approve.approvers')}
          value={how}
          optional={false}
          choices={(['one', 'all', 'some'] as const).map((each) => ({ value: each, label: t(`flow.approve.${each}`) }))}
          onChange={(chosen) =>
            put(
              withMember(step, 'approvers', chosen === 'all' ? 'all' : chosen === 'some' ? 2 : undefined),
              'approvers',
            )
          }
        />
        {typeof approvers === 'number' && (
          <NumberControl
            label={t('flow.approve.howMany')}
            value={approvers}
            optional={false}
            whole
            min={2}
            max={50}
            onChange={(count) => count !== undefined && put({ ...step, approvers: count }, 'approvers')}
          />
        )}
        <BooleanControl
          label={t('flow.approve.fourEyes')}
          value={step.fourEyes}
          optional
          onChange={(fourEyes) => put(withMember(step, 'fourEyes', fourEyes), 'fourEyes')}
        />
        <AliasControl editor={editor} stepKey={stepKey} value={step.as} />
      </Section>
      <Section title={t('flow.section.decision')}>
        <BooleanControl
          label={t('flow.approve.mayReturn')}
          value={step.returned !== undefined}
          optional={false}
          onChange={(ticked) => put(withMember(step, 'returned', ticked ? definition.start : undefined), 'returned')}
        />
        <ChoicesControl
          label={t('flow.approve.reasons')}
          value={step.reasons ?? ['rejected', 'returned']}
          optional={false}
          choices={decisions.map((each) => ({ value: each, label: t(`flow.decision.${each}`) }))}
          onChange={(reasons = []) => {
            const chosen = decisions.filter((each) => reasons.includes(each));
            put(withMember(step, 'reasons', chosen), 'reasons');
          }}
        />
        <FormControl
          editor={editor}
          label={t('flow.approve.form')}
          value={step.form?.form}
          optional
          onChange={(form) =>
            put(
              withMember(
                step,
                'form',
                form === undefined
                  ? undefined
                  : { form, as: step.form?.as ?? freshName('assessment', namesIn(definition)) },
              ),
              'form',
            )
          }
        />
        {step.form !== undefined && <AliasControl editor={editor} stepKey={stepKey} value={step.form.as} />}
      </Section>
      <Section title={t('flow.section.time')}>
        <DeadlineControl
          label={t('flow.deadline.label')}
          value={step.deadline}
          optional={false}
          scope={scope}
          onChange={(deadline) => deadline && put({ ...step, deadline }, 'deadline')}
        />
        <LatenessFields {...properties} put={(next, mark) => next.kind === 'approve' && put(next, mark)} />
        <ChoiceControl
          label={t('flow.approve.expiry')}
          value={expiry?.decision}
          optional
          choices={(['approved', 'rejected'] as const).map((each) => ({
            value: each,
            label: t(`flow.decision.${each}`),
          }))}
          onChange={(chosen) => {
            const decision = chosen === 'approved' || chosen === 'rejected' ? chosen : null;
            const reason = expiry?.reason ?? { da: t('flow.approve.expiryReason') };
            put(withMember(step, 'expiry', decision === null ? undefined : { ...expiry, decision, reason }), 'expiry');
          }}
        />
        {expiry !== undefined && (
          <>
            <TermControl
              label={t('flow.late.after')}
              value={expiry.after}
              optional
              onChange={(after) => put({ ...step, expiry: withMember(expiry, 'after', after) }, 'expiry.after')}
            />
            <TextControl
              label={t('flow.approve.reason')}
              value={expiry.reason}
              language={language}
              optional={false}
              long
              onChange={(reason) => reason && put({ ...step, expiry: { ...expiry, reason } }, 'expiry.reason')}
              onBlur={editor.settle}
            />
          </>
        )}
      </Section>
      <Section title={t('flow.section.status')} closed>
        <StatusFields {...properties} put={(next, mark) => next.kind === 'approve' && put(next, mark)} />
      </Section>
    </>
  );
}
