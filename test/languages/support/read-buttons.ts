/** A button that sends a form of the page. */
export interface ReadButton {
  readonly action: string;
  /** Its own name and value, where it has them. */
  readonly button: readonly [name: string, value: string] | null;
}

/** Every button of a page that sends a form by POST, with where it sends it. */
export function buttonsOf(html: string): readonly ReadButton[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inner = '']) => {
    if (attribute(head, 'method')?.toLowerCase() !== 'post') return [];
    const action = attribute(head, 'action') ?? '';
    return [...inner.matchAll(/<button\b([^>]*)>/g)].flatMap(([, button = '']) => {
      if (attribute(button, 'type') === 'button') return [];
      const name = attribute(button, 'name');
      const pressed = name === undefined ? null : ([name, attribute(button, 'value') ?? ''] as const);
      return [{ action: attribute(button, 'formaction') ?? action, button: pressed }];
    });
  });
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');
}
