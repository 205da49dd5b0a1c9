import { Fragment, type VNode } from 'preact';
import { type Language, pick, type Text } from '../../../texts/catalogue.ts';
import { langOf } from '../pieces/lang-of.ts';
import { type ProseBlock, type ProsePiece, parseProse } from './parse-prose.ts';

interface ProseProperties {
  readonly text: Text;
  readonly language: Language;
}

/** Headings, paragraphs, lists, bold text and links as `parseProse` reads them. Built of elements alone, so nothing in it can be markup. */
export function Prose({ text, language }: ProseProperties): VNode {
  return (
    <div lang={langOf(text, language)}>
      {parseProse(pick(text, language).text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block: { kind, lines } }: { readonly block: ProseBlock }): VNode {
  const items = () => lines.map((line, place) => <li key={place}>{drawLine(line)}</li>);
  switch (kind) {
    case 'list':
      return <ul>{items()}</ul>;
    case 'steps':
      return <ol>{items()}</ol>;
    case 'heading2':
      return <h2>{lines.flatMap(drawLine)}</h2>;
    case 'heading3':
      return <h3>{lines.flatMap(drawLine)}</h3>;
    case 'paragraph':
      return (
        <p>
          {lines.map((line, place) => (
            <Fragment key={place}>
              {place > 0 && <br />}
              {drawLine(line)}
            </Fragment>
          ))}
        </p>
      );
  }
}

function drawLine(line: readonly ProsePiece[]): (string | VNode)[] {
  return line.map((piece) => {
    if (piece.kind === 'link') return <a href={piece.href}>{piece.text}</a>;
    return piece.kind === 'bold' ? <strong>{piece.text}</strong> : piece.text;
  });
}
