import type { FileReference } from '../../../forms/answers.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { EvaluatedField, EvaluatedForm } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { FieldView } from '../../citizen/fill/field-view.tsx';
import { PageItems } from '../../citizen/fill/page-items.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import { useDryRunTexts } from './texts.ts';

interface FillPageProperties {
  readonly context: PageContext;
  readonly action: string;
  readonly backHref: string;
  readonly revision: number;
  readonly definition: FormDefinition;
  readonly evaluated: EvaluatedForm;
  readonly files: Readonly<Record<string, FileReference>>;
  readonly errorsAt: (field: EvaluatedField) => readonly FieldError[];
}

/** All pages of a form one below the other, as its fields really are, to be filled in for a dry run. */
export function FillPage(properties: FillPageProperties) {
  const { context, action, backHref, revision, definition, evaluated, files, errorsAt } = properties;
  const t = useDryRunTexts();
  const { language, csrfToken } = context;
  const pages = evaluated.pages.filter((page) => page.visible);
  const hasFiles = pages.some((page) => page.fields.some(({ field }) => field.kind === 'files'));
  return (
    <>
      <BackLink href={backHref} />
      <h1>{t('dryRunPage.fillTitle', { form: markedIn(definition.title, language) })}</h1>
      <p>{t('dryRunPage.fillIntro')}</p>
      {hasFiles && <p>{t('dryRunPage.fillFiles')}</p>}
      <PostForm action={action} csrfToken={csrfToken}>
        <input type="hidden" name="revision" value={String(revision)} />
        {pages.map((page) => (
          <section key={page.page.key} aria-labelledby={`side-${page.page.key}`}>
            <h2 id={`side-${page.page.key}`}>
              <LocalText text={page.page.title} />
            </h2>
            <PageItems
              page={page}
              draw={(field) => <FieldView field={field} errorsAt={errorsAt} language={language} files={files} />}
            />
          </section>
        ))}
        <div class="button-row mt-8">
          <Button name="handling" value="send">
            {t('dryRunPage.fillSend')}
          </Button>
          <Button name="handling" value="opdater" kind="secondary">
            {t('dryRunPage.fillUpdate')}
          </Button>
          <Button name="handling" value="opfind" kind="secondary">
            {t('dryRunPage.fillInvent')}
          </Button>
          <Button name="handling" value="fortryd" kind="tertiary">
            {t('dryRunPage.fillCancel')}
          </Button>
        </div>
      </PostForm>
    </>
  );
}
