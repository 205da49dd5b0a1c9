import { Fragment, type VNode } from 'preact';
import type { Language, Text } from '../../../texts/catalogue.ts';
import type { FieldError } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { errorId, hintId } from './described-by.ts';
import { Localised } from './localised.tsx';

interface HintAndErrorsProperties {
  readonly name: string;
  readonly help: Text | undefined;
  /** What the kind itself says of how to answer, after the form's own help. */
  readonly hint: VNode | undefined;
  readonly errors: readonly FieldError[];
  readonly language: Language;
}

/** Hint and errors between the label and the input, where Det Fælles Designsystem puts them. */
export function HintAndErrors({ name, help, hint, errors, language }: HintAndErrorsProperties): VNode {
  return (
    <Fragment>
      {(help || hint) && (
        <span class="form-hint" id={hintId(name)}>
          {help && <Localised text={help} language={language} />}
          {help && hint && ' '}
          {hint}
        </span>
      )}
      {errors.map((error, index) => (
        <span class="form-error-message" id={errorId(name, index)} key={errorId(name, index)}>
          <span class="sr-only">
            <Localised text={formTexts['form.part.errorPrefix']} language={language} />
          </span>
          <Localised text={error.message} language={language} />
        </span>
      ))}
    </Fragment>
  );
}
