/** Characters that a name looked for here can take at most, every one of them written as `#xx`. */
export const longestName = 64;

/** A PDF name as it stands in a file: a slash and regular characters (ISO 32000-1, 7.2.2 and 7.3.5). */
export const namePattern = `\\/[^\\s\\0()<>[\\]{}/%]{0,${longestName}}`;

/** A name with its `#xx` escapes undone: `/J#61vaScript` is `/JavaScript`. */
export function plainName(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Finds names in text that arrives in pieces; one that a border cuts in two is found too, some are told twice. */
export function createNameReader(onName: (name: string) => void): (text: string, isLast: boolean) => void {
  const names = new RegExp(namePattern, 'g');
  let carried = '';
  return (piece, isLast) => {
    const text = carried + piece;
    for (const match of text.matchAll(names)) {
      const isCut = match.index + match[0].length === text.length && !isLast;
      if (!isCut) onName(plainName(match[0]));
    }
    carried = text.slice(-longestName);
  };
}
