import type { VNode } from 'preact';
import { type Translate, translator } from '../../src/texts/catalogue.ts';
import { OtherLanguage, type PageLanguage, pageMoment } from '../pages.tsx';
import type { StoredLetter } from './letter-store.ts';
import { printerTexts } from './texts.ts';

type Say = Translate<keyof typeof printerTexts>;

/** A page's heading and content. */
export interface LetterPage {
  readonly title: string;
  readonly content: VNode;
}

const root = '/printer';
const speak = (language: PageLanguage): Say => translator(printerTexts, language);

function sizeOf({ pages, sheets, envelope }: StoredLetter, say: Say): string {
  return say('sandbox.printer.sheets', { pages, sheets, envelope });
}

/** All letters, newest first. */
export function letterListPage(letters: readonly StoredLetter[], language: PageLanguage): LetterPage {
  const say = speak(language);
  return {
    title: say('sandbox.printer.title'),
    content: (
      <>
        <OtherLanguage address={`${root}/`} language={language} />
        <p>{say('sandbox.printer.intro')}</p>
        {letters.length === 0 ? (
          <p>{say('sandbox.printer.none')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{say('sandbox.printer.letter')}</th>
                <th scope="col">{say('sandbox.printer.address')}</th>
                <th scope="col">{say('sandbox.printer.size')}</th>
                <th scope="col">{say('sandbox.printer.received')}</th>
              </tr>
            </thead>
            <tbody>
              {letters.toReversed().map((letter) => (
                <tr key={letter.dispatch}>
                  <th scope="row">
                    <a href={`${root}/brev/${letter.dispatch}?lang=${language}`}>
                      {letter.title || `${say('sandbox.printer.letter')} ${letter.dispatch}`}
                    </a>
                  </th>
                  <td>{letter.address.join(', ')}</td>
                  <td>{sizeOf(letter, say)}</td>
                  <td>{pageMoment(letter.at, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    ),
  };
}

/** One letter: what was ordered, and its pages as pictures. */
export function letterPage(letter: StoredLetter, language: PageLanguage): LetterPage {
  const say = speak(language);
  const path = `/brev/${letter.dispatch}`;
  const print = [
    say(letter.sides === 'Simplex' ? 'sandbox.printer.Simplex' : 'sandbox.printer.Duplex'),
    say(letter.colour === 'Farve' ? 'sandbox.printer.Farve' : 'sandbox.printer.SH'),
  ].join(', ');
  const facts: readonly (readonly [string, string])[] = [
    [say('sandbox.printer.address'), [...letter.address, letter.country].join(', ')],
    [say('sandbox.printer.size'), sizeOf(letter, say)],
    [say('sandbox.printer.print'), print],
    [say('sandbox.printer.received'), pageMoment(letter.at, language)],
    [say('sandbox.printer.sender'), letter.sender],
    [say('sandbox.printer.type'), String(letter.type)],
    [say('sandbox.printer.number'), String(letter.dispatch)],
    [say('sandbox.printer.sending'), letter.sending],
  ];
  const numbers = Array.from({ length: letter.pages }, (_, index) => index + 1);
  return {
    title: letter.title || `${say('sandbox.printer.letter')} ${letter.dispatch}`,
    content: (
      <>
        <OtherLanguage address={`${root}${path}`} language={language} />
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={`${root}${path}/pdf`}>{say('sandbox.printer.pdf')}</a>
        </p>
        <h2>{say('sandbox.printer.pages')}</h2>
        <ol class="sheets">
          {numbers.map((page) => (
            <li key={page}>
              <img
                src={`${root}${path}/side/${page}.png`}
                alt={say('sandbox.printer.page', { page, pages: letter.pages })}
                width="360"
                height="509"
                loading="lazy"
              />
            </li>
          ))}
        </ol>
        <p>
          <a href={`${root}/?lang=${language}`}>{say('sandbox.printer.all')}</a>
        </p>
      </>
    ),
  };
}

/** What is shown for an address that leads nowhere. */
export function missingLetterPage(language: PageLanguage): LetterPage {
  const say = speak(language);
  return {
    title: say('sandbox.printer.missing'),
    content: (
      <p>
        <a href={`${root}/?lang=${language}`}>{say('sandbox.printer.all')}</a>
      </p>
    ),
  };
}
