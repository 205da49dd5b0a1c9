import type { FileReference } from '../../forms/answers.ts';
import type { SubmittedValues } from '../../forms/evaluate.ts';
import type { Presented } from '../../forms/field-kind.ts';
import type { SummaryEntry, SummarySection } from '../../forms/summary.ts';
import { formTexts } from '../../forms/texts.ts';
import { markedIn, type PickedText } from '../../texts/catalogue.ts';
import { FileLink } from '../components/file-link.tsx';
import { StatusBadge } from '../components/status-badge.tsx';
import { maskPresented } from '../mask-presented.ts';
import { useLanguage, useTexts } from '../page-environment.ts';
import { useCitizenTexts } from './texts.ts';

export interface AnswerListProperties {
  readonly section: SummarySection;
  readonly values: SubmittedValues;
  /** Where a file can be opened. */
  readonly fileHref: (file: FileReference) => string;
  /** Whole CPR numbers were asked for, and that was logged; they are masked else. */
  readonly cprShown?: boolean;
  /** Where an answer can be changed; null where it can't. */
  readonly changeHref?: (key: string) => string | null;
}

/** The answers of one page of a form (dkfds, "Struktureret liste"), each with the way to change it where there is one. */
export function AnswerList({ section, values, fileHref, cprShown = false, changeHref }: AnswerListProperties) {
  const t = useTexts();
  return (
    <table class="table structured-list table-sm-responsive-headers">
      <caption class="sr-only">
        <Picked picked={section.title} />
      </caption>
      <tbody>
        {section.entries.map((entry) => {
          const href = changeHref?.(entry.key) ?? null;
          return (
            <tr key={entry.key}>
              <th scope="row" class="w-percent-md-40">
                <Picked picked={entry.label} />
              </th>
              <td>
                <Answer
                  entry={cprShown ? entry : masked(entry)}
                  files={filesOf(values[entry.key])}
                  fileHref={fileHref}
                />
                {entry.unchecked && <UncheckedMark />}
              </td>
              {changeHref !== undefined && (
                <td class="d-print-none align-text-md-right">
                  {href !== null && (
                    <a href={href}>
                      {t('web.summary.change')}
                      <span class="sr-only">
                        {' '}
                        <Picked picked={entry.label} />
                      </span>
                    </a>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function masked(entry: SummaryEntry): SummaryEntry {
  return { ...entry, presented: maskPresented(entry.presented) };
}

/** Says of an answer that no register has confirmed it. */
export function UncheckedMark() {
  const language = useLanguage();
  return (
    <div>
      <StatusBadge tone="warning" text={markedIn(formTexts['form.unchecked'], language)} />
    </div>
  );
}

/** A text whose language is marked where it isn't the page's. */
export function Picked({ picked }: { readonly picked: PickedText }) {
  const language = useLanguage();
  return picked.language === language ? picked.text : <span lang={picked.language}>{picked.text}</span>;
}

interface AnswerProperties {
  readonly entry: SummaryEntry;
  readonly files: readonly FileReference[];
  readonly fileHref: (file: FileReference) => string;
}

function Answer({ entry, files, fileHref }: AnswerProperties) {
  const t = useTexts();
  if (files.length > 0) {
    return (
      <ul class="nobullet-list m-0">
        {files.map((file) => (
          <li key={file.id}>
            <FileLink href={fileHref(file)} name={file.name} mediaType={file.mediaType} size={file.size} />
          </li>
        ))}
      </ul>
    );
  }
  const { presented } = entry;
  switch (presented.kind) {
    case 'text':
      return <Lines text={presented.text} />;
    case 'list':
      return (
        <ul class="m-0">
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

/** Rows one under the other: a table within a table would be lost on a telephone. */
function Rows({ presented }: { readonly presented: Extract<Presented, { kind: 'table' }> }) {
  const t = useTexts();
  const own = useCitizenTexts();
  const { headed = false, columns } = presented;
  return (
    <ol class="nobullet-list m-0">
      {presented.rows.map((row, index) => (
        <li key={index} class="mb-4 mt-0">
          {headed ? (
            <strong>{row[0]}</strong>
          ) : (
            <span class="sr-only">{own('citizen.answers.row', { number: index + 1 })}</span>
          )}
          <dl class="m-0">
            {columns.map((column, place) =>
              headed && (place === 0 || !row[place]) ? null : (
                <div key={column}>
                  <dt class={`d-inline${headed ? '' : ' weight-semibold'}`}>{column}: </dt>
                  <dd class="d-inline m-0">
                    {row[place] ? <Lines text={row[place]} /> : <span class="quiet">{t('web.summary.empty')}</span>}
                  </dd>
                </div>
              ),
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}

/** A text of several lines as it was written. */
export function Lines({ text }: { readonly text: string }) {
  return <>{text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))}</>;
}

/** The files in a value; none in a value of another kind. */
export function filesOf(value: SubmittedValues[string] | undefined): readonly FileReference[] {
  return Array.isArray(value) ? value.filter(isFile) : [];
}

function isFile(item: unknown): item is FileReference {
  return typeof item === 'object' && item !== null && 'sha256' in item && 'mediaType' in item && 'id' in item;
}
