import { Fragment, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Text } from '../../../texts/catalogue.ts';
import { formTexts } from '../../texts.ts';
import { Localised } from './localised.tsx';
import { MarkingContext } from './marking.ts';

interface FieldLabelProperties {
  readonly label: Text;
  readonly required: boolean;
  readonly language: Language;
  /** Said to screen readers, to whom a unit behind the input is not read. */
  readonly unit?: Text | undefined;
}

/** The inside of a label or legend: the question and, where it differs from most, whether it must be answered. */
export function FieldLabel({ label, required, language, unit }: FieldLabelProperties): VNode {
  const marking = useContext(MarkingContext);
  const isMarked = required === (marking === 'required');
  return (
    <Fragment>
      <Localised text={label} language={language} />
      {unit && (
        <span class="sr-only">
          {' ('}
          <Localised text={unit} language={language} />)
        </span>
      )}
      {isMarked && (
        <span class="weight-normal">
          {' '}
          <Localised text={formTexts[`form.part.${marking}`]} language={language} />
        </span>
      )}
    </Fragment>
  );
}
