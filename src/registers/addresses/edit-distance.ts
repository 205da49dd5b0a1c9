/**
 * In how few steps `typed` becomes the beginning of `word` or all of it: a letter more, less or another, or two that have
 * changed places (Damerau–Levenshtein, optimal string alignment).
 */
export function distanceToBeginning(typed: string, word: string): number {
  const length = Math.min(word.length, typed.length + 2);
  let before: number[] = [];
  let above = Array.from({ length: length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= length; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let steps = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwap =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1] && !same;
      if (isSwap) steps = Math.min(steps, (before[column - 2] ?? 0) + 1);
      line.push(steps);
    }
    before = above;
    above = line;
  }
  return Math.min(...above);
}
