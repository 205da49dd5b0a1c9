import { codeMinutes, type PendingNumber } from '../../../cases/registered-numbers/number-code.ts';
import type { RegisteredNumber } from '../../../cases/registered-numbers/registered-number.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import { addresses } from '../addresses.ts';
import { type citizenTranslator, useCitizenTexts } from '../texts.ts';
import { PhoneNumber, writtenNumber } from './phone-number.tsx';

/** The names of the page's inputs. */
export const smsNumberFields = { number: 'nummer', code: 'kode' } as const;

/** What was wrong with what was sent in, and by which input it can be mended. */
export interface SmsNumberProblem {
  readonly in: 'number' | 'code';
  readonly why: Extract<Parameters<ReturnType<typeof citizenTranslator>>[0], `citizen.sms.${string}`>;
}

interface SmsNumberPageProperties {
  readonly slug: string;
  readonly organisation: string;
  readonly csrfToken: string;
  readonly registered: RegisteredNumber | undefined;
  /** A number to which a code has been sent. */
  readonly pending: PendingNumber | undefined;
  readonly hasRefused: boolean;
  /** What has just been done. */
  readonly done: 'confirmed' | 'removed' | null;
  /** What was typed as a number and not taken. */
  readonly number?: string;
  readonly problem?: SmsNumberProblem;
}

/** The number that is registered, the code that it waits for, and the way to another. */
export function SmsNumberPage(properties: SmsNumberPageProperties) {
  const t = useCitizenTexts();
  const { slug, organisation, csrfToken, registered, pending, hasRefused, done, number, problem } = properties;
  const error = (input: SmsNumberProblem['in']) => (problem?.in === input ? { error: t(problem.why) } : {});
  const waits = pending !== undefined && !pending.isExpired && problem?.why !== 'citizen.sms.code.over';
  const title = waits ? 'citizen.sms.otherCode' : registered ? 'citizen.sms.change' : 'citizen.sms.new';
  return (
    <>
      {problem && <ErrorSummary errors={[{ message: t(problem.why), fieldId: smsNumberFields[problem.in] }]} />}
      <h1>{t('citizen.sms.page')}</h1>
      {done !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(`citizen.sms.${done}`)}
        </Alert>
      )}
      <p class="font-lead">{t('citizen.sms.lead', { organisation })}</p>
      {hasRefused && <Alert kind="info">{t('citizen.sms.isNoHere')}</Alert>}
      {registered && (
        <section aria-labelledby="nu">
          <h2 id="nu">{t('citizen.sms.current')}</h2>
          <p>
            <PhoneNumber e164={registered.e164} />.{' '}
            <span class="quiet">
              {t('citizen.sms.confirmedAt')} <Time at={registered.confirmedAt} />.
            </span>
          </p>
          <PostForm action={addresses.removeSmsNumber(slug)} csrfToken={csrfToken}>
            <Button kind="secondary">{t('citizen.sms.remove')}</Button>
          </PostForm>
        </section>
      )}
      {waits && (
        <section aria-labelledby="skriv-kode">
          <h2 id="skriv-kode">{t('citizen.sms.enterCode')}</h2>
          <p>
            {t('citizen.sms.codeSentTo')} <PhoneNumber e164={pending.e164} />.{' '}
            {t('citizen.sms.codeValid', { minutes: codeMinutes })}
          </p>
          <PostForm action={addresses.smsCode(slug)} csrfToken={csrfToken}>
            <TextInput
              name={smsNumberFields.code}
              label={t('citizen.sms.codeField')}
              help={t('citizen.sms.codeFieldHelp')}
              inputMode="numeric"
              autocomplete="one-time-code"
              maxLength={12}
              width="short"
              {...error('code')}
            />
            <div class="button-row mt-4">
              <Button>{t('citizen.sms.confirm')}</Button>
            </div>
          </PostForm>
        </section>
      )}
      {!hasRefused && (
        <section aria-labelledby="nyt">
          <h2 id="nyt">{t(title)}</h2>
          {waits && <p>{t('citizen.sms.otherCodeText')}</p>}
          <PostForm action={addresses.smsNumber(slug)} csrfToken={csrfToken}>
            <TextInput
              name={smsNumberFields.number}
              label={t('citizen.sms.field')}
              help={t('citizen.sms.fieldHelp')}
              type="tel"
              autocomplete="tel"
              maxLength={40}
              width="middle"
              value={number ?? (pending ? writtenNumber(pending.e164) : '')}
              {...error('number')}
            />
            <div class="button-row mt-4">
              <Button {...(waits && { kind: 'secondary' as const })}>
                {t(waits ? 'citizen.sms.sendAgain' : 'citizen.sms.sendCode')}
              </Button>
            </div>
          </PostForm>
        </section>
      )}
    </>
  );
}
