import { fieldsOf } from '../../../../forms/fields-of.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import type { DeliverStep } from '../../../../workflows/definition.ts';
import { type DeliveryField, isRequired } from '../../../../workflows/delivery-contract.ts';
import type { MainDocument } from '../../../../workflows/main-document.ts';
import { FeelControl } from '../../designer/controls/feel-control.tsx';
import { FindingPlace } from '../../designer/controls/place-findings.tsx';
import {
  BooleanControl,
  ChoiceControl,
  ChoicesControl,
  StringControl,
} from '../../designer/controls/plain-controls.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { GroupControl } from '../controls/group-control.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { useFlow } from '../flow-context.ts';
import { CharacterTextField } from './character-text-field.tsx';
import { StatusFields } from './common-fields.tsx';
import { LetterFields } from './letter-fields.tsx';
import { RecipientControl } from './recipient-control.tsx';
import { SmsTextField } from './sms-text-field.tsx';
import { type StepProperties, withMember } from './step-context.ts';

/** A step that delivers something outside. */
export function DeliverFields(properties: StepProperties<DeliverStep>) {
  const { editor, definition, step, language, scope, placeholders, put } = properties;
  const { t, language: own, base } = useFlow();
  const { deliveries, groups } = editor.loaded;
  const offered = deliveries.find(({ key }) => key === step.delivery);
  const choices = deliveries.map(({ key, title }) => ({ value: key, label: textIn(title, own) }));
  const known =
    offered || step.delivery === '' ? choices : [{ value: step.delivery, label: step.delivery }, ...choices];
  const mains = mainDocuments(properties, t, own);
  const letter = () => ({ title: definition.title, blocks: [{ kind: 'paragraph' as const, text: { da: '' } }] });
  return (
    <>
      <Section title={t('flow.section.delivery')}>
        <ChoiceControl
          label={t('flow.deliver.kind')}
          value={step.delivery === '' ? undefined : step.delivery}
          optional={false}
          choices={known}
          onChange={(delivery) => delivery !== undefined && put({ ...step, delivery }, 'delivery')}
        />
        {offered?.contract.fields.map((field) => (
          <FindingPlace key={`${field.in}.${field.key}`} place={`${properties.stepKey}.${field.in}.${field.key}`}>
            {field.isRecipient ? (
              <FindingPlace place={`${properties.stepKey}.recipient`}>
                <RecipientControl field={field} {...properties} />
              </FindingPlace>
            ) : field.counted === 'sms' ? (
              <SmsTextField field={field} contract={offered.contract} {...properties} />
            ) : field.counted === 'characters' ? (
              <CharacterTextField field={field} contract={offered.contract} {...properties} />
            ) : (
              <DeliveryFieldControl field={field} {...properties} />
            )}
          </FindingPlace>
        ))}
        <FindingPlace place={`${properties.stepKey}.main`}>
          <ChoiceControl
            label={t('flow.deliver.main')}
            help={t('flow.deliver.mainHelp')}
            value={step.main && mainName(step.main)}
            optional
            choices={mains.map(({ main, label }) => ({ value: mainName(main), label }))}
            onChange={(chosen) => {
              put(withMember(step, 'main', mains.find(({ main }) => mainName(main) === chosen)?.main), 'main');
            }}
          />
        </FindingPlace>
        <ChoicesControl
          label={t('flow.deliver.attachments')}
          value={step.attachments}
          optional
          choices={attachable.map((each) => ({
            value: each,
            label: t(`flow.deliver.${each}`),
          }))}
          onChange={(chosen) => {
            const attachments = attachable.filter((each) => chosen?.includes(each));
            put(withMember(step, 'attachments', attachments.length === 0 ? undefined : attachments), 'attachments');
          }}
        />
        <GroupControl
          label={t('flow.deliver.failureGroup')}
          help={t('flow.deliver.failureHelp')}
          value={step.failureGroup}
          groups={groups}
          onChange={(failureGroup) => put({ ...step, failureGroup }, 'failureGroup')}
        />
        {(offered?.contract.mayBeUnsent || step.unsent !== undefined) && (
          <FindingPlace place={`${properties.stepKey}.unsent`}>
            <BooleanControl
              label={t('flow.deliver.unsent')}
              help={t('flow.deliver.unsentHelp')}
              value={step.unsent !== undefined}
              optional={false}
              onChange={(ticked) => put(withMember(step, 'unsent', ticked ? step.next : undefined), 'unsent')}
            />
          </FindingPlace>
        )}
        <p class="property-help">{t('flow.deliver.previewHelp')}</p>
        <a href={`${base}/${encodeURIComponent(definition.key)}/afleveringer`}>{t('flow.deliver.preview')}</a>
      </Section>
      <Section title={t('flow.section.letter')}>
        <BooleanControl
          label={t('flow.deliver.hasLetter')}
          value={step.letter !== undefined}
          optional={false}
          onChange={(ticked) =>
            put(withMember(step, 'letter', ticked ? (step.letter ?? letter()) : undefined), 'letter')
          }
        />
        {step.letter !== undefined && (
          <LetterFields
            place={`${properties.stepKey}.letter`}
            letter={step.letter}
            language={language}
            scope={scope}
            placeholders={placeholders}
            onChange={(changed, mark) => put({ ...step, letter: changed }, mark)}
            onBlur={editor.settle}
          />
        )}
      </Section>
      <Section title={t('flow.section.status')} closed>
        <StatusFields {...properties} put={(next, mark) => next.kind === 'deliver' && put(next, mark)} />
      </Section>
    </>
  );
}

const attachable = ['receipts', 'uploads', 'letters'] as const;

function mainName({ alias, field }: MainDocument): string {
  return field === undefined ? alias : `${alias}.${field}`;
}

/** What may stand first: each form of the workflow, the questions of it that ask for files, and what is chosen now. */
function mainDocuments(
  { prepared, step }: StepProperties<DeliverStep>,
  t: ReturnType<typeof useFlow>['t'],
  own: ReturnType<typeof useFlow>['language'],
): readonly { readonly main: MainDocument; readonly label: string }[] {
  const offered = [...prepared.aliases].flatMap(([alias, known]) => {
    if (known.kind !== 'answers') return [];
    const files = fieldsOf(known.form).filter(({ kind }) => kind === 'files');
    return [
      { main: { alias }, label: t('flow.deliver.mainForm', { name: `${textIn(known.form.title, own)} (${alias})` }) },
      ...files.map((field) => ({
        main: { alias, field: field.key },
        label: t('flow.deliver.mainFile', { name: textIn(field.label, own) }),
      })),
    ];
  });
  const { main } = step;
  if (!main || offered.some((each) => mainName(each.main) === mainName(main))) return offered;
  return [{ main, label: mainName(main) }, ...offered];
}

/** What the kind of delivery asks, by the member of the step that says it. */
function DeliveryFieldControl({
  field,
  editor,
  step,
  language,
  scope,
  placeholders,
  put,
}: StepProperties<DeliverStep> & { readonly field: DeliveryField }) {
  const { language: own } = useFlow();
  const label = textIn(field.title, own);
  const help = field.help === undefined ? {} : { help: textIn(field.help, own) };
  const write = (member: 'values' | 'texts' | 'choices', value: unknown): void => {
    const { [field.key]: _old, ...others } = step[member] ?? {};
    const changed = value === undefined ? others : { ...others, [field.key]: value };
    // The member holds what its own kind of control gives.
    put(
      withMember(step, member, (Object.keys(changed).length === 0 ? undefined : changed) as never),
      `${member}.${field.key}`,
    );
  };
  if (field.in === 'values') {
    return (
      <FeelControl
        label={label}
        {...help}
        value={step.values?.[field.key]}
        scope={scope.types}
        gives={{ kind: 'any' }}
        optional={!isRequired(field, step)}
        onChange={(value) => write('values', value)}
      />
    );
  }
  if (field.in === 'texts') {
    return (
      <TemplateControl
        label={label}
        {...help}
        value={step.texts?.[field.key]}
        language={language}
        optional={!field.required}
        long
        placeholders={placeholders}
        onChange={(value) => write('texts', value)}
        onBlur={editor.settle}
      />
    );
  }
  const chosen = step.choices?.[field.key];
  const value = chosen === undefined ? undefined : String(chosen);
  return field.options === undefined ? (
    <StringControl
      label={label}
      {...help}
      value={value}
      optional={!field.required}
      maxLength={4_000}
      onChange={(text) => write('choices', text)}
    />
  ) : (
    <ChoiceControl
      label={label}
      {...help}
      value={value}
      optional={!field.required}
      choices={field.options.map((option) => ({ value: option.value, label: textIn(option.label, own) }))}
      onChange={(text) => write('choices', text)}
    />
  );
}
