import type { OptionLists } from '../../../../forms/answers.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import type { LoadedDesign } from '../../../../forms/design/api-types.ts';
import type { StartLogin, StartRule, StartRules } from '../../../../forms/start-rules-schema.ts';
import { type Language, markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { MomentControl } from '../controls/moment-control.tsx';
import { MunicipalitiesControl } from '../controls/municipalities-control.tsx';
import { BooleanControl, ChoiceControl, ChoicesControl, NumberControl } from '../controls/plain-controls.tsx';
import type { JsonPath } from '../model/json-path.ts';
import { RefusalWords } from './refusal-words.tsx';
import { Section } from './section.tsx';

interface AccessSectionProperties {
  readonly definition: FormDefinition;
  /** The language that texts are written in. */
  readonly language: Language;
  readonly lists: OptionLists;
  /** The ways that the organisation's citizens can log in. */
  readonly ways: LoadedDesign['ways'];
  /** Sets a member of the form; `undefined` takes it out. */
  readonly set: (path: JsonPath, value: unknown) => void;
}

const logins = ['mitid', 'anonymous', 'employee'] as const satisfies readonly StartLogin[];
const layouts = ['steps', 'taskList', 'onePage'] as const;

/** Who may begin the form, when and how many; and how its pages are walked. */
export function AccessSection({ definition, language, lists, ways, set }: AccessSectionProperties) {
  const { t, language: own } = useDesigner();
  const { start, layout } = definition;
  const chosen = start.logins ?? ['mitid'];
  const rules = start.rules ?? {};
  const rule = <Name extends keyof StartRules>(name: Name, value: StartRules[Name] | undefined): void => {
    const { [name]: _, ...others } = rules;
    const changed = value === undefined ? others : { ...others, [name]: value };
    set(['start', 'rules'], Object.keys(changed).length === 0 ? undefined : changed);
  };
  const age = (end: 'min' | 'max', value: number | undefined): void => {
    const { [end]: _, ...other } = rules.age ?? {};
    const changed = value === undefined ? other : { ...other, [end]: value };
    rule('age', Object.keys(changed).length === 0 ? undefined : changed);
  };
  // The words of a rule that is taken out stay, for when it comes back.
  const words = (name: StartRule) => (
    <RefusalWords
      definition={definition}
      rule={name}
      language={language}
      onChange={(changed) => {
        const { [name]: _, ...others } = rules.words ?? {};
        const all = changed === undefined ? others : { ...others, [name]: changed };
        rule('words', Object.keys(all).length === 0 ? undefined : all);
      }}
    />
  );
  return (
    <Section title={t('designer.section.access')} closed>
      <ChoiceControl
        label={t('designer.member.layout')}
        value={layout ?? 'steps'}
        optional={false}
        choices={layouts.map((value) => ({ value, label: t(`designer.layout.${value}`) }))}
        onChange={(value) => set(['layout'], value === 'steps' ? undefined : value)}
      />
      <ChoicesControl
        label={t('designer.member.logins')}
        value={chosen}
        optional={false}
        choices={logins.map((login) => ({ value: login, label: t(`designer.login.${login}`) }))}
        onChange={(wanted = []) => {
          // A form that nobody may begin is no form: the last way in stays.
          if (wanted.length > 0) set(['start', 'logins'], wanted);
        }}
      />
      {chosen.includes('mitid') && (ways.length > 1 || start.ways !== undefined) && (
        <ChoicesControl
          label={t('designer.member.ways')}
          help={t('designer.member.waysHelp')}
          value={start.ways ?? ways.map(({ way }) => way)}
          optional={false}
          choices={[
            ...ways.map(({ way, name }) => ({ value: way, label: markedIn(name, own) })),
            // One that is off now stays until it is taken off here.
            ...(start.ways ?? [])
              .filter((way) => !ways.some((each) => each.way === way))
              .map((way) => ({ value: way, label: t('designer.member.wayOff', { way }) })),
          ]}
          onChange={(wanted = []) => {
            if (wanted.length === 0) return;
            const isAll = wanted.length === ways.length && ways.every(({ way }) => wanted.includes(way));
            set(['start', 'ways'], isAll ? undefined : wanted);
          }}
        />
      )}
      {(['opens', 'closes'] as const).map((name) => (
        <div key={name}>
          <MomentControl
            label={t(`designer.member.${name}`)}
            help={t(`designer.member.${name}Help`)}
            value={rules[name]}
            onChange={(value) => rule(name, value)}
          />
          {rules[name] !== undefined && words(name)}
        </div>
      ))}
      {(['min', 'max'] as const).map((end) => (
        <NumberControl
          key={end}
          label={t(`designer.member.age.${end}`)}
          value={rules.age?.[end]}
          optional
          whole
          min={0}
          max={150}
          onChange={(value) => age(end, value)}
        />
      ))}
      {rules.age !== undefined && words('age')}
      <MunicipalitiesControl
        label={t('designer.member.municipalities')}
        help={t('designer.member.municipalitiesHelp')}
        value={rules.municipalities}
        lists={lists}
        onChange={(value) => rule('municipalities', value && [...value])}
      />
      {rules.municipalities !== undefined && words('municipalities')}
      <NumberControl
        label={t('designer.member.maxSubmissions')}
        value={rules.maxSubmissions}
        optional
        whole
        min={1}
        max={10_000_000}
        onChange={(value) => rule('maxSubmissions', value)}
      />
      {rules.maxSubmissions !== undefined && words('maxSubmissions')}
      <BooleanControl
        label={t('designer.member.oncePerPerson')}
        value={rules.oncePerPerson}
        optional
        onChange={(value) => rule('oncePerPerson', value)}
      />
      {rules.oncePerPerson === true && words('oncePerPerson')}
    </Section>
  );
}
