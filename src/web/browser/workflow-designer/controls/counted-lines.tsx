import type { Language } from '../../../../texts/catalogue.ts';
import type { TextEstimate } from '../../../../workflows/design/estimate-text.ts';
import { languageName } from '../../designer/language-name.ts';
import { useFlow } from '../flow-context.ts';
import { useTold } from './use-told.ts';

/** A text in one of its languages, counted. */
export interface Counted<Estimate> {
  readonly language: Language;
  readonly estimate: Estimate;
}

/** What is said of it: how long it is, and what more there is to know. */
export interface CountedLine {
  readonly language: Language;
  readonly line: string;
  readonly notes: readonly { readonly text: string; readonly isWarning: boolean }[];
}

interface CountedLinesProperties {
  readonly title: string;
  readonly lines: readonly CountedLine[];
  /** About all of them. */
  readonly help: readonly string[];
}

/** How long a text is in each of its languages, while one writes: seen at once, and told when one pauses. */
export function CountedLines({ title, lines, help }: CountedLinesProperties) {
  const { language: own } = useFlow();
  const told = useTold(lines.map(({ language, line }) => `${languageName(language, own)}: ${line}`).join('. '));
  return (
    <div class="flow-sms">
      <p class="sr-only" role="status">
        {told}
      </p>
      {lines.length > 0 && (
        <>
          <h4 class="property-label">{title}</h4>
          <ul class="flow-sms-lines">
            {lines.map(({ language, line, notes }) => (
              <li key={language}>
                <span class="flow-sms-line">
                  <strong>{languageName(language, own)}:</strong> {line}
                </span>
                {notes.map(({ text, isWarning }) => (
                  <span key={text} class={isWarning ? 'flow-sms-note flow-sms-warning' : 'flow-sms-note'}>
                    {text}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          {help.map((text) => (
            <p key={text} class="property-help">
              {text}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

/** Whether any of them has places whose answers' length nobody knows. */
export const isAnyRough = (counted: readonly Counted<TextEstimate<unknown>>[]): boolean =>
  counted.some(({ estimate }) => estimate.isRough);
