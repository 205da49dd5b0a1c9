import type { VNode } from 'preact';
import type { Language, Text } from '../../../texts/catalogue.ts';
import type { BaseField } from '../../base-field.ts';
import type { FieldError, Presented } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { groupClass } from './group-properties.ts';
import { HintAndErrors } from './hint-and-errors.tsx';
import { Localised } from './localised.tsx';

interface ReadOnlyGroupProperties {
  readonly field: BaseField;
  /** The id of the text, to which an error or a change link leads. */
  readonly id: string;
  readonly name: string;
  readonly errors: readonly FieldError[];
  readonly language: Language;
  readonly presented: Presented;
}

/**
 * An answer that the person can't change, as text with where it comes from. It holds no input, not even a hidden one:
 * the server would not read it.
 */
export function ReadOnlyGroup({ field, id, name, errors, language, presented }: ReadOnlyGroupProperties): VNode {
  const source = <Localised text={sourceOf(field.prefill?.from)} language={language} />;
  return (
    <div class={groupClass(errors)}>
      <span class="form-label">
        <Localised text={field.label} language={language} />
      </span>
      <HintAndErrors name={name} help={field.help} hint={source} errors={errors} language={language} />
      <div class="mt-3" id={id} tabIndex={-1}>
        <PresentedAnswer presented={presented} language={language} />
      </div>
    </div>
  );
}

function PresentedAnswer({ presented, language }: { presented: Presented; language: Language }): VNode {
  switch (presented.kind) {
    case 'text':
      return <p class="m-0">{withLineBreaks(presented.text)}</p>;
    case 'list':
      return (
        <ul class="m-0">
          {presented.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    default:
      return (
        <p class="m-0">
          <Localised text={formTexts['form.part.notGiven']} language={language} />
        </p>
      );
  }
}

function withLineBreaks(text: string): (string | VNode)[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={line} />, line]));
}

const sources: Readonly<Record<string, Text>> = {
  child: formTexts['form.part.fromCpr'],
  cpr: formTexts['form.part.fromCpr'],
  cvr: formTexts['form.part.fromCvr'],
  login: formTexts['form.part.fromLogin'],
};

/** The note for the source at the head of a path such as `cpr.name`. */
function sourceOf(path: string | undefined): Text {
  const head = path?.split('.')[0] ?? '';
  return (Object.hasOwn(sources, head) && sources[head]) || formTexts['form.part.fromElsewhere'];
}
