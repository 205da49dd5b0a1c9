import type { Language } from '../../../../texts/catalogue.ts';
import type { Letter, LetterBlock } from '../../../../workflows/definition.ts';
import type { ExpressionScope } from '../../designer/conditions/subjects.ts';
import { ConditionControl } from '../../designer/controls/condition-control.tsx';
import { IconLine } from '../../designer/controls/options-control.tsx';
import { FindingPlace } from '../../designer/controls/place-findings.tsx';
import { ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { type Placeholder, TemplateControl } from '../controls/template-control.tsx';
import { useFlow } from '../flow-context.ts';
import { withMember } from './step-context.ts';

interface LetterFieldsProperties {
  /** Where the letter stands in the definition. */
  readonly place: string;
  readonly letter: Letter;
  readonly language: Language;
  readonly scope: ExpressionScope;
  readonly placeholders: readonly Placeholder[];
  readonly onChange: (letter: Letter, mark: string) => void;
  readonly onBlur: () => void;
}

/** A letter: its title and its paragraphs, each with the condition on which it stands there. */
export function LetterFields(properties: LetterFieldsProperties) {
  const { place, letter, language, scope, placeholders, onChange, onBlur } = properties;
  const { t } = useFlow();
  const { blocks } = letter;
  const put = (index: number, block: LetterBlock, mark: string) =>
    onChange({ ...letter, blocks: blocks.with(index, block) }, mark);
  return (
    <fieldset class="property">
      <legend class="property-label">{t('flow.letter.label')}</legend>
      <FindingPlace place={`${place}.title`}>
        <TemplateControl
          label={t('flow.letter.title')}
          value={letter.title}
          language={language}
          optional={false}
          long={false}
          placeholders={placeholders}
          onChange={(title) => title && onChange({ ...letter, title }, 'letter.title')}
          onBlur={onBlur}
        />
      </FindingPlace>
      <ol class="option-list">
        {blocks.map((block, index) => {
          const name = t('flow.letter.block', { number: index + 1 });
          return (
            <li key={index} class="option-line">
              <div class="option-tools">
                <span class="property-label">{name}</span>
                <IconLine
                  texts={[t('flow.list.up', { name }), t('flow.list.down', { name }), t('flow.list.remove', { name })]}
                  index={index}
                  count={blocks.length}
                  mayEmpty={false}
                  onMove={(to) =>
                    onChange({ ...letter, blocks: blocks.toSpliced(index, 1).toSpliced(to, 0, block) }, 'letter.blocks')
                  }
                  onRemove={() => onChange({ ...letter, blocks: blocks.toSpliced(index, 1) }, 'letter.blocks')}
                />
              </div>
              <ChoiceControl
                label={t('flow.letter.kind')}
                value={block.kind}
                optional={false}
                choices={(['paragraph', 'heading'] as const).map((each) => ({
                  value: each,
                  label: t(`flow.letter.${each}`),
                }))}
                onChange={(kind) =>
                  (kind === 'paragraph' || kind === 'heading') && put(index, { ...block, kind }, 'letter.kind')
                }
              />
              <FindingPlace place={`${place}.${index}`}>
                <TemplateControl
                  label={t('flow.letter.text')}
                  value={block.text}
                  language={language}
                  optional={false}
                  long={block.kind === 'paragraph'}
                  placeholders={placeholders}
                  onChange={(text) => text && put(index, { ...block, text }, `letter.${index}`)}
                  onBlur={onBlur}
                />
              </FindingPlace>
              <ConditionControl
                label={t('flow.letter.when')}
                value={block.when}
                scope={scope}
                onChange={(when) => put(index, withMember(block, 'when', when), `letter.${index}.when`)}
              />
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        class="button button-tertiary button-small"
        disabled={blocks.length >= 200}
        onClick={() =>
          onChange({ ...letter, blocks: [...blocks, { kind: 'paragraph', text: { da: '' } }] }, 'letter.blocks')
        }
      >
        {t('flow.letter.add')}
      </button>
    </fieldset>
  );
}
