import type { FormDefinition } from '../../definition.ts';
import { fieldsOf, fieldsOfPage } from '../../fields-of.ts';
import { parseProse } from '../../kinds/information/parse-prose.ts';
import { textsOf } from '../texts-of.ts';
import { translationState } from '../translations.ts';
import type { Report } from './find.ts';

/** What a link may not say, since it says nothing of where it leads (WCAG 2.2, 2.4.4). Without signs, in lower case. */
const unclear: ReadonlySet<string> = new Set([
  ...[
    'klik',
    'klik her',
    'her',
    'se her',
    'tryk her',
    'læs mere',
    'læs mere her',
    'se mere',
    'mere',
    'link',
    'følg linket',
  ],
  ...[
    'click',
    'click here',
    'here',
    'see here',
    'press here',
    'read more',
    'read more here',
    'see more',
    'more',
    'follow the link',
  ],
]);

/** Texts that must not be empty: what a page, a question, an answer or a row is called, and what an error says. */
const demanded = /^(title|pages\.[^.]+\.title|fields\..*\.(label|rowLabel|rowHeading|message)|fields\.[^.]+\.text)$/;

/** Labels that are missing, links that say nothing, and translations that are missing or outdated. */
export function findInTexts(definition: FormDefinition, languages: readonly string[], report: Report): void {
  // The label of an information text is not shown; the text is.
  const unshown = new Set(
    fieldsOf(definition).flatMap((field) => (field.kind === 'information' ? [`fields.${field.key}.label`] : [])),
  );
  const others = languages.filter((language) => language !== 'da');
  for (const placed of textsOf(definition)) {
    const { place, text } = placed;
    if (text.da.trim() === '' && demanded.test(place) && !unshown.has(place)) report('error', 'missing-label', place);
    for (const language of others) {
      const state = translationState(definition, placed, language);
      if (state === 'missing') report('advice', 'missing-translation', place, { language });
      if (state === 'outdated') report('advice', 'outdated-translation', place, { language });
    }
  }
  for (const page of definition.pages) {
    for (const field of fieldsOfPage(page)) {
      const place = `fields.${field.key}`;
      if (field.kind === 'link') findUnclear(`${place}.label`, Object.values(field.label), report);
      if (field.kind !== 'information') continue;
      const links = Object.values(field.text).flatMap((text) =>
        parseProse(text).flatMap(({ lines }) =>
          lines.flat().flatMap((piece) => (piece.kind === 'link' ? [piece.text] : [])),
        ),
      );
      findUnclear(`${place}.text`, links, report);
    }
  }
}

function findUnclear(place: string, texts: readonly string[], report: Report): void {
  for (const text of new Set(texts)) {
    const bare = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\s]/gu, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (!unclear.has(bare)) continue;
    report('advice', 'unclear-link', place, { text });
  }
}
