import { Fragment, type VNode } from 'preact';
import { type Language, pick, type Text } from '../../../texts/catalogue.ts';
import { langOf } from '../pieces/lang-of.ts';
import { type ProsePiece, parseProse } from './parse-prose.ts';

interface ProseProperties {
  readonly text: Text;
  readonly language: Language;
}

/** Paragraphs, lists and links as `parseProse` reads them. Built of elements alone, so nothing in it can be markup. */
export function Prose({ text, language }: ProseProperties): VNode {
  return (
    <div lang={langOf(text, language)}>
      {parseProse(pick(text, language).text).map((block, index) =>
        block.kind === 'list' ? (
          <ul key={index}>
            {block.lines.map((line, place) => (
              <li key={place}>{drawLine(line)}</li>
            ))}
          </ul>
        ) : (
          <p key={index}>
            {block.lines.map((line, place) => (
              <Fragment key={place}>
                {place > 0 && <br />}
                {drawLine(line)}
              </Fragment>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function drawLine(line: readonly ProsePiece[]): (string | VNode)[] {
  return line.map((piece) => (piece.kind === 'link' ? <a href={piece.href}>{piece.text}</a> : piece.text));
}
