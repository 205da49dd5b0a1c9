import type { ShownTrial, ShownTrials, TrialState } from '../../../cases/deliveries/trials/read-trials.ts';
import type { DeliverySample } from '../../../options/option.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert, type AlertKind } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { StatusBadge, type StatusTone } from '../../components/status-badge.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatTime } from '../../components/time-format.ts';
import { useLanguage } from '../../page-environment.ts';
import type { PostedForm } from '../../posted-form.ts';
import { useOptionsTexts } from './texts.ts';

/** What the inputs are called: an option's questions stand beside its settings on one page. */
export const sampleInput = (key: string): string => `proeve.${key}`;

const tones = {
  sending: 'info',
  lost: 'warning',
  awaiting: 'info',
  overdue: 'warning',
  passed: 'success',
  refused: 'error',
  unavailable: 'error',
  answeredFor: 'neutral',
} as const satisfies Readonly<Record<TrialState, StatusTone>>;

interface SampleSectionProperties {
  readonly sample: DeliverySample<unknown>;
  /** As they are kept. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly isOn: boolean;
  readonly sent: ShownTrials;
  readonly here: string;
  readonly csrfToken: string;
  /** Whether the newest was sent just now. */
  readonly isNew: boolean;
  readonly typed: PostedForm | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** A delivery to whom the administrator names, and what became of those before. */
export function SampleSection(properties: SampleSectionProperties) {
  const { sample, settings, isOn, sent, here, csrfToken, isNew, typed, errors } = properties;
  const t = useOptionsTexts();
  const language = useLanguage();
  const questions = sample.asks(settings as never);
  const [newest, ...others] = sent.trials;
  return (
    <section aria-labelledby="sample" class="mt-7">
      <h2 id="sample">
        <LocalText text={sample.title} />
      </h2>
      <p>
        <LocalText text={sample.intro} />
      </p>
      {questions.length === 0 ? (
        <Alert kind="info">{t('options.sample.tooEarly')}</Alert>
      ) : isOn ? (
        <PostForm action={`${here}/proevebesked`} csrfToken={csrfToken}>
          {questions.map(({ key, label, help, type, choices }) => {
            const name = sampleInput(key);
            const error = errors[name];
            const common = {
              name,
              label: markedIn(label, language),
              ...(help && { help: markedIn(help, language) }),
              ...(error !== undefined && { error }),
            };
            const value = typed?.value(name);
            return choices ? (
              <Select
                key={key}
                {...common}
                value={value ?? choices[0]?.value ?? ''}
                options={choices.map((choice) => ({ value: choice.value, text: choice.label }))}
              />
            ) : (
              <TextInput key={key} {...common} value={value ?? ''} type={type ?? 'text'} width="middle" />
            );
          })}
          <Button kind="secondary">{markedIn(sample.send, language)}</Button>
        </PostForm>
      ) : (
        <Alert kind="info">{t('options.sample.off')}</Alert>
      )}
      {newest && isNew && (
        <Alert kind={tones[newest.state] as AlertKind} focusOnLoad>
          <Sent sent={newest} inAlert />
        </Alert>
      )}
      {sent.trials.length > (isNew ? 1 : 0) && (
        <>
          <h3>{t('options.sample.sent')}</h3>
          <ol class="nobullet-list">
            {(isNew || !newest ? others : [newest, ...others]).map((trial) => (
              <li key={trial.id} class="mt-4">
                <Sent sent={trial} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Sent({ sent, inAlert = false }: { readonly sent: ShownTrial; readonly inAlert?: boolean }) {
  const t = useOptionsTexts();
  const language = useLanguage();
  const { state, at, employee, reason, note, course, words } = sent;
  const time = formatTime(at, 'dateTime', language);
  // Only one whose answer was lost has a note while it waits.
  const todo = state === 'awaiting' && note !== null ? 'doubt' : state;
  return (
    <>
      <p class="mb-1">
        {inAlert ? (
          <strong>{t(`options.sample.state.${state}`)}</strong>
        ) : (
          <StatusBadge tone={tones[state]} text={t(`options.sample.state.${state}`)} />
        )}{' '}
        {employee === null ? time : t('options.trial.by', { time, name: employee })}
      </p>
      {reason && (
        <p class="mb-1">
          <LocalText text={reason} />
        </p>
      )}
      {todo !== 'passed' && todo !== 'answeredFor' && (
        <p class="mb-1">{t(`options.sample.todo.${todo}`, { note: note ?? '' })}</p>
      )}
      {(course?.facts.length ?? 0) + words.length > 0 && (
        <ul class="mt-1">
          {course?.facts.map(({ title, text }) => (
            <li key={title.da}>
              {markedIn(title, language)}: <LocalText text={text} />
            </li>
          ))}
          {words.map((word) => (
            <li key={`${word.title.da}${word.at.getTime()}`}>
              <LocalText text={word.title} />, {formatTime(word.at, 'dateTime', language)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
