import { useState } from 'preact/hooks';
import { fieldsOf } from '../../../../forms/fields-of.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import {
  type ChosenRecipient,
  isInForm,
  type RecipientInForm,
  recipientKinds,
} from '../../../../workflows/chosen-recipient.ts';
import type { DeliverStep } from '../../../../workflows/definition.ts';
import type { DeliveryField } from '../../../../workflows/delivery-contract.ts';
import { FeelControl } from '../../designer/controls/feel-control.tsx';
import { ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { useFlow } from '../flow-context.ts';
import { type StepProperties, withMember } from './step-context.ts';

const expression = 'expression';

/** Whom a delivery goes to: a person of the case by name, somebody whom a form of it names, or an expression for those who write them. */
export function RecipientControl({
  field,
  prepared,
  step,
  scope,
  put,
}: StepProperties<DeliverStep> & { readonly field: DeliveryField }) {
  const { t, language } = useFlow();
  const written = step.values?.[field.key];
  // An expression that was just chosen is empty still, and so not in the step.
  const [isWriting, write] = useState(written !== undefined);
  const { recipient } = step;
  const named = namedInForms(prepared, recipient, language, (name) => t('flow.recipient.inForm', { name }));
  const choose = (chosen: ChosenRecipient | undefined): void => {
    write(false);
    put(withMember(withExpression(step, field.key, undefined), 'recipient', chosen), 'recipient');
  };
  const shown =
    recipient === undefined
      ? isWriting || written !== undefined
        ? expression
        : undefined
      : isInForm(recipient)
        ? nameOf(recipient)
        : recipient;
  return (
    <>
      <ChoiceControl
        label={textIn(field.title, language)}
        help={t('flow.recipient.help')}
        value={shown}
        optional
        choices={[
          { value: 'subject', label: t('flow.recipient.subject') },
          { value: 'representative', label: t('flow.recipient.representative') },
          ...named.map(({ chosen, label }) => ({ value: nameOf(chosen), label })),
          { value: expression, label: t('flow.recipient.expression') },
        ]}
        onChange={(value) => {
          if (value === expression) {
            write(true);
            put(withMember(step, 'recipient', undefined), 'recipient');
          } else if (value === 'subject' || value === 'representative') choose(value);
          else choose(named.find(({ chosen }) => nameOf(chosen) === value)?.chosen);
        }}
      />
      {shown === expression && (
        <FeelControl
          label={t('flow.recipient.expressionLabel')}
          help={t('flow.recipient.expressionHelp')}
          value={written}
          scope={scope.types}
          gives={{ kind: 'any' }}
          optional={false}
          onChange={(value) => {
            write(true);
            put(withExpression(step, field.key, value), `values.${field.key}`);
          }}
        />
      )}
    </>
  );
}

/** A point can't stand in an alias or a field's key. */
function nameOf({ alias, field }: RecipientInForm): string {
  return `${alias}.${field}`;
}

function withExpression(step: DeliverStep, key: string, value: string | undefined): DeliverStep {
  const { [key]: _old, ...others } = step.values ?? {};
  const values = value === undefined ? others : { ...others, [key]: value };
  return withMember(step, 'values', Object.keys(values).length === 0 ? undefined : values);
}

/** The questions of the workflow's forms that ask for a person or a company, and what is chosen now. */
function namedInForms(
  prepared: StepProperties<DeliverStep>['prepared'],
  now: ChosenRecipient | undefined,
  language: ReturnType<typeof useFlow>['language'],
  label: (name: string) => string,
): readonly { readonly chosen: RecipientInForm; readonly label: string }[] {
  const offered = [...prepared.aliases].flatMap(([alias, known]) => {
    if (known.kind !== 'answers') return [];
    return fieldsOf(known.form)
      .filter(({ kind }) => recipientKinds.has(kind))
      .map((field) => ({
        chosen: { alias, field: field.key },
        label: label(`${textIn(field.label, language)} (${alias})`),
      }));
  });
  if (!isInForm(now) || offered.some(({ chosen }) => nameOf(chosen) === nameOf(now))) return offered;
  return [{ chosen: now, label: nameOf(now) }, ...offered];
}
