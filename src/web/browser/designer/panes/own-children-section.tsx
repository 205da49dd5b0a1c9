import type { FormDefinition } from '../../../../forms/definition.ts';
import type { OwnChildrenRules } from '../../../../forms/start-rules-schema.ts';
import { useT } from '../context.ts';
import { BooleanControl, NumberControl } from '../controls/plain-controls.tsx';
import type { JsonPath } from '../model/json-path.ts';
import { Section } from './section.tsx';

interface OwnChildrenSectionProperties {
  readonly definition: FormDefinition;
  /** Sets a member of the form; `undefined` takes it out. */
  readonly set: (path: JsonPath, value: unknown) => void;
}

/** Whether parents may fill in the form for their own children, by what CPR says of custody. */
export function OwnChildrenSection({ definition, set }: OwnChildrenSectionProperties) {
  const t = useT();
  const rules = definition.start.ownChildren;
  const change = <Name extends keyof OwnChildrenRules>(name: Name, value: OwnChildrenRules[Name] | undefined): void => {
    const { [name]: _, ...others } = rules ?? {};
    set(['start', 'ownChildren'], value === undefined || value === false ? others : { ...others, [name]: value });
  };
  return (
    <Section title={t('designer.section.ownChildren')} closed>
      <p class="property-help">{t('designer.ownChildren.help')}</p>
      <BooleanControl
        label={t('designer.ownChildren.allowed')}
        value={rules !== undefined}
        optional={false}
        onChange={(allowed) => set(['start', 'ownChildren'], allowed ? {} : undefined)}
      />
      {rules !== undefined && (
        <>
          {(['minAge', 'maxAge'] as const).map((name) => (
            <NumberControl
              key={name}
              label={t(`designer.ownChildren.${name}`)}
              value={rules[name]}
              optional
              min={0}
              max={120}
              whole
              onChange={(value) => change(name, value)}
            />
          ))}
          {(['onlyChildren', 'wards'] as const).map((name) => (
            <BooleanControl
              key={name}
              label={t(`designer.ownChildren.${name}`)}
              help={t(`designer.ownChildren.${name}Help`)}
              value={rules[name] === true}
              optional={false}
              onChange={(value) => change(name, value)}
            />
          ))}
        </>
      )}
    </Section>
  );
}
