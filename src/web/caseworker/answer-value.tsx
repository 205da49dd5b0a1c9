import type { FileReference } from '../../forms/answers.ts';
import type { Presented } from '../../forms/field-kind.ts';
import { Lines } from '../citizen/answer-list.tsx';
import { FileLink } from '../components/file-link.tsx';
import { useTexts } from '../page-environment.ts';
import { useCaseworkerTexts } from './texts.ts';

export interface AnswerValueProperties {
  readonly presented: Presented;
  /** The files of an answer with files; they are links where `fileHref` is given. */
  readonly files?: readonly FileReference[];
  readonly fileHref?: (file: FileReference) => string;
}

/** An answer as the form's field writes it. */
export function AnswerValue({ presented, files = [], fileHref }: AnswerValueProperties) {
  const t = useTexts();
  if (files.length > 0 && fileHref !== undefined) {
    return (
      <ul class="nobullet-list">
        {files.map((file) => (
          <li key={file.id}>
            <FileLink href={fileHref(file)} name={file.name} mediaType={file.mediaType} size={file.size} />
          </li>
        ))}
      </ul>
    );
  }
  switch (presented.kind) {
    case 'text':
      return <Lines text={presented.text} />;
    case 'list':
      return (
        <ul>
          {presented.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <Rows presented={presented} />;
    case 'nothing':
      return <span class="quiet">{t('web.summary.empty')}</span>;
  }
}

/** Rows one under the other, each answer after its question. */
function Rows({ presented }: { readonly presented: Extract<Presented, { kind: 'table' }> }) {
  const t = useTexts();
  const own = useCaseworkerTexts();
  return (
    <ol class="nobullet-list">
      {presented.rows.map((row, index) => (
        <li key={index} class="mb-4">
          <span class="sr-only">{own('caseworker.answers.row', { number: index + 1 })}</span>
          <dl class="m-0">
            {presented.columns.map((column, place) =>
              presented.headed === true && row[place] === '' ? null : (
                <div key={column}>
                  <dt class="d-inline weight-semibold">{column}: </dt>
                  <dd class="d-inline m-0">{row[place] || <span class="quiet">{t('web.summary.empty')}</span>}</dd>
                </div>
              ),
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}
