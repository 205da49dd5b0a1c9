/** Characters of a line, and lines of an address, in `KontaktOplysning`. */
const longestLine = 34;
const mostLines = 6;

/**
 * The lines of an address so that each fits: long ones are broken at a blank, a longer word within itself, and nothing is lost.
 * Undefined when they would be none or more than six.
 */
export function addressLines(lines: readonly string[]): readonly string[] | undefined {
  const fitting = lines.flatMap((line) => brokenLine(line.replace(/\s+/g, ' ').trim())).filter((line) => line !== '');
  return fitting.length > 0 && fitting.length <= mostLines ? fitting : undefined;
}

function brokenLine(line: string): readonly string[] {
  if (line.length <= longestLine) return [line];
  const blank = line.lastIndexOf(' ', longestLine);
  const end = blank > 0 ? blank : lastWhole(line, longestLine);
  return [line.slice(0, end), ...brokenLine(line.slice(end).trimStart())];
}

/** Not between the halves of a character beyond the basic plane. */
function lastWhole(line: string, end: number): number {
  return line.slice(0, end).isWellFormed() || !line.isWellFormed() ? end : end - 1;
}
