import type { FormDefinition } from '../../../../forms/definition.ts';
import type { Representation } from '../../../../forms/start-rules-schema.ts';
import { useT } from '../context.ts';
import { StringControl } from '../controls/plain-controls.tsx';
import type { JsonPath } from '../model/json-path.ts';
import { Section } from './section.tsx';

interface RepresentationSectionProperties {
  readonly definition: FormDefinition;
  /** Sets a member of the form; `undefined` takes it out. */
  readonly set: (path: JsonPath, value: unknown) => void;
}

const none: Representation = { act: [], read: [] };
const mostNames = 20;

/** Which powers of attorney let one fill in the form for somebody else; the names are those of NemLog-in Administration. */
export function RepresentationSection({ definition, set }: RepresentationSectionProperties) {
  const t = useT();
  const accepted = definition.start.representation ?? none;
  const write = (kind: keyof Representation, names: readonly string[]) => {
    const changed = { ...accepted, [kind]: names };
    set(['start', 'representation'], changed.act.length + changed.read.length === 0 ? undefined : changed);
  };
  return (
    <Section title={t('designer.section.representation')} closed>
      <p class="property-help">{t('designer.representation.help')}</p>
      {(['act', 'read'] as const).flatMap((kind) => {
        const names = accepted[kind];
        const rows = names.length < mostNames ? [...names, ''] : names;
        return rows.map((name, index) => (
          <StringControl
            key={`${kind}-${index}-${names.length}`}
            label={t(`designer.representation.${kind}`, { number: index + 1 })}
            help={index === 0 ? t(`designer.representation.${kind}Help`) : undefined}
            value={name === '' ? undefined : name}
            optional
            pattern="^\S+$"
            check={(text) =>
              names.some((each, at) => at !== index && each === text) ? t('designer.member.taken') : null
            }
            onCommit={(text) =>
              write(
                kind,
                rows.with(index, text).filter((each) => each !== ''),
              )
            }
          />
        ));
      })}
    </Section>
  );
}
