/** Whether a text is formatted, so that it must be converted to be read on a phone. */
export function hasMarkup(text: string): boolean {
  return /<\/?[a-z!][^>]*>/i.test(text);
}

/** Whether a text has what would be run in a page: nobody means that to be read on a phone. */
export function hasActiveContent(text: string): boolean {
  return /<\s*(script|style|iframe|object|embed|form)\b|\son[a-z]+\s*=|javascript:/i.test(text);
}

/** About what {@link plainSmsText} makes of formatted text, for where its converter is too heavy: tags go, addresses of links stay. */
export function roughPlainText(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<a\b[^>]*\bhref\s*=\s*["']?(https?:[^"'\s>]+)[^>]*>/gi, '$1: ')
    .replaceAll(/<br\b[^>]*>|<\/(p|div|li|tr|h[1-6])\s*>/gi, '\n')
    .replaceAll(/<\/?[a-z!][^>]*>/gi, '')
    .replaceAll(/&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/gi, '?');
}
