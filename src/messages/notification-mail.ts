import { type Language, type Text, textIn, translator } from '../texts/catalogue.ts';
import type { NoticeKind } from './notice-kinds.ts';
import { messageTexts } from './texts.ts';

/** One thing that the mail tells of. */
export interface MailedNotice {
  readonly kind: NoticeKind;
  readonly caseNumber: string;
  /** The case's page. */
  readonly link: string;
}

/** Lines of a mail; what is more stands in the list on the pages. */
const most = 50;

/**
 * The mail that tells an employee of one or more things, in the employee's language. It holds case numbers and links, and of
 * people the employee's own name alone. Pure.
 */
export function notificationMail(
  notices: readonly MailedNotice[],
  to: {
    readonly name: string;
    readonly language: Language;
    readonly organisation: Text;
    readonly list: string;
    readonly choices: string;
  },
): { readonly subject: string; readonly text: string } {
  const t = translator(messageTexts, to.language);
  const [first] = notices;
  const count = notices.length;
  const line = ({ kind, caseNumber }: MailedNotice): string => t(`messages.notice.${kind}`, { case: caseNumber });
  const subject =
    count === 1 && first
      ? line(first)
      : t('messages.mail.subject.many', { count, organisation: textIn(to.organisation, to.language) });
  const lines = notices.slice(0, most).map((notice) => `- ${line(notice)}\n  ${notice.link}`);
  const rest = count > most ? [t('messages.mail.more', { count: count - most, link: to.list })] : [];
  const text = [
    t('messages.mail.greeting', { name: to.name }),
    count === 1 ? t('messages.mail.intro.one') : t('messages.mail.intro.many', { count }),
    [...lines, ...rest].join('\n\n'),
    t('messages.mail.footer', { link: to.choices }),
  ].join('\n\n');
  return { subject, text };
}
