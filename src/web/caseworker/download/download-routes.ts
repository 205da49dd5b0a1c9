import type { FastifyInstance, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { withDocuments } from '../../../cases/case-file/with-documents.ts';
import { zipFiles } from '../../../cases/case-file/zip-files.ts';
import { readDocument } from '../../../documents/stored-document.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { readingTexts } from '../../../texts/reading.ts';
import type { Application } from '../../application.ts';
import { attachment } from '../../citizen/send-document.ts';
import { type CasePageData, readCasePage, readingEntry } from '../read-case-page.ts';
import { caseworkerTexts } from '../texts.ts';
import { type CaseParameters, withCase } from '../with-case.ts';
import { caseFiles } from './case-files.ts';
import { caseReport } from './case-report.ts';

type Request = FastifyRequest<{ Params: CaseParameters }>;

/** Bytes of documents that one PDF holds at most: it is put together in memory. What is larger is in the archive. */
const mostInOnePdf = 50 * 2 ** 20;

/** `GET …/sag/:case/hent/sag.pdf` and `…/sag.zip`: the whole case as one PDF, or as an archive with everything. Logged. */
export function downloadRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  for (const format of ['pdf', 'zip'] as const) {
    server.get(
      `/:organisation/sagsbehandling/sag/:case/hent/sag.${format}`,
      { config: { limit: 'submission' }, handlerTimeout: 120_000 },
      async (request: Request, reply) => {
        const opened = await withCase(application, request, reply);
        if (!opened) return reply;
        const { organisation, stored } = opened;
        const data = await readCasePage(application, request, opened, false, null);
        await services.database.inOrganisation(organisation.id, (transaction) =>
          recordAudit(transaction, organisation.id, [
            { ...readingEntry(request, opened, 'caseRead', stored.id, services.now()), action: 'caseDownloaded' },
          ]),
        );
        const { language } = request;
        const name = `${textIn(caseworkerTexts['caseworker.download.report'], language)} ${stored.number}.${format}`;
        reply
          .header('content-disposition', attachment(name))
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cache-control', 'private, no-store');
        // A document can carry no marks of fallbacks, as a page does.
        return readingTexts(organisation.texts, async () => {
          const render = (leftOut: readonly string[]) => services.pdf.render(caseReport(data, language, leftOut));
          if (format === 'pdf') {
            return reply.type('application/pdf').send(Buffer.from(await withDocuments(render, documentsOf(data))));
          }
          const files = caseFiles(application, data, language, await render([]));
          return reply.type('application/zip').send(zipFiles(files));
        });
      },
    );
  }

  /** The documents with their contents, one after another. */
  async function* documentsOf({ view, organisation, stored }: CasePageData) {
    let bytes = 0;
    for (const { id, name, mediaType, size } of view.documents) {
      bytes += size;
      // Said to be left out, since it can't stand there.
      if (bytes > mostInOnePdf) yield { name, mediaType: '', content: new Uint8Array() };
      else {
        const pieces: Uint8Array[] = [];
        for await (const piece of readDocument(services.database, organisation.id, stored.key.key, id))
          pieces.push(piece);
        yield { name, mediaType, content: Buffer.concat(pieces) };
      }
    }
  }
}
