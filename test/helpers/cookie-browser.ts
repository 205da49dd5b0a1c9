/** A page after all redirects. */
export interface Loaded {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** A browser without scripts that walks between the product and its sandbox: cookies by host, port and path. */
export interface CookieBrowser {
  open(url: string): Promise<Loaded>;
  /** Sends a form as the page at `url`'s own origin does, unless the address is another's. */
  post(url: string, fields: Readonly<Record<string, string>>): Promise<Loaded>;
  cookie(name: string): string | undefined;
}

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

/** `address`: whose it is towards a product behind a proxy, for tests that log in more often than one address may. */
export function createCookieBrowser(address?: string): CookieBrowser {
  let cookies: readonly Cookie[] = [];
  let at = '';

  const keep = (headers: Headers, { host }: URL): void => {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
      cookies = cookies.filter((each) => each.host !== host || each.path !== path || each.name !== name);
      const isGone = attributes.some((each) => /^(expires=Thu, 01 Jan 1970|max-age=0)/i.test(each));
      if (!isGone) cookies = [...cookies, { host, path, name, value }];
    }
  };

  const walk = async (to: string, init: RequestInit): Promise<Loaded> => {
    let url = new URL(to);
    let request = init;
    for (let turn = 0; turn < 20; turn += 1) {
      const sent = cookies.filter(({ host, path }) => host === url.host && `${url.pathname}/`.startsWith(path));
      const answer = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: {
          ...request.headers,
          'accept-language': 'da',
          ...(address === undefined ? {} : { 'x-forwarded-for': address }),
          cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; '),
        },
      });
      keep(answer.headers, url);
      const location = answer.headers.get('location');
      if (location === null) {
        at = url.origin;
        return { url: url.href, status: answer.status, html: await answer.text() };
      }
      await answer.arrayBuffer();
      url = new URL(location, url);
      request = {};
    }
    throw new Error(`too many redirects from ${to}`);
  };

  return {
    open: (url) => walk(url, {}),
    post: (url, fields) =>
      walk(url, { method: 'POST', headers: at === '' ? {} : { origin: at }, body: new URLSearchParams(fields) }),
    cookie: (name) => cookies.find((each) => each.name === name)?.value,
  };
}
