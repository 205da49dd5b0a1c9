import { markedIn } from '../../../../texts/catalogue.ts';
import type { EndStep, Step, WaitStep } from '../../../../workflows/definition.ts';
import { isInvited } from '../../../../workflows/people.ts';
import { IconLine } from '../../designer/controls/options-control.tsx';
import { FindingPlace } from '../../designer/controls/place-findings.tsx';
import {
  BooleanControl,
  ChoiceControl,
  NumberControl,
  StringControl,
} from '../../designer/controls/plain-controls.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { CaseDateControl, DeadlineControl, firstDate } from '../controls/deadline-control.tsx';
import { AudienceControl } from '../controls/people-controls.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { TermControl } from '../controls/term-control.tsx';
import { useFlow } from '../flow-context.ts';
import { StatusFields } from './common-fields.tsx';
import { type StepProperties, withMember } from './step-context.ts';

type NotifyStep = Extract<Step, { kind: 'notify' }>;

const keyPattern = '^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$';

/** A step that tells somebody something. */
export function NotifyFields(properties: StepProperties<NotifyStep>) {
  const { editor, definition, step, language, scope, placeholders, put } = properties;
  const { t } = useFlow();
  return (
    <Section title={t('flow.section.message')}>
      <AudienceControl
        value={step.to}
        groups={editor.loaded.groups}
        group={definition.group}
        scope={scope}
        invitable={Object.values(definition.steps).flatMap((each) =>
          each.kind === 'fill' && isInvited(each.by) ? [{ value: each.as, label: markedIn(each.title, language) }] : [],
        )}
        onChange={(to) => put(withMember(step, 'to', to), 'to')}
      />
      <FindingPlace place={`${properties.stepKey}.message`}>
        <TemplateControl
          label={t('flow.notify.message')}
          value={step.message}
          language={language}
          optional={false}
          long
          placeholders={placeholders}
          onChange={(message) => message && put({ ...step, message }, 'message')}
          onBlur={editor.settle}
        />
      </FindingPlace>
    </Section>
  );
}

/** A step in which the case waits. */
export function WaitFields(properties: StepProperties<WaitStep>) {
  const { definition, step, scope, put } = properties;
  const { t } = useFlow();
  const kind = step.event !== undefined ? 'event' : step.until !== undefined ? 'until' : 'term';
  const begin = (chosen: string | undefined): void => {
    const { term: _term, until: _until, event: _event, ...rest } = step;
    if (chosen === 'until') put({ ...rest, until: { date: firstDate(scope) } }, 'wait');
    else if (chosen === 'event') put({ ...rest, event: { name: 'received' } }, 'wait');
    else put({ ...rest, term: { days: 7 } }, 'wait');
  };
  const { event } = step;
  const end = Object.entries(definition.steps).find(([, each]) => each.kind === 'end')?.[0] ?? step.next;
  return (
    <>
      <Section title={t('flow.section.wait')}>
        <ChoiceControl
          label={t('flow.wait.for')}
          value={kind}
          optional={false}
          choices={(['term', 'until', 'event'] as const).map((each) => ({
            value: each,
            label: t(`flow.wait.${each}`),
          }))}
          onChange={(chosen) => chosen !== kind && begin(chosen)}
        />
        {kind === 'term' && (
          <TermControl
            label={t('flow.deadline.length')}
            value={step.term}
            optional={false}
            onChange={(term) => term && put({ ...step, term }, 'term')}
          />
        )}
        {step.until !== undefined && (
          <CaseDateControl value={step.until} scope={scope} onChange={(until) => put({ ...step, until }, 'until')} />
        )}
        {event !== undefined && (
          <>
            <StringControl
              label={t('flow.wait.name')}
              help={t('flow.wait.nameHelp')}
              value={event.name}
              optional={false}
              pattern={keyPattern}
              onChange={(name) => name !== undefined && put({ ...step, event: { ...event, name } }, 'event.name')}
            />
            <StringControl
              label={t('flow.wait.as')}
              help={t('flow.wait.asHelp')}
              value={event.as}
              optional
              pattern={keyPattern}
              onChange={(as) => put({ ...step, event: withMember(event, 'as', as) }, 'event.as')}
            />
            <EventData {...properties} />
            <DeadlineControl
              label={t('flow.deadline.label')}
              value={event.deadline}
              optional
              scope={scope}
              onChange={(deadline) =>
                put({ ...step, event: withMember(event, 'deadline', deadline) }, 'event.deadline')
              }
            />
            <BooleanControl
              label={t('flow.wait.expires')}
              value={event.expired !== undefined}
              optional={false}
              onChange={(ticked) =>
                put({ ...step, event: withMember(event, 'expired', ticked ? end : undefined) }, 'event.expired')
              }
            />
          </>
        )}
      </Section>
      <Section title={t('flow.section.status')} closed>
        <StatusFields {...properties} put={(next, mark) => next.kind === 'wait' && put(next, mark)} />
      </Section>
    </>
  );
}

const dataKinds = ['string', 'number', 'boolean', 'date'] as const;

/** What comes with an event from outside. */
function EventData({ step, put }: StepProperties<WaitStep>) {
  const { t } = useFlow();
  const { event } = step;
  if (event === undefined) return null;
  const entries = Object.entries(event.data ?? {});
  const write = (changed: readonly (readonly [string, (typeof dataKinds)[number]])[]) => {
    const data = changed.length === 0 ? undefined : Object.fromEntries(changed);
    put({ ...step, event: withMember(event, 'data', data) }, 'event.data');
  };
  return (
    <fieldset class="property">
      <legend class="property-label">{t('flow.wait.data')}</legend>
      <ol class="option-list">
        {entries.map(([name, kind], index) => (
          <li key={index} class="option-line">
            <StringControl
              label={t('flow.wait.dataName')}
              value={name}
              optional={false}
              pattern={keyPattern}
              check={(text) =>
                text !== name && entries.some(([other]) => other === text) ? t('flow.problem.taken') : null
              }
              onChange={(to) => to !== undefined && write(entries.with(index, [to, kind]))}
            />
            <ChoiceControl
              label={t('flow.wait.dataKind')}
              value={kind}
              optional={false}
              choices={dataKinds.map((each) => ({ value: each, label: t(`flow.data.${each}`) }))}
              onChange={(to) => {
                const wanted = dataKinds.find((each) => each === to);
                if (wanted) write(entries.with(index, [name, wanted]));
              }}
            />
            <div class="option-tools">
              <IconLine
                texts={[t('flow.list.up', { name }), t('flow.list.down', { name }), t('flow.list.remove', { name })]}
                index={index}
                count={entries.length}
                mayEmpty
                onMove={(to) => write(entries.toSpliced(index, 1).toSpliced(to, 0, [name, kind]))}
                onRemove={() => write(entries.toSpliced(index, 1))}
              />
            </div>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button button-tertiary button-small"
        onClick={() => write([...entries, [`value${entries.length + 1}`, 'string']])}
      >
        {t('flow.wait.addData')}
      </button>
    </fieldset>
  );
}

/** A step with which the case ends. */
export function EndFields(properties: StepProperties<EndStep>) {
  const { definition, step, put } = properties;
  const { t } = useFlow();
  return (
    <Section title={t('flow.section.end')}>
      <StringControl
        label={t('flow.end.outcome')}
        help={t('flow.end.outcomeHelp')}
        value={step.outcome}
        optional={false}
        pattern={keyPattern}
        onChange={(outcome) => outcome !== undefined && put({ ...step, outcome }, 'outcome')}
      />
      <StatusFields {...properties} put={(next, mark) => next.kind === 'end' && put(next, mark)} />
      <NumberControl
        label={t('flow.end.retention')}
        help={t('flow.end.retentionHelp', { days: definition.retentionDays })}
        value={step.retentionDays}
        optional
        whole
        min={0}
        max={36_500}
        onChange={(days) => put(withMember(step, 'retentionDays', days), 'retentionDays')}
      />
    </Section>
  );
}
