import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { type CompressedPage, compressPage } from './compress-page.ts';
import { type PageProperties, renderPage } from './page.tsx';
import type { PageFrame } from './page-context.ts';

/** What a handler says about its page, beside the frame that the request gives. */
export interface SentPage extends Omit<PageProperties, 'frame' | 'children'> {
  readonly content: ComponentChildren;
  /** 200 unless told otherwise; a page with errors in what was typed is 422. */
  readonly status?: number;
}

/** A page that is ready to go out. */
export interface DrawnPage extends CompressedPage {
  readonly status: number;
}

/** Answers with a page. A handler returns what this returns. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: PageFrame,
  page: SentPage,
): Promise<FastifyReply> {
  return sendDrawn(reply, drawPage(request, frame, page));
}

/** Draws a page for a request. */
export function drawPage(request: FastifyRequest, frame: PageFrame, { content, status, ...page }: SentPage): DrawnPage {
  const html = renderPage({ ...page, frame, children: content });
  return {
    status: status ?? ((page.errors?.length ?? 0) > 0 ? 422 : 200),
    ...compressPage(html, request.headers['accept-encoding']),
  };
}

/** Answers with a page that was drawn. */
export function sendDrawn(reply: FastifyReply, { status, body, encoding }: DrawnPage): FastifyReply {
  reply.code(status).type('text/html; charset=utf-8');
  reply.header('vary', 'accept-encoding, accept-language, cookie');
  if (encoding !== null) reply.header('content-encoding', encoding);
  return reply.send(body);
}
