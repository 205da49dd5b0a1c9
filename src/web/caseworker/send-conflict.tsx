import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { employeeNames } from '../../cases/case-view.ts';
import { casePlaces } from '../../cases/stored-case.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import type { CaseEvent } from '../../workflows/case-state.ts';
import type { Application } from '../application.ts';
import { ButtonLink } from '../components/button-link.tsx';
import { formatTime } from '../components/time-format.ts';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { caseworkerTranslator } from './texts.ts';
import { whatHappened } from './what-happened.ts';
import type { CaseRequest, OpenedCase } from './with-case.ts';
import { Written } from './written.tsx';

/**
 * The answer to a form from a page that was overtaken: 409, who did what meanwhile, that nothing was changed, and what
 * was typed, so that it is not lost.
 */
export async function sendConflict(
  { services }: Application,
  request: CaseRequest,
  reply: FastifyReply,
  { organisation, employee, stored }: OpenedCase,
  open: number,
  written: string,
  /** What was typed beside the text. */
  answers?: ComponentChildren,
): Promise<FastifyReply> {
  const found = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const rows = await transaction
      .selectFrom('case_event')
      .select('content')
      .where('case', '=', stored.id)
      .orderBy('sequence')
      .execute();
    const events = rows.map((row) => decryptJson<CaseEvent>(stored.key.key, casePlaces.event, row.content));
    const happened = whatHappened(events, open);
    const actor = happened?.event.actor;
    const names = actor?.kind === 'employee' && actor.id !== null ? await employeeNames(transaction, [actor.id]) : {};
    return { happened, names };
  });
  const context = { ...pageContext(request, reply), path: addresses.case(organisation.slug, stored.id) };
  const t = caseworkerTranslator(context.language);
  return sendPage(request, reply, context, {
    title: t('caseworker.conflict.title'),
    status: 409,
    content: (
      <>
        <h1>{t('caseworker.conflict.title')}</h1>
        <p>{explanation()}</p>
        <p>{t('caseworker.conflict.nothing')}</p>
        <Written text={written}>{answers}</Written>
        <div class="button-row">
          <ButtonLink href={addresses.case(organisation.slug, stored.id)}>{t('caseworker.conflict.back')}</ButtonLink>
        </div>
      </>
    ),
  });

  function explanation(): string {
    const { happened, names } = found;
    if (happened === undefined) {
      return t(stored.status === 'ended' ? 'caseworker.conflict.ended' : 'caseworker.conflict.unknown');
    }
    const { event, text } = happened;
    const mine = event.actor.kind === 'employee' && event.actor.id === employee.id;
    const when = formatTime(new Date(event.at), 'dateTime', context.language);
    if (mine && text === 'caseworker.conflict.taken') return t('caseworker.conflict.takenByYou', { when });
    const other =
      event.actor.kind === 'citizen'
        ? t('caseworker.conflict.citizen')
        : (names[event.actor.id ?? ''] ?? t('caseworker.author.unknown'));
    return t(text, { name: mine ? t('caseworker.conflict.you') : other, when });
  }
}
