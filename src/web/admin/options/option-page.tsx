import type { ShownTrials } from '../../../cases/deliveries/trials/read-trials.ts';
import type { DeliverySample, Health, SettingsFact } from '../../../options/option.ts';
import type { RegisteredOption } from '../../../options/registry.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { writeKroner } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import type { PostedForm } from '../../posted-form.ts';
import { addresses } from '../addresses.ts';
import { entriesOf, inputName } from './read-settings.ts';
import { SampleSection } from './sample-section.tsx';
import { type SettingField, settingFields } from './setting-fields.ts';
import { useOptionsTexts } from './texts.ts';
import { TrialSection } from './trial-section.tsx';
import { type NeededOption, WorksBy } from './works-by.tsx';

type Settings = Readonly<Record<string, unknown>>;

export interface OptionPageProperties {
  readonly context: PageContext;
  readonly option: RegisteredOption;
  readonly isOn: boolean;
  /** As they are kept: secrets are not in the clear, and none is shown. */
  readonly settings: Settings;
  /** Names what is kept, so that a page that was loaded before somebody else's change is known. */
  readonly edition: string;
  readonly saved: boolean;
  /** What was typed and could not be kept. */
  readonly typed: PostedForm | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly health: readonly Health[] | 'failed' | null;
  readonly facts: readonly SettingsFact[];
  readonly worksBy: readonly NeededOption[];
  /** How its settings have been tried; null for an option that can't be. */
  readonly trials: ShownTrials | null;
  readonly noteError: string | null;
  /** What it sends to whom an administrator names; null for an option that sends nothing so. */
  readonly sample: DeliverySample<unknown> | null;
  /** What was typed of it and could not be sent. */
  readonly sampleTyped: PostedForm | null;
  /** Whether one was sent just now. */
  readonly sampled: boolean;
}

/** The page of one option, drawn from what it declares. */
export function OptionPage(properties: OptionPageProperties) {
  const { context, option, isOn, settings, edition, saved, health, facts, trials, noteError, sample } = properties;
  const t = useOptionsTexts();
  const { slug } = context.organisation;
  const here = addresses.option(slug, option.key);
  return (
    <>
      <h1>
        <LocalText text={option.title} />
      </h1>
      {saved && (
        <Alert kind="success" heading={t('options.saved')} focusOnLoad>
          {t('options.savedText')}
        </Alert>
      )}
      <p>
        <LocalText text={option.intro} />
      </p>
      <p>
        <StatusBadge tone={isOn ? 'success' : 'neutral'} text={t(isOn ? 'options.on' : 'options.off')} />
      </p>
      {option.deliveries.length > 0 && <p>{t('options.offMeans')}</p>}
      <PostForm action={`${here}/til-fra`} csrfToken={context.csrfToken} class="mb-6">
        <Button kind="secondary" name="tilstand" value={isOn ? 'fra' : 'til'}>
          {t(isOn ? 'options.turnOff' : 'options.turnOn')}
        </Button>
      </PostForm>
      {facts.map(({ text, warning }) => (
        <Alert key={text.da} kind={warning ? 'warning' : 'info'}>
          <LocalText text={text} />
        </Alert>
      ))}
      {properties.worksBy.map((needed) => (
        <WorksBy key={needed.key} needed={needed} />
      ))}
      <PostForm action={here} csrfToken={context.csrfToken} class="wide-choices">
        <input type="hidden" name="udgave" value={edition} />
        {settingFields(option.settings).map((field) => (
          <Setting key={field.name} {...properties} field={field} kept={settings} within="" />
        ))}
        <div class="button-row mt-5">
          <Button>{t('options.save')}</Button>
        </div>
      </PostForm>
      {trials !== null && sample === null && (
        <TrialSection trials={trials} here={here} csrfToken={context.csrfToken} noteError={noteError} />
      )}
      {trials !== null && sample !== null && (
        <SampleSection
          sample={sample}
          settings={settings}
          isOn={isOn}
          sent={trials}
          here={here}
          csrfToken={context.csrfToken}
          isNew={properties.sampled}
          typed={properties.sampleTyped}
          errors={properties.errors}
        />
      )}
      {option.health !== undefined && (
        <section aria-labelledby="test" class="mt-7">
          <h2 id="test">{t('options.test.heading')}</h2>
          {health === null ? <p>{t('options.test.intro')}</p> : <Tested health={health} />}
          <PostForm action={`${here}/afproev`} csrfToken={context.csrfToken}>
            <Button kind="secondary">{t('options.test')}</Button>
          </PostForm>
        </section>
      )}
    </>
  );
}

function Tested({ health }: { readonly health: readonly Health[] | 'failed' }) {
  const t = useOptionsTexts();
  const language = useLanguage();
  if (health === 'failed') {
    return <Alert kind="error">{t('options.test.failed')}</Alert>;
  }
  if (health.length === 0) return <p>{t('options.test.nothing')}</p>;
  const works = health.every(({ problem }) => problem === null);
  return (
    <Alert kind={works ? 'success' : 'error'} focusOnLoad>
      <ul class="nobullet-list">
        {health.map(({ peer: named, problem }, index) => {
          const peer = typeof named === 'string' ? named : markedIn(named, language);
          return (
            <li key={index}>
              {problem === null
                ? t('options.test.ok', { peer })
                : t('options.test.problem', { peer, problem: markedIn(problem, language) })}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

interface SettingProperties extends OptionPageProperties {
  readonly field: SettingField;
  readonly kept: Settings;
  /** The entry of a list that it stands in; empty outside. */
  readonly within: string;
}

function Setting(properties: SettingProperties) {
  const { field, kept, within, typed, errors } = properties;
  const t = useOptionsTexts();
  const language = useLanguage();
  if (field.kind === 'list') return <Entries {...properties} field={field} />;
  const name = inputName(field, within);
  const value = kept[field.name];
  const error = errors[name];
  const common = {
    name,
    label: markedIn(field.label, language),
    optional: !field.required,
    ...(error === undefined ? {} : { error }),
  };
  const help = field.help === null ? {} : { help: markedIn(field.help, language) };
  const shown = typed?.value(name) ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  switch (field.kind) {
    case 'switch':
      return (
        <CheckboxGroup
          {...common}
          {...help}
          values={(typed ? typed.value(name) === 'ja' : value === true) ? ['ja'] : []}
          choices={[{ value: 'ja', text: t('options.switch.yes') }]}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          {...help}
          value={shown}
          options={field.choices.map((choice) => ({ value: choice.value, text: markedIn(choice.label, language) }))}
        />
      );
    case 'number':
      return <TextInput {...common} {...help} value={shown} inputMode="numeric" width="short" />;
    case 'money': {
      const amount = typeof value === 'number' ? writeKroner(value, language) : '';
      return <TextInput {...common} {...help} value={typed?.value(name) ?? amount} inputMode="decimal" width="short" />;
    }
    case 'text':
      if (field.secret) return <Secret {...properties} field={field} common={common} />;
      return field.multiline ? (
        <Textarea {...common} {...help} value={shown} />
      ) : (
        <TextInput {...common} {...help} value={shown} />
      );
  }
}

/** A secret is written and never shown, nor what was typed of it on a page with errors. */
function Secret({
  field,
  kept,
  within,
  common,
}: SettingProperties & {
  readonly field: Extract<SettingField, { kind: 'text' }>;
  readonly common: {
    readonly name: string;
    readonly label: string;
    readonly optional: boolean;
    readonly error?: string;
  };
}) {
  const t = useOptionsTexts();
  const language = useLanguage();
  const isSet = kept[field.name] !== undefined;
  const state = t(isSet ? 'options.secret.set' : 'options.secret.unset');
  const help = field.help === null ? state : `${markedIn(field.help, language)} ${state}`;
  const name = inputName(field, within);
  return (
    <>
      {field.multiline ? (
        <Textarea {...common} help={help} rows={4} />
      ) : (
        <TextInput {...common} help={help} autocomplete="off" />
      )}
      {isSet && !field.required && (
        <CheckboxGroup
          name={`${name}.fjern`}
          label={common.label}
          choices={[{ value: 'ja', text: t('options.secret.forget') }]}
        />
      )}
    </>
  );
}

function Entries(properties: SettingProperties & { readonly field: Extract<SettingField, { kind: 'list' }> }) {
  const { field, kept, typed } = properties;
  const t = useOptionsTexts();
  const language = useLanguage();
  const entries = entriesOf(kept[field.name]);
  const [first] = field.fields;
  const list = markedIn(field.label, language);
  const shown = [...entries, ...(entries.length < field.most ? [{}] : [])];
  return (
    <>
      {shown.map((entry: Settings, index) => {
        const within = `${field.name}.${index}`;
        const name = first === undefined ? '' : String(entry[first.name] ?? '');
        const isNew = index >= entries.length;
        return (
          <fieldset key={within} class="mt-6">
            <legend class="h3">{isNew ? t('options.entry.new', { list }) : t('options.entry', { list, name })}</legend>
            <input type="hidden" name={`${within}.var`} value={name} />
            {field.fields.map((each) => (
              <Setting key={each.name} {...properties} field={each} kept={entry} within={within} />
            ))}
            {!isNew && (
              <CheckboxGroup
                name={`${within}.fjern`}
                label={t('options.entry', { list, name })}
                values={typed?.value(`${within}.fjern`) === 'ja' ? ['ja'] : []}
                choices={[{ value: 'ja', text: t('options.entry.remove') }]}
              />
            )}
          </fieldset>
        );
      })}
    </>
  );
}
