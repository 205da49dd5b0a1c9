import { estimateText, type TextEstimate } from '../../../../workflows/design/estimate-text.ts';
import type { PlaceSize } from '../../../../workflows/design/place-size.ts';
import { languageName } from '../../designer/language-name.ts';
import { CharacterCount } from '../controls/character-count.tsx';
import { useFlow } from '../flow-context.ts';
import { CountedTextControl, type CountedTextProperties, useCounted } from './counted-text.tsx';

/** As the message model counts. */
const lengthOf = (text: string): number => [...text].length;

const estimate = (written: string, sizeOf: (path: string) => PlaceSize, added: string): TextEstimate<number> =>
  estimateText(written, sizeOf, lengthOf, added);

/** A text of a delivery that may have so many characters and no more, with how many it has while one writes. */
export function CharacterTextField(properties: CountedTextProperties) {
  const { t, language: own } = useFlow();
  const { counted, most, isAdded } = useCounted(properties, estimate);
  const tooLong = most === undefined ? undefined : counted.find((each) => each.estimate.least > most);
  const error =
    tooLong &&
    t('flow.characters.tooLong', {
      language: languageName(tooLong.language, own),
      length: tooLong.estimate.least,
      most: most ?? 0,
    });
  return (
    <CountedTextControl {...properties} error={error}>
      {most !== undefined && <CharacterCount counted={counted} most={most} isAdded={isAdded} />}
    </CountedTextControl>
  );
}
