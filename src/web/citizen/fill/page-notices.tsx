import { type EvaluatedField, type EvaluatedPage, isValid } from '../../../forms/evaluate.ts';
import type { Presented } from '../../../forms/field-kind.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { maskCprIn } from '../../mask-presented.ts';
import { useLanguage } from '../../page-environment.ts';
import { useCitizenTexts } from '../texts.ts';
import { pageFormId } from './form-page.tsx';
import { focusIdOf } from './page-errors.ts';

/** Said where another tab or browser changed the page after it was drawn here: what it holds now, and the choice. */
export function ConflictNotice({
  stored,
  typed,
  href,
}: {
  readonly stored: EvaluatedPage;
  readonly typed: EvaluatedPage;
  /** The page as it is saved. */
  readonly href: string;
}) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const different = stored.fields.filter((field, index) => {
    const other = typed.fields[index];
    return (
      kindOf(field.field).asks &&
      JSON.stringify([field.raw, rowsOf(field)]) !== JSON.stringify([other?.raw, other && rowsOf(other)])
    );
  });
  return (
    <Alert kind="warning" heading={t('citizen.conflict.heading')} id="conflict" focusOnLoad>
      <p class="alert-text">{t('citizen.conflict.text')}</p>
      {different.length > 0 && (
        <>
          <p class="alert-text">{t('citizen.conflict.stored')}</p>
          <ul>
            {different.map((field) => (
              <li key={field.path}>
                <LocalText text={field.field.label} />
                {field.field.kind !== 'rows' && (
                  <>
                    :{' '}
                    {maskCprIn(plain(kindOf(field.field).present(field.field, field.value, language))) ||
                      t('citizen.conflict.nothing')}
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="button-row">
        <Button form={pageFormId} name="_keep" value="1">
          {t('citizen.conflict.keep')}
        </Button>
        <a href={href}>{t('citizen.conflict.use')}</a>
      </div>
    </Alert>
  );
}

/** Said without scripts, when an answer has brought forth questions that were not in sight when the page was sent. */
export function NewQuestions({ fields }: { readonly fields: readonly EvaluatedField[] }) {
  const t = useCitizenTexts();
  return (
    <Alert kind="info" heading={t('citizen.fill.newQuestions')} id="new-questions" focusOnLoad>
      <p class="alert-text">{t('citizen.fill.newQuestionsText')}</p>
      <ul>
        {fields.map((field) => (
          <li key={field.path}>
            <a href={`#${focusIdOf(field)}`}>
              <LocalText text={field.field.label} />
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Said at the first look after a log-in that had ended while the page was being filled in. */
export function UnsavedNotice() {
  const t = useCitizenTexts();
  return (
    <Alert kind="info" heading={t('citizen.unsaved.heading')} id="unsaved" focusOnLoad>
      {t('citizen.unsaved.text')}
    </Alert>
  );
}

/** Said where the page came under an earlier log-in, so that it was not saved. */
export function SendAgainNotice({ filesLost }: { readonly filesLost: boolean }) {
  const t = useCitizenTexts();
  return (
    <Alert kind="warning" heading={t('citizen.resend.heading')} id="resend" focusOnLoad>
      <p class="alert-text">
        {t('citizen.resend.text')} {filesLost && t('citizen.resend.files')}
      </p>
    </Alert>
  );
}

function rowsOf(field: EvaluatedField): readonly unknown[] {
  return field.rows.map((row) => [row.id, row.fields.map((inner) => [inner.raw, isValid(inner)])]);
}

function plain(presented: Presented): string {
  if (presented.kind === 'text') return presented.text;
  return presented.kind === 'list' ? presented.items.join(', ') : '';
}
