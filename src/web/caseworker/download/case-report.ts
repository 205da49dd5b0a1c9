import { representationReceiptStep } from '../../../cases/deliveries/representation-receipts.ts';
import { letterhead, writingIn } from '../../../cases/organisation-letterhead.ts';
import { pdfAnswer } from '../../../cases/pdf-answer.ts';
import { uncheckedOf } from '../../../cases/register-checks/unchecked-of.ts';
import { tellingStep } from '../../../cases/telling-step.ts';
import type { PdfAnswer, PdfSection, ReportDocument } from '../../../documents/pdf/pdf-document.ts';
import { formatSize } from '../../../forms/kinds/files/limits.ts';
import { summarise } from '../../../forms/summary.ts';
import { type Language, textIn } from '../../../texts/catalogue.ts';
import { formatTime } from '../../components/time-format.ts';
import { actorName, doneBy } from '../actor-name.ts';
import { caseHistory, historyTitle } from '../case-history.ts';
import type { CasePageData } from '../read-case-page.ts';
import { sentAnswers } from '../sent-answers.ts';
import { caseworkerTranslator, type TranslateCaseworker } from '../texts.ts';

/** A case as a document in the reader's language; `leftOut` are documents that do not stand behind it. */
export function caseReport(data: CasePageData, language: Language, leftOut: readonly string[]): ReportDocument {
  const t = caseworkerTranslator(language);
  const { stored, workflow, organisation, view } = data;
  const when = (at: Date) => formatTime(at, 'dateTime', language);
  return {
    kind: 'report',
    ...writingIn(organisation, language),
    organisation: letterhead(organisation, language),
    name: t('caseworker.download.report'),
    title: textIn(workflow.workflow.definition.title, language),
    date: data.now,
    facts: [
      { label: t('caseworker.column.number'), value: stored.number },
      { label: t('caseworker.case.received'), value: when(stored.createdAt) },
      { label: t('caseworker.case.applicant'), value: applicantWith(data, t) },
    ],
    sections: [
      ...answerSections(data, language, t),
      written(
        t('caseworker.messages.heading'),
        view.messages.map((message) => ({
          label: `${message.from === 'system' ? t('caseworker.author.system') : actorName(data, { kind: message.from, id: message.fromId }, t)}, ${when(message.at)}`,
          value: [
            message.from === 'system' ? textIn(message.text, language) : message.text.da,
            ...message.files.map((file) => file.name),
          ].join('\n'),
        })),
      ),
      written(
        t('caseworker.notes.heading'),
        data.notes.map(({ employee, at, text }) => ({
          label: `${data.names[employee] ?? t('caseworker.author.unknown')}, ${when(at)}`,
          value: text,
        })),
      ),
      written(
        t('caseworker.deliveries.heading'),
        view.deliveries.map((delivery) => {
          const step = workflow.workflow.definition.steps[delivery.step];
          const reason = delivery.reason === null ? '' : ` – ${textIn(delivery.reason, language)}`;
          return {
            label: `${delivery.step === tellingStep ? t('caseworker.delivery.telling') : delivery.step === representationReceiptStep ? t('caseworker.delivery.representation') : step === undefined ? delivery.step : textIn(step.title, language)}, ${when(delivery.settledAt ?? delivery.createdAt)}`,
            value: `${t(`caseworker.delivery.${delivery.status}`)}${delivery.status === 'delivered' ? '' : reason}`,
          };
        }),
      ),
      written(
        t('caseworker.history.heading'),
        caseHistory(view).map((entry) => ({
          label: when(entry.at),
          value: [
            `${historyTitle(data, entry, language)} (${doneBy(data, entry, t)})`,
            ...(entry.comment === undefined ? [] : [entry.comment]),
          ].join('\n'),
        })),
      ),
      written(
        t('caseworker.download.leftOut'),
        leftOut.map((name) => ({ label: name, value: t('caseworker.download.inZip') })),
      ),
    ].filter(({ answers }) => answers.length > 0),
    attachments: view.documents.map(({ name, size, sha256 }) => ({ name, size: formatSize(size, language), sha256 })),
  };
}

/** The answers that count, by form and person, each page of a form a section. */
function answerSections(data: CasePageData, language: Language, t: TranslateCaseworker): readonly PdfSection[] {
  const groups = sentAnswers(data.view.submissions, data.stored);
  return groups.flatMap(({ person, submissions: [latest] }) => {
    const form = data.forms.get(latest.formVersion);
    if (form === undefined) return [];
    const of = t('caseworker.answers.of', {
      form: textIn(form.definition.title, language),
      person: data.people[person] || t('caseworker.case.anonymous'),
    });
    return summarise(
      form.definition,
      latest.content.values,
      language,
      form.lists,
      uncheckedOf(data.stored.state, latest),
    ).map((section) => ({
      heading: groups.length === 1 ? section.title.text : `${of} – ${section.title.text}`,
      answers: section.entries.map((entry) => pdfAnswer(entry, language)),
    }));
  });
}

function written(heading: string, entries: readonly { readonly label: string; readonly value: string }[]): PdfSection {
  return { heading, answers: entries.map((entry): PdfAnswer => ({ kind: 'value', ...entry })) };
}

/** Whose the case is, with who sent it for them. */
function applicantWith({ applicant, view, people }: CasePageData, t: TranslateCaseworker): string {
  const name = applicant.name || t('caseworker.case.anonymous');
  const actor = view.submissions.find((each) => each.actor !== null)?.actor ?? null;
  return actor === null ? name : `${name} ${t('caseworker.case.by', { name: people[actor] ?? '' })}`;
}
