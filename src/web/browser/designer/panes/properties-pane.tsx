import { memo } from 'preact/compat';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { BaseField } from '../../../../forms/base-field.ts';
import type { DesignerProperty } from '../../../../forms/designer-part.ts';
import { designerPartOf } from '../../../../forms/kinds/designer-parts.ts';
import { kindOf } from '../../../../forms/kinds/kinds.ts';
import { type Language, markedIn } from '../../../../texts/catalogue.ts';
import { circumstances, scopeAt } from '../conditions/subjects.ts';
import { useDesigner, useT } from '../context.ts';
import { ConditionControl } from '../controls/condition-control.tsx';
import { MemberControl } from '../controls/member-control.tsx';
import { BooleanControl, ChoiceControl, StringControl } from '../controls/plain-controls.tsx';
import { TextControl } from '../controls/text-control.tsx';
import type { Editor } from '../editor-state.ts';
import { kindName } from '../kind-name.ts';
import { freshKey, keyFromLabel, slugFromTitle, takenKeys } from '../model/fresh-key.ts';
import { formPlace, nodeAt, type OutlineNode, outlineOf } from '../model/outline.ts';
import { useStore } from '../store.ts';
import { FormProperties } from './form-properties.tsx';
import { prefillSources } from './prefill-sources.ts';
import { Section } from './section.tsx';
import { useRenaming } from './use-renaming.ts';

interface PropertiesPaneProperties {
  readonly editor: Editor;
}

/** What can be said of what is chosen. */
export const PropertiesPane = memo(function PropertiesPane({ editor }: PropertiesPaneProperties) {
  const t = useT();
  const definition = useStore(editor, (state) => state.history.definition);
  const chosen = useStore(editor, (state) => state.chosen);
  const language = useStore(editor, (state) => state.textLanguage);
  const node = chosen === formPlace ? undefined : nodeAt(outlineOf(definition), chosen);
  const inputs = useInputsOf(node);
  useLayoutEffect(() => {
    document.querySelector('[data-pane=properties]')?.scrollTo({ top: 0 });
  }, [inputs]);
  if (node === undefined) return <FormProperties editor={editor} definition={definition} language={language} />;
  // Inputs keep what is being typed in them; another line of the outline gets inputs of its own.
  const key = `${node.kind === 'page' ? 'page' : 'field'}${inputs}`;
  return node.kind === 'page' ? (
    <PageProperties key={key} editor={editor} node={node} language={language} title={t('designer.kind.page')} />
  ) : (
    <FieldProperties key={key} editor={editor} node={node} language={language} />
  );
});

/**
 * Counts up when what is chosen is another thing. One that is renamed keeps its path, and one that somebody else's change has
 * moved keeps its place: neither may take the focus from what is being typed.
 */
function useInputsOf(node: OutlineNode | undefined): number {
  const last = useRef({ place: '', path: '', count: 0 });
  const [place, path] = [node?.place ?? '', node?.path.join('.') ?? ''];
  const isOther = last.current.place !== place && last.current.path !== path;
  last.current = { place, path, count: last.current.count + (isOther ? 1 : 0) };
  return last.current.count;
}

interface NodeProperties<Node extends OutlineNode> {
  readonly editor: Editor;
  readonly node: Node;
  readonly language: Language;
}

/** Sets a member of what is chosen; typing on in the same member is one step to undo. */
function useMembers(editor: Editor, node: OutlineNode) {
  return (member: string, value: unknown): void => {
    const mark = `${node.path.join('.')}.${member}`;
    editor.edit({ kind: 'set', path: [...node.path, member], value }, node.place, mark);
  };
}

function useScope(editor: Editor, node: OutlineNode | null) {
  const { t, language } = useDesigner();
  const { definition } = editor.get().history;
  return useMemo(
    () => scopeAt(definition, node, editor.loaded.lists, language, (name) => t(circumstances[name])),
    [definition, node?.place, language],
  );
}

function PageProperties({
  editor,
  node,
  language,
  title,
}: NodeProperties<Extract<OutlineNode, { kind: 'page' }>> & { readonly title: string }) {
  const t = useT();
  const set = useMembers(editor, node);
  const renaming = useRenaming(editor, node);
  const scope = useScope(editor, node);
  const { item } = node;
  const { pages } = editor.get().history.definition;
  return (
    <>
      <h2 class="pane-title">{title}</h2>
      <Section title={t('designer.section.texts')}>
        <TextControl
          label={t('designer.member.title')}
          value={item.title}
          language={language}
          optional={false}
          onChange={(text) => set('title', text)}
          onBlur={() => {
            const made = slugFromTitle(item.title.da);
            const others = new Set(pages.filter((page) => page !== item).map((page) => page.key));
            if (language === 'da' && /^side(-\d+)?$/.test(item.key) && made !== '' && item.title.da !== 'Ny side') {
              renaming.key(freshKey(made, new Set([...others, ...reserved]), '-'));
            }
            editor.settle();
          }}
        />
        <TextControl
          label={t('designer.member.intro')}
          value={item.intro}
          language={language}
          optional
          long
          onChange={(text) => set('intro', text)}
          onBlur={editor.settle}
        />
      </Section>
      <Section title={t('designer.section.when')}>
        <ConditionControl
          label={t('designer.member.visiblePage')}
          value={item.visibleWhen}
          scope={scope}
          onChange={(condition) => set('visibleWhen', condition)}
        />
      </Section>
      <Section title={t('designer.section.technical')} closed>
        <StringControl
          label={t('designer.member.pageKey')}
          help={t('designer.member.pageKeyHelp')}
          value={item.key}
          optional={false}
          pattern="^[a-z][a-z0-9-]{0,59}$"
          check={(text) =>
            reserved.has(text) || pages.some((page) => page !== item && page.key === text)
              ? t('designer.member.taken')
              : null
          }
          onCommit={renaming.key}
        />
      </Section>
    </>
  );
}

/** Addresses of a draft that no page may have. */
const reserved: ReadonlySet<string> = new Set(['gennemse', 'send', 'fil']);

function FieldProperties({ editor, node, language }: NodeProperties<Exclude<OutlineNode, { kind: 'page' }>>) {
  const { t, language: own } = useDesigner();
  const set = useMembers(editor, node);
  const renaming = useRenaming(editor, node);
  const scope = useScope(editor, node);
  const { item } = node;
  const part = item.kind === 'group' ? undefined : designerPartOf(item.kind);
  const without: ReadonlySet<string> = new Set(
    item.kind === 'group' ? ['required', 'validations', 'prefill', 'error'] : (part?.without ?? []),
  );
  const field: BaseField = item;
  const asks = item.kind !== 'group' && kindOf(item).asks;
  const members = (part?.properties ?? []).filter(({ control }) => control.kind !== 'fields');
  const draw = (property: DesignerProperty) => (
    <MemberControl
      key={property.member}
      property={property}
      value={memberOf(item, property.member)}
      language={language}
      scope={scope}
      lists={editor.listNames}
      agreements={editor.loaded.agreements}
      onRenameOption={renaming.option}
      onChange={(value) => set(property.member, value)}
    />
  );
  return (
    <>
      <h2 class="pane-title">{kindName(item.kind, own, t)}</h2>
      {part !== undefined && <p class="pane-purpose">{markedIn(part.purpose, own)}</p>}
      <Section title={t('designer.section.texts')}>
        <TextControl
          label={t(asks ? 'designer.member.label' : 'designer.member.heading')}
          value={field.label}
          language={language}
          optional={false}
          onChange={(text) => set('label', text)}
          onBlur={() => {
            const made = keyFromLabel(field.label.da);
            const isOwn =
              language === 'da' && /^felt\d+$/.test(item.key) && made !== '' && !/^(ny|nyt)[A-ZÆØÅ]/.test(made);
            const { definition } = editor.get().history;
            if (isOwn) renaming.key(freshKey(made, takenKeys(definition)));
            editor.settle();
          }}
        />
        {!without.has('help') && (
          <TextControl
            label={t('designer.member.help')}
            value={field.help}
            language={language}
            optional
            long
            onChange={(text) => set('help', text)}
            onBlur={editor.settle}
          />
        )}
      </Section>
      {members.length > 0 && <Section title={t('designer.section.answer')}>{members.map(draw)}</Section>}
      {!without.has('required') && asks && (
        <Section title={t('designer.section.required')}>
          <RequiredControl editor={editor} node={node} set={set} />
          {!without.has('error') && field.required !== undefined && (
            <TextControl
              label={t('designer.member.error')}
              help={t('designer.member.errorHelp')}
              value={field.error}
              language={language}
              optional
              onChange={(text) => set('error', text)}
              onBlur={editor.settle}
            />
          )}
        </Section>
      )}
      {!without.has('visibleWhen') && (
        <Section title={t('designer.section.when')}>
          <ConditionControl
            label={t('designer.member.visibleField')}
            value={field.visibleWhen}
            scope={scope}
            onChange={(condition) => set('visibleWhen', condition)}
          />
        </Section>
      )}
      {!without.has('validations') && asks && (
        <Section title={t('designer.section.rules')} closed={(field.validations ?? []).length === 0}>
          <MemberControl
            property={rulesProperty(t)}
            value={field.validations}
            language={language}
            scope={scope}
            lists={{}}
            onChange={(value) => set('validations', value)}
          />
        </Section>
      )}
      {!without.has('prefill') && asks && (
        <Section title={t('designer.section.prefill')} closed={field.prefill === undefined}>
          <ChoiceControl
            label={t('designer.member.prefill')}
            value={field.prefill?.from}
            optional
            choices={prefillSources(editor.get().history.definition, node, field.prefill?.from, t, own)}
            onChange={(from) =>
              set(
                'prefill',
                from === undefined ? undefined : { ...field.prefill, from, locked: field.prefill?.locked ?? false },
              )
            }
          />
          {field.prefill !== undefined && (
            <ChoiceControl
              label={t('designer.member.locked')}
              value={field.prefill.locked ? 'locked' : 'open'}
              optional={false}
              choices={[
                { value: 'open', label: t('designer.member.lockedNo') },
                { value: 'locked', label: t('designer.member.lockedYes') },
              ]}
              onChange={(value) => field.prefill && set('prefill', { ...field.prefill, locked: value === 'locked' })}
            />
          )}
          {field.prefill?.locked === true && /^c[pv]r\./.test(field.prefill.from) && (
            <BooleanControl
              label={t('designer.member.unchecked')}
              help={t('designer.member.uncheckedHelp')}
              value={field.prefill.unchecked === true}
              optional={false}
              onChange={(value) => {
                const { unchecked: _, ...rest } = field.prefill ?? { from: '', locked: true };
                set('prefill', value ? { ...rest, unchecked: true } : rest);
              }}
            />
          )}
        </Section>
      )}
      <Section title={t('designer.section.technical')} closed>
        <StringControl
          label={t('designer.member.key')}
          help={t('designer.member.keyHelp')}
          value={item.key}
          optional={false}
          pattern="^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$"
          check={(text) =>
            text !== item.key && takenKeys(editor.get().history.definition).has(text)
              ? t('designer.member.taken')
              : null
          }
          onCommit={renaming.key}
        />
      </Section>
    </>
  );
}

function RequiredControl({
  editor,
  node,
  set,
}: {
  readonly editor: Editor;
  readonly node: Exclude<OutlineNode, { kind: 'page' }>;
  readonly set: (member: string, value: unknown) => void;
}) {
  const t = useT();
  const scope = useScope(editor, node);
  const field: BaseField = node.item;
  const { required } = field;
  const kind = typeof required === 'string' ? 'when' : required === true ? 'always' : 'never';
  const [first] = scope.subjects.filter(({ name }) => name !== node.item.key);
  return (
    <>
      <ChoiceControl
        label={t('designer.member.required')}
        value={kind}
        optional={false}
        choices={(['never', 'always', 'when'] as const).map((value) => ({
          value,
          label: t(`designer.required.${value}`),
        }))}
        onChange={(value) => {
          if (value === 'when')
            set(
              'required',
              first?.type.kind === 'boolean' ? `${first.name} = true` : `${first?.name ?? 'language'} != null`,
            );
          else set('required', value === 'always' ? true : undefined);
        }}
      />
      {typeof required === 'string' && (
        <ConditionControl
          label={t('designer.member.requiredWhen')}
          value={required}
          scope={scope}
          onChange={(condition) => set('required', condition)}
        />
      )}
    </>
  );
}

function rulesProperty(t: ReturnType<typeof useT>): DesignerProperty {
  const both = (da: string) => ({ da, en: da });
  return {
    member: 'validations',
    label: both(t('designer.member.rules')),
    help: both(t('designer.member.rulesHelp')),
    optional: true,
    control: {
      kind: 'list',
      item: both(t('designer.member.rule')),
      of: [
        {
          member: 'rule',
          label: both(t('designer.member.ruleHolds')),
          optional: false,
          control: { kind: 'feel', gives: { kind: 'boolean' } },
        },
        {
          member: 'message',
          label: both(t('designer.member.ruleMessage')),
          optional: false,
          control: { kind: 'text' },
        },
      ],
    },
  };
}

function memberOf(item: object, member: string): unknown {
  return Object.hasOwn(item, member) ? Reflect.get(item, member) : undefined;
}
