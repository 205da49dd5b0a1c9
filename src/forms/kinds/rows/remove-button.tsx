import type { VNode } from 'preact';
import type { Language, Text } from '../../../texts/catalogue.ts';
import { formTexts } from '../../texts.ts';
import { Localised } from '../pieces/localised.tsx';

interface RemoveButtonProperties {
  readonly name: string;
  readonly row: string;
  readonly number: number;
  readonly rowLabel: Text;
  readonly language: Language;
  readonly class: string;
}

/** Posts the page to take the row away. */
export function RemoveButton({ name, row, number, rowLabel, language, class: more }: RemoveButtonProperties): VNode {
  return (
    <button type="submit" class={`button button-tertiary ${more}`} name="_remove" value={`${name}.${row}`}>
      <Localised
        text={formTexts['form.part.removeRow']}
        language={language}
        values={{ row: <Localised text={rowLabel} language={language} />, number }}
      />
    </button>
  );
}
