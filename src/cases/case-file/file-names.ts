/** Characters that some system refuses in a file's name, and those that only steer. */
const refused = /[<>:"/\\|?*]|\p{Cc}|\p{Cf}/gu;
const longest = 100;

/**
 * Gives each file of a folder a name of its own that every system can keep: without signs that some refuse, not too long, and
 * with a number where another has it already.
 */
export function fileNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const plain =
      name
        .normalize('NFC')
        .replaceAll(refused, '_')
        .replace(/^[. ]+|[. ]+$/g, '') || 'fil';
    const dot = plain.lastIndexOf('.');
    const [stem, ending] = dot > 0 && plain.length - dot <= 10 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
    const short = stem.slice(0, longest);
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? `${short}${ending}` : `${short} (${number})${ending}`;
      // Windows and macOS know no case.
      const key = candidate.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  };
}
