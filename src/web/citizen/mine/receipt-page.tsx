import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Application } from '../../application.ts';
import { Alert } from '../../components/alert.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { pageTitle } from '../page-title.ts';
import { citizenTranslator } from '../texts.ts';
import { type CaseParameters, withOwnCase } from './own-case.ts';

/** What one sees when a form has been sent, and whenever one comes back to that page. */
export function receiptPage(server: FastifyInstance, application: Application): void {
  server.get(
    '/:organisation/mine-sager/:case/kvittering',
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      const own = await withOwnCase(application, request, reply);
      if (!own) return reply;
      const { organisation, stored, form } = own;
      const { slug } = organisation;
      const latest = await application.services.database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .selectFrom('submission')
          .select(['sequence'])
          .where('case', '=', stored.id)
          .orderBy('sequence', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow(),
      );
      const isCorrection = latest.sequence > 1;
      const page = pageContext(request, reply);
      const t = citizenTranslator(page.language);
      return sendPage(request, reply, page, {
        title: pageTitle(t('citizen.receipt.tab'), form.definition.title, page.language),
        content: (
          <>
            <h1>{isCorrection ? t('citizen.receipt.titleCorrected') : t('citizen.receipt.title')}</h1>
            <Alert kind="success" heading={t('citizen.cases.number', { number: stored.number })}>
              <p class="alert-text">
                <LocalText text={form.definition.title} />. {t('citizen.receipt.number')}
              </p>
            </Alert>
            <h2>{t('citizen.receipt.next')}</h2>
            <p>
              <LocalText text={form.definition.afterwards} />
            </p>
            <p>
              <a href={addresses.receiptPdf(slug, stored.id, latest.sequence)}>{t('citizen.receipt.pdf')}</a>
            </p>
            <div class="button-row">
              <ButtonLink href={addresses.case(slug, stored.id)}>{t('citizen.receipt.follow')}</ButtonLink>
              <a href={addresses.cases(slug)}>{t('citizen.cases.title')}</a>
            </div>
          </>
        ),
      });
    },
  );
}
