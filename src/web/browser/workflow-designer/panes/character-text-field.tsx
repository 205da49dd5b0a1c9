import { useMemo } from 'preact/hooks';
import { textIn } from '../../../../texts/catalogue.ts';
import type { DeliverStep } from '../../../../workflows/definition.ts';
import type { DeliveryContract, DeliveryField } from '../../../../workflows/delivery-contract.ts';
import { estimateText } from '../../../../workflows/design/estimate-text.ts';
import { placeSize } from '../../../../workflows/design/place-size.ts';
import { languageName } from '../../designer/language-name.ts';
import { CharacterCount, type CountedText } from '../controls/character-count.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { useFlow } from '../flow-context.ts';
import { type StepProperties, withMember } from './step-context.ts';

interface CharacterTextFieldProperties extends StepProperties<DeliverStep> {
  readonly field: DeliveryField;
  readonly contract: DeliveryContract;
}

/** As the message model counts. */
const lengthOf = (text: string): number => [...text].length;

/** A text of a delivery that may have so many characters and no more, with how many it has while one writes. */
export function CharacterTextField({ field, contract, ...properties }: CharacterTextFieldProperties) {
  const { editor, prepared, step, language, placeholders, put } = properties;
  const { t, language: own } = useFlow();
  const value = step.texts?.[field.key];
  const { added, most } = contract.counting ?? {};
  const isAdded = added !== undefined && step.choices?.[added.choice] === added.is;
  const counted = useMemo(
    () =>
      Object.entries(value ?? {})
        .filter(([, written]) => written.trim() !== '')
        .map(([of, written]): CountedText => {
          const sizeOf = (path: string) => placeSize(prepared.aliases, path, of);
          return { language: of, estimate: estimateText(written, sizeOf, lengthOf, isAdded ? added.text : '') };
        }),
    [value, prepared, isAdded, added],
  );
  const tooLong = most === undefined ? undefined : counted.find(({ estimate }) => estimate.least > most);
  return (
    <TemplateControl
      label={textIn(field.title, own)}
      {...(field.help === undefined ? {} : { help: textIn(field.help, own) })}
      value={value}
      language={language}
      optional={!field.required}
      long
      placeholders={placeholders}
      error={
        tooLong &&
        t('flow.characters.tooLong', {
          language: languageName(tooLong.language, own),
          length: tooLong.estimate.least,
          most: most ?? 0,
        })
      }
      onChange={(text) => {
        const { [field.key]: _old, ...others } = step.texts ?? {};
        const texts = text === undefined ? others : { ...others, [field.key]: text };
        put(withMember(step, 'texts', Object.keys(texts).length === 0 ? undefined : texts), `texts.${field.key}`);
      }}
      onBlur={editor.settle}
    >
      {most !== undefined && <CharacterCount counted={counted} most={most} isAdded={isAdded} />}
    </TemplateControl>
  );
}
