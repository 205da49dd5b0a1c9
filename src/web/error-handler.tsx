import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withoutMarks } from '../texts/imported-texts.ts';
import { readingTexts } from '../texts/reading.ts';
import { postedForm } from './body-parsers.ts';
import { drainRequest } from './drain-request.ts';
import { ErrorPage, type ResendProperties } from './error-page.tsx';
import type { Log } from './log.ts';
import { type PageFrame, pageFrame } from './page-context.ts';
import { referenceNumber } from './reference-number.ts';
import { scrub } from './scrub.ts';
import { sendPage } from './send-page.ts';
import { WebError, type WebErrorKind, webErrorKindOf, webErrorKinds } from './web-error.ts';

/** Answers every error, and every unknown address, with a page that says what to do. */
export function registerErrorPages(server: FastifyInstance, log: Log): void {
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    readingTexts(request.organisation?.texts, () => answerError(error, request, reply, log));
  server.setErrorHandler(answer);
  server.setNotFoundHandler((request, reply) => answer(new WebError('notFound'), request, reply));
}

/**
 * One error's answer. The log gets a reference number, what kind of error it was and where in the program, nothing of
 * what was sent; the page shows the same number.
 */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): Promise<FastifyReply> {
  const kind = webErrorKindOf(error);
  const reference = kind === 'notFound' ? null : referenceNumber();
  if (reference !== null) writeToLog(log, error, kind, reference, request);
  const { status } = webErrorKinds[kind];
  if (request.method !== 'GET' && request.method !== 'HEAD') await drainRequest(request.raw);
  if (kind === 'unavailable' && !reply.hasHeader('retry-after')) reply.header('retry-after', '10');
  const frame = pageFrame(request, reply);
  const title = frame.t(webErrorKinds[kind].title);
  if (answersProblem(request)) {
    // RFC 9457; the type is left out, since the status and the title say it all.
    reply.code(status).type('application/problem+json');
    return reply.send(
      JSON.stringify({ title: withoutMarks(title), status, ...(reference === null ? {} : { reference }) }),
    );
  }
  return sendPage(request, reply, frame, {
    title,
    status,
    content: (
      <ErrorPage
        kind={kind}
        reference={reference}
        retrySeconds={secondsOf(reply)}
        resend={kind === 'resend' ? resendOf(request, frame) : null}
      />
    ),
  });
}

function answersProblem(request: FastifyRequest): boolean {
  return request.routeOptions.config.answers === 'problem' || (request.raw.url ?? '').startsWith('/api/');
}

function resendOf(request: FastifyRequest, frame: PageFrame): ResendProperties {
  return { action: request.raw.url ?? '/', csrfToken: frame.csrfToken, form: postedForm(request) };
}

function secondsOf(reply: FastifyReply): number | null {
  const header = reply.getHeader('retry-after');
  return header === undefined ? null : Number(header);
}

function writeToLog(log: Log, error: unknown, kind: WebErrorKind, reference: string, request: FastifyRequest): void {
  const where = { reference, kind, method: request.method, route: request.routeOptions.url ?? null };
  if (webErrorKinds[kind].status < 500) {
    log.info('request refused', where);
    return;
  }
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
  log.error('request failed', { ...where, error: name, stack: scrub(stack ?? '') });
}
