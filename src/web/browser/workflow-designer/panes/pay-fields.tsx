import { textIn } from '../../../../texts/catalogue.ts';
import { askedForms } from '../../../../workflows/aliases.ts';
import type { PayStep, SettleStep } from '../../../../workflows/definition.ts';
import { paymentFieldsOf } from '../../../../workflows/price-of-step.ts';
import { FeelControl } from '../../designer/controls/feel-control.tsx';
import { FindingPlace } from '../../designer/controls/place-findings.tsx';
import { BooleanControl, ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { DeadlineControl } from '../controls/deadline-control.tsx';
import { GroupControl } from '../controls/group-control.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { TermControl } from '../controls/term-control.tsx';
import { useFlow } from '../flow-context.ts';
import { AliasControl, StatusFields } from './common-fields.tsx';
import { type StepProperties, withMember } from './step-context.ts';

/** A step that demands a payment. */
export function PayFields(properties: StepProperties<PayStep>) {
  const { editor, definition, prepared, step, language, scope, placeholders, put } = properties;
  const { t, language: own } = useFlow();
  // Those with a price; and the one that is chosen, so that what is wrong can be seen.
  const forms = askedForms(definition)
    .filter(({ alias }) => alias === step.of || paymentFieldsOf(prepared.forms.get(alias)).length > 0)
    .map(({ alias }) => {
      const title = prepared.forms.get(alias)?.title;
      return { value: alias, label: title ? `${textIn(title, own)} (${alias})` : alias };
    });
  const fields = paymentFieldsOf(prepared.forms.get(step.of)).map(({ key, label }) => ({
    value: key,
    label: textIn(label, own),
  }));
  const end = Object.entries(definition.steps).find(([, each]) => each.kind === 'end')?.[0] ?? step.next;
  return (
    <>
      <Section title={t('flow.section.pay')}>
        <ChoiceControl
          label={t('flow.pay.of')}
          help={t('flow.pay.ofHelp')}
          value={step.of}
          optional={false}
          choices={forms}
          onChange={(of) => of !== undefined && put(withMember({ ...step, of }, 'field', undefined), 'of')}
        />
        {(fields.length > 1 || step.field !== undefined) && (
          <ChoiceControl
            label={t('flow.pay.field')}
            value={step.field ?? fields[0]?.value}
            optional={false}
            choices={fields}
            onChange={(field) => put(withMember(step, 'field', field), 'field')}
          />
        )}
        <FindingPlace place={`${properties.stepKey}.demand`}>
          <TemplateControl
            label={t('flow.pay.demand')}
            help={t('flow.pay.demandHelp')}
            value={step.demand}
            language={language}
            optional
            long
            placeholders={placeholders}
            onChange={(demand) => put(withMember(step, 'demand', demand), 'demand')}
            onBlur={editor.settle}
          />
        </FindingPlace>
        <AliasControl editor={editor} stepKey={properties.stepKey} value={step.as} />
        <GroupControl
          label={t('flow.deliver.failureGroup')}
          help={t('flow.deliver.failureHelp')}
          value={step.failureGroup}
          groups={editor.loaded.groups}
          onChange={(failureGroup) => put({ ...step, failureGroup }, 'failureGroup')}
        />
      </Section>
      <Section title={t('flow.section.time')}>
        <DeadlineControl
          label={t('flow.deadline.label')}
          value={step.deadline}
          optional
          scope={scope}
          onChange={(deadline) => put(withMember(step, 'deadline', deadline), 'deadline')}
        />
        <TermControl
          label={t('flow.late.remind')}
          help={t('flow.pay.remindHelp')}
          value={step.remindBefore}
          optional
          onChange={(term) => put(withMember(step, 'remindBefore', term), 'remindBefore')}
        />
        <BooleanControl
          label={t('flow.pay.expires')}
          value={step.expiry !== undefined}
          optional={false}
          onChange={(ticked) => put(withMember(step, 'expiry', ticked ? { next: end } : undefined), 'expiry')}
        />
        {step.expiry !== undefined && (
          <TermControl
            label={t('flow.late.after')}
            value={step.expiry.after}
            optional
            onChange={(after) =>
              put(
                { ...step, expiry: withMember({ ...step.expiry, next: step.expiry?.next ?? end }, 'after', after) },
                'expiry.after',
              )
            }
          />
        )}
        <BooleanControl
          label={t('flow.pay.mayCancel')}
          value={step.cancelled !== undefined}
          optional={false}
          onChange={(ticked) => put(withMember(step, 'cancelled', ticked ? end : undefined), 'cancelled')}
        />
      </Section>
      <Section title={t('flow.section.status')} closed>
        <StatusFields {...properties} put={(next, mark) => next.kind === 'pay' && put(next, mark)} />
      </Section>
    </>
  );
}

/** A step that takes, lets go or pays back what was paid. */
export function SettleFields(properties: StepProperties<SettleStep>) {
  const { editor, definition, step, scope, put } = properties;
  const { t } = useFlow();
  const payments = Object.values(definition.steps).flatMap((each) =>
    each.kind === 'pay' ? [{ value: each.as, label: each.as }] : [],
  );
  const end = Object.entries(definition.steps).find(([, each]) => each.kind === 'end')?.[0] ?? step.next;
  return (
    <>
      <Section title={t('flow.section.settle')}>
        <ChoiceControl
          label={t('flow.settle.of')}
          value={step.of}
          optional={false}
          choices={payments}
          onChange={(of) => of !== undefined && put({ ...step, of }, 'of')}
        />
        <ChoiceControl
          label={t('flow.settle.action')}
          value={step.action}
          optional={false}
          choices={(['capture', 'release', 'refund'] as const).map((each) => ({
            value: each,
            label: t(`flow.settle.action.${each}`),
          }))}
          onChange={(chosen) => {
            const action = (['capture', 'release', 'refund'] as const).find((each) => each === chosen);
            if (action)
              put(withMember({ ...step, action }, 'amount', action === 'release' ? undefined : step.amount), 'action');
          }}
        />
        {step.action !== 'release' && (
          <FeelControl
            label={t('flow.settle.amount')}
            help={t('flow.settle.amountHelp')}
            value={step.amount}
            scope={scope.types}
            gives={{ kind: 'number' }}
            optional
            onChange={(amount) => put(withMember(step, 'amount', amount), 'amount')}
          />
        )}
        <BooleanControl
          label={t('flow.settle.refused')}
          value={step.refused !== undefined}
          optional={false}
          onChange={(ticked) => put(withMember(step, 'refused', ticked ? end : undefined), 'refused')}
        />
        <GroupControl
          label={t('flow.deliver.failureGroup')}
          help={t('flow.deliver.failureHelp')}
          value={step.failureGroup}
          groups={editor.loaded.groups}
          onChange={(failureGroup) => put({ ...step, failureGroup }, 'failureGroup')}
        />
      </Section>
      <Section title={t('flow.section.status')} closed>
        <StatusFields {...properties} put={(next, mark) => next.kind === 'settle' && put(next, mark)} />
      </Section>
    </>
  );
}
