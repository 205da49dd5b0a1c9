import { fileNames } from '../../../cases/case-file/file-names.ts';
import type { ZippedFile } from '../../../cases/case-file/zip-files.ts';
import { readDocument, type StoredDocument } from '../../../documents/stored-document.ts';
import { type Language, textIn } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { actorName, doneBy } from '../actor-name.ts';
import { caseHistory, historyTitle } from '../case-history.ts';
import type { CasePageData } from '../read-case-page.ts';
import { caseworkerTranslator } from '../texts.ts';

/**
 * All of a case as files: the report, every sending-in as JSON with the answers as they were, what was written and done, and the
 * documents in folders by what they are.
 */
export function caseFiles(
  { services }: Application,
  data: CasePageData,
  language: Language,
  report: Uint8Array,
): readonly ZippedFile[] {
  const t = caseworkerTranslator(language);
  const { stored, view, organisation, now } = data;
  const name = fileNames();
  const json = (path: string, value: unknown, at = now): ZippedFile => ({
    name: path,
    at,
    packed: false,
    content: () => [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)],
  });
  const folders: Readonly<Record<StoredDocument['kind'], { readonly path: string; readonly name: typeof name }>> = {
    upload: { path: t('caseworker.download.uploads'), name: fileNames() },
    receipt: { path: t('caseworker.download.receipts'), name: fileNames() },
    message: { path: t('caseworker.download.messages'), name: fileNames() },
    letter: { path: t('caseworker.download.letters'), name: fileNames() },
  };
  const answers = t('caseworker.download.answers');
  const nameOf = fileNames();
  return [
    {
      name: name(`${t('caseworker.download.report')} ${stored.number}.pdf`),
      at: now,
      packed: true,
      content: () => [report],
    },
    json(name(t('caseworker.download.file')), {
      number: stored.number,
      title: data.workflow.workflow.definition.title,
      status: stored.status,
      receivedAt: stored.createdAt,
      endedAt: stored.endedAt,
      citizen: data.applicant.name,
      history: caseHistory(view).map((entry) => ({
        at: entry.at,
        what: historyTitle(data, entry, language),
        who: doneBy(data, entry, t),
        ...(entry.comment === undefined ? {} : { comment: entry.comment }),
      })),
      messages: view.messages.map(({ at, from, fromId, text, files }) => ({
        at,
        from: from === 'system' ? t('caseworker.author.system') : actorName(data, { kind: from, id: fromId }, t),
        text: from === 'system' ? textIn(text, language) : text.da,
        ...(files.length === 0 ? {} : { files: files.map((file) => file.name) }),
      })),
      notes: data.notes.map(({ at, employee, text }) => ({ at, from: data.names[employee] ?? '', text })),
      deliveries: view.deliveries.map(({ kind, status, reference, createdAt, settledAt, history }) => ({
        kind,
        status,
        reference,
        createdAt,
        settledAt,
        attempts: history,
      })),
    }),
    ...[...view.submissions].reverse().map((submission) => {
      const form = data.forms.get(submission.formVersion)?.definition;
      const title = form === undefined ? submission.formVersion : textIn(form.title, language);
      return json(
        `${answers}/${nameOf(`${submission.sequence} ${title}.json`)}`,
        {
          form: form?.key ?? null,
          title,
          sentAt: submission.at,
          by: data.people[submission.person ?? stored.person] ?? '',
          corrected: view.events[submission.sequence - 1]?.kind === 'answersCorrected',
          answers: submission.content.values,
        },
        submission.at,
      );
    }),
    ...view.documents.map((document): ZippedFile => {
      const folder = folders[document.kind];
      return {
        name: `${folder.path}/${folder.name(document.name)}`,
        at: document.createdAt,
        packed: !document.mediaType.startsWith('text/'),
        content: () => readDocument(services.database, organisation.id, stored.key.key, document.id),
      };
    }),
  ];
}
