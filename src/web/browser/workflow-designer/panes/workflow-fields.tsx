import { loginsOf } from '../../../../forms/start-rules.ts';
import type { Text } from '../../../../texts/catalogue.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import { askedForms } from '../../../../workflows/aliases.ts';
import type { WorkflowDefinition } from '../../../../workflows/definition.ts';
import { IconLine } from '../../designer/controls/options-control.tsx';
import {
  BooleanControl,
  ChoiceControl,
  ChoicesControl,
  NumberControl,
  StringControl,
} from '../../designer/controls/plain-controls.tsx';
import { TextControl } from '../../designer/controls/text-control.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { useStore } from '../../designer/store.ts';
import { GroupControl } from '../controls/group-control.tsx';
import { useFlow } from '../flow-context.ts';
import { questionsOf } from '../flow-scope.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';
import { stepChoices } from './common-fields.tsx';
import { EvaluationFields } from './evaluation-fields.tsx';
import { SmsNoticeField } from './sms-notice-field.tsx';
import { StartLinks } from './start-links.tsx';
import { withMember } from './step-context.ts';

type About = NonNullable<WorkflowDefinition['about']>;

/** What is said and demanded of the workflow as a whole. */
export function WorkflowFields({ editor }: { readonly editor: WorkflowEditor }) {
  const { t, language: own } = useFlow();
  const definition = useStore(editor, (state) => state.history.definition);
  const language = useStore(editor, (state) => state.textLanguage);
  const forms = useStore(editor, (state) => state.forms);
  const { about = {}, active = {}, annulment, columns = [], failureMail = [] } = definition;
  const set = <Name extends keyof WorkflowDefinition>(
    name: Name,
    value: WorkflowDefinition[Name] | undefined,
    mark: string = name,
  ) => editor.change(withMember(editor.get().history.definition, name, value), mark);
  const setAbout = <Name extends keyof About>(name: Name, value: About[Name] | undefined) => {
    const changed = withMember(about, name, value);
    set('about', Object.keys(changed).length === 0 ? undefined : changed, `about.${name}`);
  };
  const aboutText = (
    name: 'description' | 'category' | 'legalBasis' | 'dutyToInform',
    long: boolean,
    help?: string,
  ) => (
    <TextControl
      label={t(`flow.about.${name}`)}
      {...(help === undefined ? {} : { help })}
      value={about[name] as Text | undefined}
      language={language}
      optional
      long={long}
      onChange={(text) => setAbout(name, text)}
      onBlur={editor.settle}
    />
  );
  const start = definition.steps[definition.start];
  const startForm = start?.kind === 'fill' ? forms[start.form] : undefined;
  const logins = startForm === undefined ? [] : loginsOf(startForm);
  const rules = startForm?.start.rules;
  const links = about.links ?? [];
  return (
    <>
      <h2 class="pane-title">{t('flow.whole')}</h2>
      <Section title={t('flow.section.about')}>
        <TextControl
          label={t('flow.about.title')}
          value={definition.title}
          language={language}
          optional={false}
          onChange={(title) => title && set('title', title)}
          onBlur={editor.settle}
        />
        {aboutText('description', true)}
        {aboutText('category', false)}
        <StringControl
          label={t('flow.about.unit')}
          value={about.unit}
          optional
          maxLength={200}
          onChange={(unit) => setAbout('unit', unit)}
        />
        <GroupControl
          label={t('flow.about.group')}
          help={t('flow.about.groupHelp')}
          value={definition.group}
          groups={editor.loaded.groups}
          onChange={(group) => set('group', group)}
        />
      </Section>
      <Section title={t('flow.section.start')} closed>
        <p class="property-help">{t('flow.start.help')}</p>
        {startForm === undefined ? (
          <p>{t('flow.start.noForm')}</p>
        ) : (
          <ul class="flow-facts">
            <li>{t('flow.start.form', { form: textIn(startForm.title, own) })}</li>
            {logins.map((login) => (
              <li key={login}>{t(`flow.start.${login}`)}</li>
            ))}
            {rules?.age?.min !== undefined && <li>{t('flow.start.minAge', { age: rules.age.min })}</li>}
            {rules?.age?.max !== undefined && <li>{t('flow.start.maxAge', { age: rules.age.max })}</li>}
            {rules?.maxSubmissions !== undefined && <li>{t('flow.start.most', { count: rules.maxSubmissions })}</li>}
            {rules?.oncePerPerson === true && <li>{t('flow.start.once')}</li>}
          </ul>
        )}
        {(['from', 'until'] as const).map((end) => (
          <StringControl
            key={end}
            label={t(`flow.active.${end}`)}
            help={t('flow.active.help')}
            value={active[end]}
            optional
            pattern="^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
            maxLength={10}
            onChange={(day) => {
              const changed = withMember(active, end, day);
              set('active', Object.keys(changed).length === 0 ? undefined : changed, `active.${end}`);
            }}
          />
        ))}
      </Section>
      <StartLinks editor={editor} />
      <Section title={t('flow.section.rules')} closed>
        <NumberControl
          label={t('flow.rules.retention')}
          help={t('flow.rules.retentionHelp')}
          value={definition.retentionDays}
          optional={false}
          whole
          min={0}
          max={36_500}
          onChange={(days) => days !== undefined && set('retentionDays', days)}
        />
        <ChoicesControl
          label={t('flow.rules.annulledBy')}
          value={annulment?.by}
          optional
          choices={(['citizen', 'employee'] as const).map((each) => ({ value: each, label: t(`flow.rules.${each}`) }))}
          onChange={(chosen) => {
            const by = (['citizen', 'employee'] as const).filter((each) => chosen?.includes(each));
            const status = annulment?.status ?? {
              now: { da: 'Sagen er annulleret.', en: 'The case has been annulled.' },
              next: { da: 'Du skal ikke gøre mere.', en: 'You need do nothing more.' },
            };
            set('annulment', by.length === 0 ? undefined : { ...annulment, by, status });
          }}
        />
        {annulment !== undefined && (
          <>
            <ChoiceControl
              label={t('flow.rules.annulmentStart')}
              help={t('flow.rules.annulmentStartHelp')}
              value={annulment.start}
              optional
              choices={stepChoices(definition, own)}
              onChange={(step) => set('annulment', withMember(annulment, 'start', step), 'annulment.start')}
            />
            {(['now', 'next'] as const).map((member) => (
              <TextControl
                key={member}
                label={t(`flow.status.${member}`)}
                value={annulment.status[member]}
                language={language}
                optional={false}
                long
                onChange={(text) =>
                  text &&
                  set(
                    'annulment',
                    { ...annulment, status: { ...annulment.status, [member]: text } },
                    `annulment.${member}`,
                  )
                }
                onBlur={editor.settle}
              />
            ))}
          </>
        )}
        <BooleanControl
          label={t('flow.rules.messages')}
          value={definition.messages !== false}
          optional={false}
          onChange={(ticked) => set('messages', ticked ? undefined : false)}
        />
      </Section>
      <Section title={t('flow.section.failures')} closed>
        <p class="property-help">{t('flow.failures.help')}</p>
        <ol class="option-list">
          {failureMail.map((address, index) => {
            const name = t('flow.failures.address', { number: index + 1 });
            return (
              <li key={index} class="option-line">
                <StringControl
                  label={name}
                  value={address}
                  optional={false}
                  pattern="^[^\s@]+@[^\s@]+\.[^\s@]+$"
                  maxLength={254}
                  onChange={(text) => text !== undefined && set('failureMail', failureMail.with(index, text))}
                />
                <RemoveLine
                  name={name}
                  list={failureMail}
                  index={index}
                  onChange={(next) => set('failureMail', next.length === 0 ? undefined : [...next])}
                />
              </li>
            );
          })}
        </ol>
        <AddButton
          text={t('flow.failures.add')}
          disabled={failureMail.length >= 20}
          onClick={() => set('failureMail', [...failureMail, 'navn@eksempel.dk'])}
        />
      </Section>
      <Section title={t('flow.section.formal')} closed>
        {aboutText('dutyToInform', true, t('flow.about.dutyHelp'))}
        {aboutText('legalBasis', true)}
        <StringControl
          label={t('flow.about.kle')}
          help={t('flow.about.kleHelp')}
          value={definition.kle}
          optional
          pattern="^\d{2}\.\d{2}\.\d{2}$"
          maxLength={8}
          onChange={(kle) => set('kle', kle)}
        />
      </Section>
      <Section title={t('flow.section.links')} closed>
        <p class="property-help">{t('flow.links.help')}</p>
        <ol class="option-list">
          {links.map((link, index) => {
            const name = t('flow.links.name', { number: index + 1 });
            return (
              <li key={index} class="option-line">
                <TextControl
                  label={t('flow.links.title')}
                  value={link.title}
                  language={language}
                  optional={false}
                  onChange={(title) => title && setAbout('links', links.with(index, { ...link, title }))}
                  onBlur={editor.settle}
                />
                <StringControl
                  label={t('flow.links.url')}
                  help={t('flow.links.urlHelp')}
                  value={link.url}
                  optional={false}
                  pattern="^https://"
                  maxLength={2_000}
                  onChange={(url) => url !== undefined && setAbout('links', links.with(index, { ...link, url }))}
                />
                <RemoveLine
                  name={name}
                  list={links}
                  index={index}
                  onChange={(next) => setAbout('links', next.length === 0 ? undefined : [...next])}
                />
              </li>
            );
          })}
        </ol>
        <AddButton
          text={t('flow.links.add')}
          disabled={links.length >= 50}
          onClick={() => setAbout('links', [...links, { title: { da: 'Link' }, url: 'https://' }])}
        />
      </Section>
      <SmsNoticeField editor={editor} />
      <EvaluationFields editor={editor} />
      <Section title={t('flow.section.columns')} closed>
        <p class="property-help">{t('flow.columns.help')}</p>
        <ol class="option-list">
          {columns.map((column, index) => {
            const name = t('flow.columns.name', { number: index + 1 });
            const form = askedForms(definition).find(({ alias }) => alias === column.alias);
            return (
              <li key={index} class="option-line">
                <ChoiceControl
                  label={t('flow.columns.alias')}
                  value={column.alias}
                  optional={false}
                  choices={askedForms(definition).map(({ alias }) => ({ value: alias, label: alias }))}
                  onChange={(alias) => {
                    if (alias === undefined) return;
                    const first = questionsOf(
                      forms[askedForms(definition).find((each) => each.alias === alias)?.form ?? ''],
                      own,
                    );
                    set('columns', columns.with(index, { alias, field: first[0]?.value ?? column.field }));
                  }}
                />
                <ChoiceControl
                  label={t('flow.columns.field')}
                  value={column.field}
                  optional={false}
                  choices={questionsOf(forms[form?.form ?? ''], own)}
                  onChange={(field) => field !== undefined && set('columns', columns.with(index, { ...column, field }))}
                />
                <RemoveLine
                  name={name}
                  list={columns}
                  index={index}
                  onChange={(next) => set('columns', next.length === 0 ? undefined : [...next])}
                />
              </li>
            );
          })}
        </ol>
        <AddButton
          text={t('flow.columns.add')}
          disabled={columns.length >= 6 || askedForms(definition).length === 0}
          onClick={() => {
            const [asked] = askedForms(definition);
            const [first] = questionsOf(forms[asked?.form ?? ''], own);
            if (asked && first) set('columns', [...columns, { alias: asked.alias, field: first.value }]);
          }}
        />
      </Section>
      <Section title={t('flow.section.changeLog')} closed>
        <ChangeLog value={about.changeLog} onChange={(text) => setAbout('changeLog', text)} onBlur={editor.settle} />
      </Section>
    </>
  );
}

function ChangeLog({
  value,
  onChange,
  onBlur,
}: {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur: () => void;
}) {
  const { t } = useFlow();
  return (
    <div class="property">
      <label class="property-label" for="flow-change-log">
        {t('flow.about.changeLog')}
      </label>
      <span class="property-help" id="flow-change-log-help">
        {t('flow.about.changeLogHelp')}
      </span>
      <textarea
        id="flow-change-log"
        class="form-input property-input"
        aria-describedby="flow-change-log-help"
        rows={5}
        maxLength={10_000}
        value={value ?? ''}
        onInput={(event) => {
          const text = event.currentTarget.value;
          onChange(text === '' ? undefined : text);
        }}
        onBlur={onBlur}
      />
    </div>
  );
}

function AddButton({ text, disabled, onClick }: { text: string; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" class="button button-tertiary button-small" disabled={disabled} onClick={onClick}>
      {text}
    </button>
  );
}

/** The tools of a line in a list: up, down, away. */
function RemoveLine<Item>({
  name,
  list,
  index,
  onChange,
}: {
  readonly name: string;
  readonly list: readonly Item[];
  readonly index: number;
  readonly onChange: (list: readonly Item[]) => void;
}) {
  const { t } = useFlow();
  const item = list[index];
  return (
    <div class="option-tools">
      <IconLine
        texts={[t('flow.list.up', { name }), t('flow.list.down', { name }), t('flow.list.remove', { name })]}
        index={index}
        count={list.length}
        mayEmpty
        onMove={(to) => item !== undefined && onChange(list.toSpliced(index, 1).toSpliced(to, 0, item))}
        onRemove={() => onChange(list.toSpliced(index, 1))}
      />
    </div>
  );
}
