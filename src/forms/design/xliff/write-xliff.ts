import { markedIn } from '../../../texts/catalogue.ts';
import type { Translatable, Translated } from '../translatable.ts';
import { translationTable } from '../translations.ts';
import { xliffTexts } from './texts.ts';

export const xliffNamespace = 'urn:oasis:names:tc:xliff:document:2.0';

/**
 * The texts of a form or workflow with their translations into one language as XLIFF 2.1 (OASIS, 2018), for translators and their programs: one
 * unit for each Danish text that says something, under its place. `state` is `initial` where something is to be done. Pure.
 */
export function writeXliff<Definition extends Translated>(
  of: Translatable<Definition>,
  definition: Definition,
  language: string,
): string {
  const units = translationTable(of, definition, [language])
    .filter(({ source }) => source.trim() !== '')
    .map(({ place, path, source, translations }) => {
      const { text = '', state = 'missing' } = translations[language] ?? {};
      const isDone = state === 'translated';
      const notes = [
        `        <note category="place">${inText(path.map((name) => markedIn(name, 'da')).join(' › '))}</note>`,
        ...(state === 'outdated'
          ? [`        <note category="outdated">${inText(xliffTexts['designer.xliff.note.outdated'].da)}</note>`]
          : []),
      ];
      const target = text.trim() === '' ? [] : [`        <target xml:space="preserve">${inText(text)}</target>`];
      return [
        `    <unit id="${inAttribute(place)}">`,
        '      <notes>',
        ...notes,
        '      </notes>',
        `      <segment state="${isDone ? 'translated' : 'initial'}">`,
        `        <source xml:space="preserve">${inText(source)}</source>`,
        ...target,
        '      </segment>',
        '    </unit>',
      ].join('\n');
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${xliffNamespace}" version="2.1" srcLang="da" trgLang="${inAttribute(language)}">`,
    `  <file id="${inAttribute(of.fileId(definition.key))}" original="${inAttribute(of.fileName(definition.key))}.json">`,
    ...units,
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

/** Characters that XML 1.0 can't hold stand as the code that XLIFF has for them; a line feed alone stays as it is. */
function inText(text: string): string {
  return text.replace(/[&<>\r]|[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, (character) => {
    const named = names[character];
    if (named !== undefined) return named;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<cp hex="${code}"/>`;
  });
}

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function inAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}
