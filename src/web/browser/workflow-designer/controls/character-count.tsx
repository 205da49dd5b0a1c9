import type { Language } from '../../../../texts/catalogue.ts';
import type { TextEstimate } from '../../../../workflows/design/estimate-text.ts';
import { languageName } from '../../designer/language-name.ts';
import { useFlow } from '../flow-context.ts';
import { useTold } from './use-told.ts';

export interface CountedText {
  readonly language: Language;
  /** In characters. */
  readonly estimate: TextEstimate<number>;
}

interface CharacterCountProperties {
  /** A text for each language that is written. */
  readonly counted: readonly CountedText[];
  readonly most: number;
  /** Whether what is put after the text is counted. */
  readonly isAdded: boolean;
}

/** How many characters a text has of those that it may have, in each of its languages, while one writes. */
export function CharacterCount({ counted, most, isAdded }: CharacterCountProperties) {
  const { t, language: own } = useFlow();
  const size = (length: number) => t('flow.characters.size', { length, most });
  const lines = counted.map(({ language, estimate }) => {
    const { hasPlaces, least, typical, most: longest } = estimate;
    const notes = [
      ...(hasPlaces ? [t('flow.sms.least', { size: size(least) })] : []),
      ...(hasPlaces
        ? [longest === null ? t('flow.characters.unbounded') : t('flow.sms.most', { size: size(longest) })]
        : []),
    ];
    // That it is too long without any answers is said as an error of the field.
    const warning =
      least > most
        ? null
        : typical > most
          ? t('flow.characters.typicallyTooLong', { length: typical, most })
          : longest === null || longest > most
            ? t('flow.characters.mayBeTooLong', { most })
            : null;
    const line = hasPlaces ? t('flow.sms.typical', { size: size(typical) }) : size(typical);
    return { language, line, notes, warning };
  });
  const told = useTold(lines.map(({ language, line }) => `${languageName(language, own)}: ${line}`).join('. '));
  return (
    <div class="flow-sms">
      <p class="sr-only" role="status">
        {told}
      </p>
      {lines.length > 0 && (
        <>
          <h4 class="property-label">{t('flow.characters.count')}</h4>
          <ul class="flow-sms-lines">
            {lines.map(({ language, line, notes, warning }) => (
              <li key={language}>
                <span class="flow-sms-line">
                  <strong>{languageName(language, own)}:</strong> {line}
                </span>
                {notes.map((note) => (
                  <span key={note} class="flow-sms-note">
                    {note}
                  </span>
                ))}
                {warning !== null && <span class="flow-sms-note flow-sms-warning">{warning}</span>}
              </li>
            ))}
          </ul>
          {counted.some(({ estimate }) => estimate.isRough) && <p class="property-help">{t('flow.sms.rough')}</p>}
          {isAdded && <p class="property-help">{t('flow.sms.added')}</p>}
        </>
      )}
    </div>
  );
}
