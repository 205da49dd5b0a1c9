/** The longest address of a picture: 200 kB in base64, with its head. */
export const longestSource = 266_700;

/** A picture that is kept within a definition. */
export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  readonly base64: string;
}

/** What pictures may be; the first bytes say what each really is. */
const beginnings = { 'image/png': '\x89PNG\r\n\x1a\n', 'image/jpeg': '\xff\xd8\xff' } as const;

/**
 * The picture in a `data:` address, or null where it is none or is not what it says. An SVG must be plain drawing: one
 * that holds scripts, other documents or addresses outside itself is refused rather than cleaned, as its author can
 * export it again.
 */
export function readPicture(source: string): Picture | null {
  const match = /^data:(image\/(?:png|jpeg|svg\+xml));base64,([A-Za-z0-9+/]+={0,2})$/.exec(source);
  const mediaType = match?.[1] as Picture['mediaType'] | undefined;
  const base64 = match?.[2];
  if (mediaType === undefined || base64 === undefined || base64.length % 4 !== 0) return null;
  const content = decoded(base64);
  if (content === null) return null;
  const isSound = mediaType === 'image/svg+xml' ? isPlainDrawing(content) : content.startsWith(beginnings[mediaType]);
  return isSound ? { mediaType, base64 } : null;
}

function decoded(base64: string): string | null {
  try {
    return atob(base64);
  } catch {
    return null;
  }
}

const unsafe =
  /<\s*(?:\w+:)?(?:script|foreignObject|iframe|object|embed|image|audio|video|use\b[^>]*href\s*=\s*["']?\s*[^"'#\s])|<!(?:DOCTYPE|ENTITY)|\bon\w+\s*=|href\s*=\s*["']?\s*(?:[a-z]+:|\/\/)|url\(\s*["']?\s*(?!#|["']?#)|@import|<\?xml-stylesheet/i;

function isPlainDrawing(content: string): boolean {
  return (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<svg[\s>]/.test(content) &&
    !unsafe.test(content)
  );
}
