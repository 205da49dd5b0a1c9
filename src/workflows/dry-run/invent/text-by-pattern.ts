import { parsePattern } from '../../../forms/feel/pattern/parse-pattern.ts';
import type { PatternNode } from '../../../forms/feel/pattern/pattern-node.ts';
import type { Chance } from './chance.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå';
const characters = `${letters}0123456789 -.,:/_@+()`;
/** A repetition without an upper bound is repeated at most so many times more than it must be. */
const more = 3;

/** A text that matches the regular expression, or null where it can't be read or nothing plain matches it. */
export function textByPattern(pattern: string, chance: Chance): string | null {
  const parsed = parsePattern(pattern, { dotAll: false, everyLine: false, ignoreCase: false, extended: false });
  return parsed && write(parsed.tree, chance);
}

function write(node: PatternNode, chance: Chance): string | null {
  switch (node.kind) {
    case 'character': {
      const fitting = [...characters].filter((character) => node.test(character.codePointAt(0) ?? 0));
      return fitting.length === 0 ? null : chance.pick(fitting);
    }
    case 'sequence':
      return joined(node.parts.map((part) => write(part, chance)));
    case 'choice':
      return write(chance.pick(node.options), chance);
    case 'group':
      return write(node.content, chance);
    case 'repeat': {
      const most = Math.min(node.maximum ?? node.minimum + more, node.minimum + more);
      const times = chance.between(node.minimum, most);
      return joined(Array.from({ length: times }, () => write(node.content, chance)));
    }
    default:
      return '';
  }
}

function joined(parts: readonly (string | null)[]): string | null {
  return parts.some((part) => part === null) ? null : parts.join('');
}
