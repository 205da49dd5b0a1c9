import { markedIn } from '../../../texts/catalogue.ts';
import type { Evaluation } from '../../../workflows/definition.ts';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { RadioGroup } from '../../components/radio-group.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useEvaluationTexts } from './texts.ts';

interface EvaluationFormProperties {
  readonly evaluation: Evaluation;
  readonly action: string;
  readonly csrfToken: string;
  readonly rating?: string;
  readonly comment?: string;
  readonly errors?: readonly { readonly message: string; readonly fieldId: string }[];
}

/** The names of the fields. */
export const evaluationFields = { rating: 'vurdering', comment: 'kommentar' } as const;

/** Asks for a rating from 1 to 5, and for words where the workflow wants them. */
export function EvaluationForm(properties: EvaluationFormProperties) {
  const { evaluation, action, csrfToken, rating, comment, errors = [] } = properties;
  const language = useLanguage();
  const t = useEvaluationTexts();
  const error = (field: string) => {
    const found = errors.find(({ fieldId }) => fieldId === field);
    return found ? { error: found.message } : {};
  };
  return (
    <PostForm action={action} csrfToken={csrfToken}>
      <p>{t('evaluation.intro')}</p>
      <RadioGroup
        name={evaluationFields.rating}
        label={markedIn(evaluation.question, language)}
        {...(rating === undefined ? {} : { value: rating })}
        choices={([1, 2, 3, 4, 5] as const).map((each) => ({
          value: String(each),
          text: t(`evaluation.rating.${each}`),
        }))}
        {...error(evaluationFields.rating)}
      />
      {evaluation.comment && (
        <Textarea
          name={evaluationFields.comment}
          label={markedIn(evaluation.comment, language)}
          help={t('evaluation.noPersonal')}
          optional
          {...(comment === undefined ? {} : { value: comment })}
          {...error(evaluationFields.comment)}
        />
      )}
      <Button kind="secondary">{t('evaluation.send')}</Button>
    </PostForm>
  );
}
