import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { formatTime } from '../../components/time-format.ts';
import type { PageContext } from '../../page-context.ts';
import { useSmsRefusalTexts } from './texts.ts';

/** The number that was looked up. `since`: when it said no; null where it hasn't. */
export interface SoughtNumber {
  readonly e164: string;
  readonly masked: string;
  readonly since: Date | null;
  readonly reason: string;
  readonly reasonError?: string;
}

interface SmsRefusalPageProperties {
  readonly context: PageContext;
  readonly address: string;
  readonly sought: SoughtNumber | { readonly error: string } | null;
  readonly isLifted: boolean;
}

/** The names of the inputs. */
export const refusalNames = { number: 'nummer', reason: 'begrundelse' } as const;

/** Whether a number has said no to SMS, and how it gets them again. */
export function SmsRefusalPage({ context, address, sought, isLifted }: SmsRefusalPageProperties) {
  const t = useSmsRefusalTexts();
  const { csrfToken } = context;
  return (
    <>
      <h1>{t('smsRefusal.title')}</h1>
      <p class="font-lead">{t('smsRefusal.intro')}</p>
      {isLifted && <Alert kind="success">{t('smsRefusal.lifted')}</Alert>}
      <PostForm action={`${address}/find`} csrfToken={csrfToken}>
        <TextInput
          name={refusalNames.number}
          type="tel"
          label={t('smsRefusal.number')}
          help={t('smsRefusal.numberHelp')}
          width="middle"
          {...(sought !== null && 'error' in sought ? { error: sought.error } : {})}
        />
        <Button kind="secondary">{t('smsRefusal.find')}</Button>
      </PostForm>
      {sought !== null && 'e164' in sought && <Found context={context} address={address} sought={sought} />}
    </>
  );
}

function Found({
  context: { csrfToken, language },
  address,
  sought: { e164, masked, since, reason, reasonError },
}: Pick<SmsRefusalPageProperties, 'context' | 'address'> & { readonly sought: SoughtNumber }) {
  const t = useSmsRefusalTexts();
  if (since === null) return <Alert kind="info">{t('smsRefusal.gets', { number: masked })}</Alert>;
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('smsRefusal.refused', { number: masked })}</h2>
      <p>{t('smsRefusal.since', { date: formatTime(since, 'dateTime', language) })}</p>
      <PostForm action={`${address}/ophaev`} csrfToken={csrfToken}>
        <input type="hidden" name={refusalNames.number} value={e164} />
        <Textarea
          name={refusalNames.reason}
          label={t('smsRefusal.reason')}
          help={t('smsRefusal.reasonHelp')}
          value={reason}
          rows={3}
          {...(reasonError === undefined ? {} : { error: reasonError })}
        />
        <Button>{t('smsRefusal.lift')}</Button>
      </PostForm>
    </section>
  );
}
