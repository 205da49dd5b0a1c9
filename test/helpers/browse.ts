import { setTimeout as sleep } from 'node:timers/promises';

/** An answer with its body read. */
export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}

/** Asks the server as one logged-in person does, again and again while it can't be reached. */
export interface Visitor {
  get(path: string): Promise<Page>;
  /** Sends a form; the page that it stands on is loaded first for its token and hidden fields. */
  submit(page: string, action: string, fields: Readonly<Record<string, string>>): Promise<Page>;
}

export function visitor(origin: string, cookie: string, giveUp: AbortSignal): Visitor {
  const ask = async (path: string, init: RequestInit = {}): Promise<Page> => {
    for (;;) {
      giveUp.throwIfAborted();
      try {
        const answer = await fetch(`${origin}${path}`, {
          ...init,
          redirect: 'manual',
          headers: { ...init.headers, cookie, origin, 'accept-language': 'da' },
          signal: AbortSignal.any([giveUp, AbortSignal.timeout(20_000)]),
        });
        const body = await answer.text();
        if (answer.status === 503) throw new Error('not yet');
        return { status: answer.status, location: answer.headers.get('location'), body };
      } catch {
        // The server is down or was killed while it answered: a person would load the page again.
        await sleep(150);
      }
    }
  };
  return {
    get: (path) => ask(path),
    async submit(pagePath, action, fields) {
      const { body } = await ask(pagePath);
      const hidden = formFields(body, action);
      if (!hidden) return { status: 409, location: null, body };
      const form = new URLSearchParams({ ...hidden, ...fields });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return ask(action, { method: 'POST', body: form.toString(), headers });
    },
  };
}

/** The hidden fields of the form with that action, or null when the page has none. */
export function formFields(body: string, action: string): Record<string, string> | null {
  for (const [form = ''] of body.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
    if (!form.includes(`action="${action}"`)) continue;
    const fields: Record<string, string> = {};
    for (const [input] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
      const name = /\bname="([^"]*)"/.exec(input)?.[1];
      if (name !== undefined) fields[name] = (/\bvalue="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&amp;', '&');
    }
    return fields;
  }
  return null;
}
