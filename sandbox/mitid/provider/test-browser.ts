interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** Where a walk through redirects ended: on a page of the sandbox, or on its way out to the product. */
export type Arrival =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly url: string;
      readonly html: string;
      readonly headers: Headers;
    }
  | { readonly kind: 'left'; readonly url: URL };

/** A browser for tests, without JavaScript: cookies by path, redirects, forms. */
export interface TestBrowser {
  open(url: string): Promise<Arrival>;
  submit(url: string, fields: Readonly<Record<string, string>>): Promise<Arrival>;
}

const mostRedirects = 10;

/** A browser that stays at the sandbox and stops where it is sent to `productUrl`. */
export function createTestBrowser(productUrl: string): TestBrowser {
  let cookies: readonly Cookie[] = [];

  const keep = (headers: Headers, requestPath: string): void => {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? requestPath;
      cookies = cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
      if (!attributes.some((one) => /^expires=Thu, 01 Jan 1970/i.test(one)))
        cookies = [...cookies, { name, value, path }];
    }
  };

  const walk = async (address: string, init: RequestInit): Promise<Arrival> => {
    let url = address;
    let request = init;
    for (let turn = 0; turn < mostRedirects; turn += 1) {
      const { pathname } = new URL(url);
      const cookie = cookies
        .filter(({ path }) => pathname.startsWith(path))
        .map(({ name, value }) => `${name}=${value}`);
      const response = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: { ...request.headers, accept: 'text/html', cookie: cookie.join('; ') },
      });
      keep(response.headers, pathname);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        return { kind: 'page', status: response.status, url, html: await response.text(), headers: response.headers };
      }
      url = new URL(location, url).href;
      if (url.startsWith(productUrl)) return { kind: 'left', url: new URL(url) };
      request = {};
    }
    throw new Error(`more than ${mostRedirects} redirects`);
  };

  return {
    open: (url) => walk(url, {}),
    submit: (url, fields) => walk(url, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
