import type { FillStep } from '../../../../workflows/definition.ts';
import { namesIn } from '../../../../workflows/design/fresh-names.ts';
import { FindingPlace } from '../../designer/controls/place-findings.tsx';
import { BooleanControl, ChoicesControl } from '../../designer/controls/plain-controls.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { DeadlineControl } from '../controls/deadline-control.tsx';
import { FillerControl } from '../controls/people-controls.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { TermControl } from '../controls/term-control.tsx';
import { useFlow } from '../flow-context.ts';
import { questionsOf } from '../flow-scope.ts';
import { AliasControl, FormControl, LatenessFields, StatusFields } from './common-fields.tsx';
import { type StepProperties, withMember } from './step-context.ts';

/** A step in which somebody fills in a form. */
export function FillFields(properties: StepProperties<FillStep>) {
  const { editor, definition, step, stepKey, language, scope, put } = properties;
  const { t, language: own } = useFlow();
  const others = [...namesIn(definition)].filter((name) => name !== step.as && formOf(name) !== undefined);
  const { forms } = editor.get();
  const isStart = definition.start === stepKey;
  const end = Object.entries(definition.steps).find(([, each]) => each.kind === 'end')?.[0] ?? step.next;
  return (
    <>
      <Section title={t('flow.section.who')}>
        <FormControl
          editor={editor}
          label={t('flow.fill.form')}
          value={step.form}
          optional={false}
          onChange={(form) => form !== undefined && put({ ...step, form }, 'form')}
        />
        {isStart ? (
          <p class="property-help">{t('flow.fill.starts')}</p>
        ) : (
          <FillerControl
            value={step.by}
            scope={scope}
            groups={editor.loaded.groups}
            group={definition.group}
            onChange={(by) => put({ ...step, by }, 'by')}
          />
        )}
        {step.by !== 'starter' && !('group' in step.by) && (
          <FindingPlace place={`${stepKey}.invitation`}>
            <TemplateControl
              label={t('flow.fill.invitation')}
              help={t('flow.fill.invitationHelp')}
              value={step.invitation}
              language={language}
              optional
              long
              placeholders={properties.placeholders}
              onChange={(invitation) => put(withMember(step, 'invitation', invitation), 'invitation')}
              onBlur={editor.settle}
            />
          </FindingPlace>
        )}
        <AliasControl editor={editor} stepKey={stepKey} value={step.as} />
      </Section>
      {!isStart && others.length > 0 && (
        <Section title={t('flow.section.sees')} closed>
          <p class="property-help">{t('flow.fill.seesHelp')}</p>
          {others.map((alias) => {
            const seen = step.sees?.find((each) => each.alias === alias);
            const rest = (step.sees ?? []).filter((each) => each.alias !== alias);
            const write = (next: readonly { alias: string; fields?: readonly string[] }[]) => {
              const sees = next.map((each) => ({ ...each, ...(each.fields ? { fields: [...each.fields] } : {}) }));
              put(withMember(step, 'sees', sees.length === 0 ? undefined : (sees as FillStep['sees'])), 'sees');
            };
            return (
              <div key={alias}>
                <BooleanControl
                  label={t('flow.fill.seesAll', { name: alias })}
                  value={seen !== undefined}
                  optional={false}
                  onChange={(ticked) => write(ticked ? [...rest, { alias }] : rest)}
                />
                {seen !== undefined && (
                  <ChoicesControl
                    label={t('flow.fill.seesFields', { name: alias })}
                    help={t('flow.fill.seesFieldsHelp')}
                    value={seen.fields}
                    optional
                    choices={questionsOf(forms[formOf(alias) ?? ''], own)}
                    onChange={(fields) => write([...rest, fields === undefined ? { alias } : { alias, fields }])}
                  />
                )}
              </div>
            );
          })}
        </Section>
      )}
      <Section title={t('flow.section.time')} closed={isStart}>
        <DeadlineControl
          label={t('flow.deadline.label')}
          value={step.deadline}
          optional
          scope={scope}
          onChange={(deadline) => put(withMember(step, 'deadline', deadline), 'deadline')}
        />
        <LatenessFields {...properties} put={(next, mark) => next.kind === 'fill' && put(next, mark)} />
        <BooleanControl
          label={t('flow.fill.expires')}
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
        {step.by !== 'starter' && (
          <BooleanControl
            label={t('flow.fill.mayDecline')}
            value={step.declined !== undefined}
            optional={false}
            onChange={(ticked) => put(withMember(step, 'declined', ticked ? end : undefined), 'declined')}
          />
        )}
      </Section>
      <Section title={t('flow.section.status')} closed>
        <StatusFields {...properties} put={(next, mark) => next.kind === 'fill' && put(next, mark)} />
      </Section>
    </>
  );

  function formOf(alias: string): string | undefined {
    for (const each of Object.values(definition.steps)) {
      if (each.kind === 'fill' && each.as === alias) return each.form;
      if (each.kind === 'approve' && each.form?.as === alias) return each.form.form;
    }
    return undefined;
  }
}
