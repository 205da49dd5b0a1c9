import { Button } from './components/button.tsx';
import { PostForm } from './components/post-form.tsx';
import { csrfField } from './csrf.ts';
import { useTexts } from './page-environment.ts';
import type { PostedForm } from './posted-form.ts';
import { type WebErrorKind, webErrorKinds } from './web-error.ts';

export interface ErrorPageProperties {
  readonly kind: WebErrorKind;
  /** Null where there is nothing in the log to find. */
  readonly reference: string | null;
  /** When to try again, where that is known. */
  readonly retrySeconds: number | null;
  readonly resend: ResendProperties | null;
}

/** What was posted with an outdated token, to be sent again with the page's own. */
export interface ResendProperties {
  readonly action: string;
  readonly csrfToken: string;
  readonly form: PostedForm;
}

/** What an error says, in words that say what to do. */
export function ErrorPage({ kind, reference, retrySeconds, resend }: ErrorPageProperties) {
  const t = useTexts();
  const { title, text } = webErrorKinds[kind];
  return (
    <>
      <h1>{t(title)}</h1>
      <p>{t(text, { seconds: retrySeconds ?? 60 })}</p>
      {resend !== null && <Resend {...resend} />}
      {reference !== null && <p>{t('web.error.reference', { reference })}</p>}
    </>
  );
}

function Resend({ action, csrfToken, form }: ResendProperties) {
  const t = useTexts();
  return (
    <PostForm action={action} csrfToken={csrfToken}>
      {[...form.entries()]
        .filter(([name]) => name !== csrfField)
        .flatMap(([name, values]) =>
          values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
      <Button>{t('web.send')}</Button>
    </PostForm>
  );
}
