const here = 'http://here.invalid';

/**
 * The path, if it leads to this server, else null. Browsers read `//host`, `/\host` and a tab within the slashes as
 * another server's address, so the path is read as they do and written anew (OWASP ASVS 5, 3.7.2: no open redirects).
 */
export function localPath(path: string): string | null {
  if (!path.startsWith('/')) return null;
  const url = URL.canParse(path, here) ? new URL(path, here) : null;
  // `/.//host` stays on this server while it is read, and leaves it when its path is written.
  if (url === null || url.origin !== here || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
