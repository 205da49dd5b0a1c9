import type { TextEstimate } from '../../../../workflows/design/estimate-text.ts';
import { useFlow } from '../flow-context.ts';
import { type Counted, type CountedLine, CountedLines, isAnyRough } from './counted-lines.tsx';

interface CharacterCountProperties {
  /** In characters, for each language that is written. */
  readonly counted: readonly Counted<TextEstimate<number>>[];
  readonly most: number;
  /** Whether what is put after the text is counted. */
  readonly isAdded: boolean;
}

/** How many characters a text has of those that it may have, in each of its languages, while one writes. */
export function CharacterCount({ counted, most, isAdded }: CharacterCountProperties) {
  const { t } = useFlow();
  const size = (length: number) => t('flow.characters.size', { length, most });
  const lines = counted.map(({ language, estimate }): CountedLine => {
    const { hasPlaces, least, typical, most: longest } = estimate;
    if (!hasPlaces) return { language, line: size(typical), notes: [] };
    const notes = [
      t('flow.sms.least', { size: size(least) }),
      longest === null ? t('flow.characters.unbounded') : t('flow.sms.most', { size: size(longest) }),
    ];
    // That it is too long without any answers is said as an error of the field.
    const warning =
      least > most
        ? []
        : typical > most
          ? [t('flow.characters.typicallyTooLong', { length: typical, most })]
          : longest === null || longest > most
            ? [t('flow.characters.mayBeTooLong', { most })]
            : [];
    return {
      language,
      line: t('flow.sms.typical', { size: size(typical) }),
      notes: [
        ...notes.map((text) => ({ text, isWarning: false })),
        ...warning.map((text) => ({ text, isWarning: true })),
      ],
    };
  });
  const help = [...(isAnyRough(counted) ? [t('flow.sms.rough')] : []), ...(isAdded ? [t('flow.sms.added')] : [])];
  return <CountedLines title={t('flow.characters.count')} lines={lines} help={help} />;
}
