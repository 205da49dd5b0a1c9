import type { OptionLists } from '../../../../forms/answers.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import { municipalityNames } from '../../../../forms/municipalities.ts';
import { useDesigner } from '../context.ts';
import { ChoiceControl, NumberControl } from '../controls/plain-controls.tsx';
import { languageName } from '../language-name.ts';
import { type PresetName, presets, type TestChild, type TestPerson } from './test-person.ts';
import { TryInput } from './try-input.tsx';

/** Under which circumstances a form is tried. */
export interface Circumstances {
  readonly person: TestPerson;
  /** What the address of the start page brings, by the parameter's name. */
  readonly link: Readonly<Record<string, string>>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly language: string;
  readonly isPhone: boolean;
}

interface PersonPanelProperties {
  readonly definition: FormDefinition;
  readonly languages: readonly string[];
  readonly lists: OptionLists;
  readonly circumstances: Circumstances;
  readonly onChange: (change: Partial<Circumstances>) => void;
}

const levels = ['none', 'low', 'substantial', 'high'] as const;

/** As whom, when and in which language a form is tried. */
export function PersonPanel({ definition, languages, lists, circumstances, onChange }: PersonPanelProperties) {
  const { t, language: own } = useDesigner();
  const { person, link, today, language, isPhone } = circumstances;
  const set = (change: Partial<TestPerson>) => onChange({ person: { ...person, ...change } });
  const names = Object.keys(presets) as PresetName[];
  return (
    <>
      <ChoiceControl
        label={t('designer.try.preset')}
        value={names.find((name) => presets[name] === person)}
        optional={false}
        choices={names.map((name) => ({ value: name, label: t(`designer.preset.${name}`) }))}
        onChange={(value) => {
          const name = names.find((each) => each === value);
          if (name !== undefined) onChange({ person: presets[name] });
        }}
      />
      <TryInput
        label={t('designer.try.today')}
        type="date"
        value={today}
        onChange={(date) => date !== '' && onChange({ today: date })}
      />
      <ChoiceControl
        label={t('designer.try.language')}
        value={language}
        optional={false}
        choices={languages.map((each) => ({ value: each, label: languageName(each, own) }))}
        onChange={(wanted = language) => onChange({ language: wanted })}
      />
      <div class="property property-tick">
        <input
          type="checkbox"
          id="try-phone"
          class="form-checkbox checkbox-small"
          checked={isPhone}
          onChange={(event) => onChange({ isPhone: event.currentTarget.checked })}
        />
        <label class="form-label" for="try-phone">
          {t('designer.try.phone')}
        </label>
      </div>
      <details class="option-more" open>
        <summary>{t('designer.try.about')}</summary>
        <div class="pane-body">
          <TryInput label={t('designer.try.name')} value={person.name} onChange={(name) => set({ name })} />
          <TryInput
            label={t('designer.try.birthDate')}
            type="date"
            value={person.birthDate}
            onChange={(birthDate) => set({ birthDate })}
          />
          <TryInput label={t('designer.try.address')} value={person.address} onChange={(address) => set({ address })} />
          <ChoiceControl
            label={t('designer.try.municipality')}
            value={person.municipality === '' ? undefined : person.municipality}
            optional
            choices={municipalityNames(lists).map(([value, label]) => ({ value, label }))}
            onChange={(municipality = '') => set({ municipality })}
          />
          <ChoiceControl
            label={t('designer.try.level')}
            value={person.loginLevel}
            optional={false}
            choices={levels.map((value) => ({ value, label: t(`designer.level.${value}`) }))}
            onChange={(value) => set({ loginLevel: levels.find((level) => level === value) ?? person.loginLevel })}
          />
          <TryInput label={t('designer.try.email')} value={person.email} onChange={(email) => set({ email })} />
          <TryInput label={t('designer.try.cvr')} value={person.cvr} onChange={(cvr) => set({ cvr })} />
          {(definition.start.parameters ?? []).map(({ name, maxLength }) => (
            <TryInput
              key={name}
              label={t('designer.try.link', { name })}
              value={link[name] ?? ''}
              maxLength={maxLength}
              onChange={(value) => onChange({ link: { ...link, [name]: value } })}
            />
          ))}
          <NumberControl
            label={t('designer.try.children')}
            value={person.children.length}
            optional={false}
            whole
            min={0}
            max={10}
            onChange={(count = 0) => set({ children: soMany(person.children, count, today) })}
          />
          {person.children.map((child, index) => (
            <fieldset class="property try-child" key={index}>
              <legend class="property-label">{t('designer.try.child', { number: index + 1 })}</legend>
              <TryInput
                label={t('designer.try.name')}
                value={child.name}
                onChange={(name) => set({ children: person.children.with(index, { ...child, name }) })}
              />
              <TryInput
                label={t('designer.try.birthDate')}
                type="date"
                value={child.birthDate}
                onChange={(birthDate) => set({ children: person.children.with(index, { ...child, birthDate }) })}
              />
            </fieldset>
          ))}
        </div>
      </details>
    </>
  );
}

const childNames = ['Ida', 'Otto', 'Alma', 'Emil', 'Freja', 'Storm', 'Liv', 'Viggo', 'Asta', 'Karl'];

/** The children that are there, and further ones two years apart. */
function soMany(children: readonly TestChild[], count: number, today: string): readonly TestChild[] {
  const year = Number(today.slice(0, 4));
  const invented = childNames.map((name, index) => ({
    name: `${name} Prøve`,
    birthDate: `${year - 4 - 2 * index}-03-12`,
  }));
  return [...children, ...invented.slice(children.length)].slice(0, count);
}
