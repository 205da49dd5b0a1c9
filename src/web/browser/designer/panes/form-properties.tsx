import type { FormDefinition } from '../../../../forms/definition.ts';
import type { Language, Text } from '../../../../texts/catalogue.ts';
import type { DesignerTextKey } from '../../../designer/texts.ts';
import { useT } from '../context.ts';
import { IconLine } from '../controls/options-control.tsx';
import { ChoiceControl, NumberControl } from '../controls/plain-controls.tsx';
import { TextControl } from '../controls/text-control.tsx';
import type { Editor } from '../editor-state.ts';
import { type JsonPath, valueAt } from '../model/json-path.ts';
import { formPlace } from '../model/outline.ts';
import { AccessSection } from './access-section.tsx';
import { LinkSection } from './link-section.tsx';
import { OwnChildrenSection } from './own-children-section.tsx';
import { RepresentationSection } from './representation-section.tsx';
import { Section } from './section.tsx';

interface FormPropertiesProperties {
  readonly editor: Editor;
  readonly definition: FormDefinition;
  readonly language: Language;
}

const privacyMembers = [
  'controller',
  'dataProtectionOfficer',
  'purpose',
  'legalBasis',
  'sourcesAndRecipients',
  'retention',
  'rights',
] as const;

/** What is said of the form as a whole. */
export function FormProperties({ editor, definition, language }: FormPropertiesProperties) {
  const t = useT();
  const set = (path: JsonPath, value: unknown) => editor.edit({ kind: 'set', path, value }, formPlace, path.join('.'));
  const text = (path: JsonPath, label: DesignerTextKey, long = false, help?: DesignerTextKey) => (
    <TextControl
      key={path.join('.')}
      label={t(label)}
      help={help && t(help)}
      value={valueAt(definition, path) as Text | undefined}
      language={language}
      optional={false}
      long={long}
      onChange={(value) => set(path, value)}
      onBlur={editor.settle}
    />
  );
  const { start } = definition;
  return (
    <>
      <h2 class="pane-title">{t('designer.outline.form')}</h2>
      <Section title={t('designer.section.list')}>
        {text(['title'], 'designer.member.formTitle')}
        {text(['summary'], 'designer.member.summary', true, 'designer.member.summaryHelp')}
        {text(['searchWords'], 'designer.member.searchWords', false, 'designer.member.searchWordsHelp')}
      </Section>
      <Section title={t('designer.section.start')}>
        {text(['start', 'intro'], 'designer.member.startIntro', true)}
        <fieldset class="property">
          <legend class="property-label">{t('designer.member.needs')}</legend>
          <ol class="option-list no-max-width">
            {start.needs.map((need, index) => (
              <li key={index} class="option-line">
                <TextControl
                  label={t('designer.member.need', { number: index + 1 })}
                  value={need}
                  language={language}
                  optional={false}
                  onChange={(value) => set(['start', 'needs', index], value)}
                  onBlur={editor.settle}
                />
                <div class="option-tools">
                  <IconLine
                    texts={[
                      t('designer.list.up', { name: t('designer.member.need', { number: index + 1 }) }),
                      t('designer.list.down', { name: t('designer.member.need', { number: index + 1 }) }),
                      t('designer.list.remove', { name: t('designer.member.need', { number: index + 1 }) }),
                    ]}
                    index={index}
                    count={start.needs.length}
                    mayEmpty
                    onMove={(to) => set(['start', 'needs'], start.needs.toSpliced(index, 1).toSpliced(to, 0, need))}
                    onRemove={() => set(['start', 'needs'], start.needs.toSpliced(index, 1))}
                  />
                </div>
              </li>
            ))}
          </ol>
          <button
            type="button"
            class="button button-tertiary button-small"
            onClick={() => set(['start', 'needs'], [...start.needs, { da: '' }])}
          >
            {t('designer.member.addNeed')}
          </button>
        </fieldset>
        <NumberControl
          label={t('designer.member.minutes')}
          value={start.minutes}
          optional={false}
          whole
          min={1}
          max={600}
          onChange={(value) => set(['start', 'minutes'], value)}
        />
        <ChoiceControl
          label={t('designer.member.loginLevel')}
          value={start.loginLevel}
          optional={false}
          choices={(['low', 'substantial', 'high'] as const).map((value) => ({
            value,
            label: t(`designer.level.${value}`),
          }))}
          onChange={(value) => set(['start', 'loginLevel'], value)}
        />
      </Section>
      <AccessSection
        definition={definition}
        language={language}
        lists={editor.loaded.lists}
        ways={editor.loaded.ways}
        set={set}
      />
      <LinkSection definition={definition} set={set} />
      <RepresentationSection definition={definition} set={set} />
      <OwnChildrenSection definition={definition} set={set} />
      <Section title={t('designer.section.privacy')} closed>
        <p class="property-help">{t('designer.privacy.why')}</p>
        {privacyMembers.map((member) => text(['start', 'privacy', member], `designer.privacy.${member}`, true))}
      </Section>
      <Section title={t('designer.section.afterwards')} closed>
        {text(['afterwards'], 'designer.member.afterwards', true)}
        <NumberControl
          label={t('designer.member.draftDays')}
          value={definition.draftDays}
          optional={false}
          whole
          min={1}
          max={365}
          onChange={(value) => set(['draftDays'], value)}
        />
      </Section>
    </>
  );
}
