import type { CorrectableAnswer } from '../../../cases/corrections/correct-answer.ts';
import type { EvaluatedField } from '../../../forms/evaluate.ts';
import { FieldView } from '../../citizen/fill/field-view.tsx';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useCaseworkerTexts } from '../texts.ts';

export interface CorrectPageProperties {
  readonly context: PageContext;
  readonly answer: CorrectableAnswer;
  /** The field with what is to stand in it. */
  readonly field: EvaluatedField;
  readonly sequence: number;
  readonly reason: string;
  readonly reasonError: string | undefined;
}

/** One answer, to be typed anew with a reason. */
export function CorrectPage({ context, answer, field, sequence, reason, reasonError }: CorrectPageProperties) {
  const t = useCaseworkerTexts();
  const { slug } = context.organisation;
  const { stored } = answer;
  return (
    <>
      <h1>{t('caseworker.correct.title')}</h1>
      <p>{t('caseworker.correct.text')}</p>
      <PostForm action={addresses.correct(slug, stored.id, sequence, field.path)} csrfToken={context.csrfToken}>
        <FieldView field={field} errorsAt={(each) => each.errors} language={context.language} files={{}} />
        <div class="mt-6">
          <Textarea
            name="begrundelse"
            label={t('caseworker.correct.reason')}
            help={t('caseworker.correct.reasonHelp')}
            rows={3}
            value={reason}
            {...(reasonError === undefined ? {} : { error: reasonError })}
          />
        </div>
        <div class="button-row">
          <Button>{t('caseworker.correct.save')}</Button>
          <a href={addresses.case(slug, stored.id)}>{t('caseworker.correct.cancel')}</a>
        </div>
      </PostForm>
    </>
  );
}
