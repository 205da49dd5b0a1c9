import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { compressPage } from './compress-page.ts';
import { type PageProperties, renderPage } from './page.tsx';
import type { PageFrame } from './page-context.ts';

/** What a handler says about its page, beside the frame that the request gives. */
export interface SentPage extends Omit<PageProperties, 'frame' | 'children'> {
  readonly content: ComponentChildren;
  /** 200 unless told otherwise; a page with errors in what was typed is 422. */
  readonly status?: number;
}

/** Answers with a page. A handler returns what this returns. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: PageFrame,
  { content, status, ...page }: SentPage,
): Promise<FastifyReply> {
  const html = renderPage({ ...page, frame, children: content });
  reply.code(status ?? ((page.errors?.length ?? 0) > 0 ? 422 : 200)).type('text/html; charset=utf-8');
  reply.header('vary', 'accept-encoding, accept-language, cookie');
  const { body, encoding } = compressPage(html, request.headers['accept-encoding']);
  if (encoding !== null) reply.header('content-encoding', encoding);
  return reply.send(body);
}
