import type { FormDefinition } from '../../../../forms/definition.ts';
import type { LinkParameter } from '../../../../forms/start-rules-schema.ts';
import { useT } from '../context.ts';
import { IconLine } from '../controls/options-control.tsx';
import { BooleanControl, NumberControl, StringControl } from '../controls/plain-controls.tsx';
import { freshKey } from '../model/fresh-key.ts';
import type { JsonPath } from '../model/json-path.ts';
import { Section } from './section.tsx';

interface LinkSectionProperties {
  readonly definition: FormDefinition;
  /** Sets a member of the form; `undefined` takes it out. */
  readonly set: (path: JsonPath, value: unknown) => void;
}

/** What an address of the start page may bring along, for fields to be filled in with. */
export function LinkSection({ definition, set }: LinkSectionProperties) {
  const t = useT();
  const parameters = definition.start.parameters ?? [];
  const write = (changed: readonly LinkParameter[]) =>
    set(['start', 'parameters'], changed.length === 0 ? undefined : changed);
  return (
    <Section title={t('designer.section.links')} closed>
      <p class="property-help">{t('designer.links.help')}</p>
      <ol class="option-list no-max-width">
        {parameters.map((parameter, index) => {
          const name = t('designer.links.parameter', { number: index + 1 });
          const change = (changed: Partial<LinkParameter>) =>
            write(parameters.with(index, { ...parameter, ...changed }));
          return (
            <li key={index} class="option-line">
              <div class="option-tools">
                <span class="property-label">{name}</span>
                <IconLine
                  texts={[
                    t('designer.list.up', { name }),
                    t('designer.list.down', { name }),
                    t('designer.list.remove', { name }),
                  ]}
                  index={index}
                  count={parameters.length}
                  mayEmpty
                  onMove={(to) => write(parameters.toSpliced(index, 1).toSpliced(to, 0, parameter))}
                  onRemove={() => write(parameters.toSpliced(index, 1))}
                />
              </div>
              <StringControl
                label={t('designer.links.name')}
                help={t('designer.links.nameHelp', { name: parameter.name })}
                value={parameter.name}
                optional={false}
                pattern="^[a-z][A-Za-z0-9]{0,39}$"
                check={(text) =>
                  parameters.some((each) => each !== parameter && each.name === text)
                    ? t('designer.member.taken')
                    : null
                }
                onCommit={(text) => change({ name: text })}
              />
              <NumberControl
                label={t('designer.links.maxLength')}
                value={parameter.maxLength}
                optional={false}
                whole
                min={1}
                max={500}
                onChange={(maxLength) => maxLength !== undefined && change({ maxLength })}
              />
              <BooleanControl
                label={t('designer.links.signed')}
                help={t('designer.links.signedHelp')}
                value={parameter.signed}
                optional
                onChange={(signed) => {
                  const { signed: _, ...others } = parameter;
                  write(parameters.with(index, signed === true ? { ...others, signed } : others));
                }}
              />
            </li>
          );
        })}
      </ol>
      {parameters.length < 20 && (
        <button
          type="button"
          class="button button-tertiary button-small"
          onClick={() => {
            const name = freshKey('sted', new Set(parameters.map((each) => each.name)));
            write([...parameters, { name, maxLength: 100 }]);
          }}
        >
          {t('designer.links.add')}
        </button>
      )}
    </Section>
  );
}
