import { decodeComponent } from './posted-form.ts';

/**
 * Whether the escapes of a raw URL's query are UTF-8 without NUL. The router refuses such paths by itself; a query is
 * read leniently by it, so that `%FF` would reach the handlers as U+FFFD.
 */
export function hasValidQuery(url: string): boolean {
  const question = url.indexOf('?');
  if (question === -1 || url.indexOf('%', question) === -1) return true;
  return decodeComponent(url.slice(question + 1)) !== null;
}
