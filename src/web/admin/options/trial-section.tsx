import type { ShownTrial, ShownTrials, TrialState } from '../../../cases/deliveries/trials/read-trials.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { StatusBadge, type StatusTone } from '../../components/status-badge.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { formatTime } from '../../components/time-format.ts';
import { useLanguage } from '../../page-environment.ts';
import { useOptionsTexts } from './texts.ts';

const tones: Readonly<Record<TrialState, StatusTone>> = {
  sending: 'info',
  lost: 'warning',
  awaiting: 'info',
  overdue: 'warning',
  passed: 'success',
  refused: 'error',
  unavailable: 'warning',
  answeredFor: 'neutral',
};

/** How the settings of an option stand that are tried by a message to the organisation itself, and the buttons for that. */
export function TrialSection({
  trials,
  here,
  csrfToken,
  noteError,
}: {
  readonly trials: ShownTrials;
  readonly here: string;
  readonly csrfToken: string;
  readonly noteError: string | null;
}) {
  const t = useOptionsTexts();
  const { isTooEarly, isProven } = trials;
  return (
    <section aria-labelledby="trial" class="mt-7">
      <h2 id="trial">{t('options.trial.heading')}</h2>
      <p>{t('options.trial.intro')}</p>
      {isTooEarly && <Alert kind="info">{t('options.trial.tooEarly')}</Alert>}
      {!isTooEarly && (
        <Alert kind={isProven ? 'success' : 'warning'}>
          {t(isProven ? 'options.trial.proven' : 'options.trial.unproven')}
        </Alert>
      )}
      {trials.trials.length > 0 && (
        <ol class="nobullet-list" reversed>
          {trials.trials.map((trial) => (
            <Trial key={trial.id} trial={trial} />
          ))}
        </ol>
      )}
      {!isTooEarly && (
        <>
          <PostForm action={`${here}/proevebesked`} csrfToken={csrfToken} class="mt-5">
            <Button kind={isProven ? 'secondary' : 'primary'}>{t('options.trial.send')}</Button>
          </PostForm>
          {!isProven && (
            <Details summary={t('options.trial.answerFor')}>
              <p>{t('options.trial.answerForWhat')}</p>
              <PostForm action={`${here}/staa-inde`} csrfToken={csrfToken}>
                <Textarea
                  name="begrundelse"
                  label={t('options.trial.note')}
                  rows={3}
                  {...(noteError === null ? {} : { error: noteError })}
                />
                <Button kind="secondary">{t('options.trial.answerForButton')}</Button>
              </PostForm>
            </Details>
          )}
        </>
      )}
    </section>
  );
}

function Trial({ trial }: { readonly trial: ShownTrial }) {
  const t = useOptionsTexts();
  const language = useLanguage();
  const { state, at, employee, reason, note, until, course, words, isCurrent } = trial;
  const time = (of: Date) => formatTime(of, 'dateTime', language);
  return (
    <li class="mt-4">
      <p class="mb-1">
        <StatusBadge tone={tones[state]} text={t(`options.trial.state.${state}`)} />{' '}
        {employee === null ? time(at) : t('options.trial.by', { time: time(at), name: employee })}
        {isCurrent ? '' : ` ${t('options.trial.former')}`}
      </p>
      {reason && (
        <p>
          <LocalText text={reason} />
        </p>
      )}
      {note !== null && <p>{note}</p>}
      {state !== 'passed' && state !== 'answeredFor' && (
        <p>{t(`options.trial.todo.${state}`, { until: until === null ? '' : time(until) })}</p>
      )}
      {(course !== null || words.length > 0) && (
        <ul>
          {course !== null && (
            <li>
              {t('options.trial.way')}: <LocalText text={course.way} />
            </li>
          )}
          {course?.facts.map(({ title, text }) => (
            <li key={title.da}>
              {markedIn(title, language)}: <LocalText text={text} />
            </li>
          ))}
          {words.map((word) => (
            <li key={`${word.title.da}${word.at.getTime()}`}>
              {t('options.trial.receipt')}: <LocalText text={word.title} />, {time(word.at)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
