import { anyCharacter, categoryTest, classEscape, inRange, isOneOf, negated, singleEscape } from './character-tests.ts';
import type { PatternFlags, PatternNode } from './pattern-node.ts';
import type { CharacterTest } from './program.ts';

/** Groups within groups; real patterns have three or four. */
const DEEPEST_GROUP = 50;
const MOST_REPETITIONS = 1000;

/** The pattern can't be read; it never leaves this folder. */
class PatternError extends Error {}

export interface ParsedPattern {
  readonly tree: PatternNode;
  readonly groups: number;
}

/**
 * Reads a regular expression of XPath (XQuery 1.0 and XPath 2.0 Functions and Operators, 7.6.1) without what makes matching cost more
 * than time in proportion to the text: no back-references. Also not known: class subtraction `[a-z-[b]]`, Unicode blocks
 * `\p{Is…}`, `\i` and `\c`. Null for those and for what is no regular expression.
 */
export function parsePattern(source: string, flags: PatternFlags): ParsedPattern | null {
  try {
    const reader = new PatternReader([...source], flags);
    return reader.read();
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
}

class PatternReader {
  readonly #characters: readonly string[];
  readonly #flags: PatternFlags;
  #position = 0;
  #groups = 0;

  constructor(characters: readonly string[], flags: PatternFlags) {
    this.#flags = flags;
    this.#characters = flags.extended ? characters.filter((one) => !/[ \t\r\n]/.test(one)) : characters;
  }

  read(): ParsedPattern {
    const tree = this.#choice(0);
    if (this.#position < this.#characters.length) throw new PatternError();
    return { tree, groups: this.#groups };
  }

  get #next(): string | undefined {
    return this.#characters[this.#position];
  }

  #take(): string {
    const character = this.#characters[this.#position];
    if (character === undefined) throw new PatternError();
    this.#position += 1;
    return character;
  }

  #takeIf(character: string): boolean {
    if (this.#next !== character) return false;
    this.#position += 1;
    return true;
  }

  #choice(depth: number): PatternNode {
    if (depth > DEEPEST_GROUP) throw new PatternError();
    const options = [this.#sequence(depth)];
    while (this.#takeIf('|')) options.push(this.#sequence(depth));
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#next !== undefined && this.#next !== '|' && this.#next !== ')') {
      parts.push(this.#repeated(this.#atom(depth)));
    }
    return { kind: 'sequence', parts };
  }

  #atom(depth: number): PatternNode {
    const character = this.#take();
    switch (character) {
      case '.':
        return { kind: 'character', test: anyCharacter(this.#flags.dotAll) };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '(':
        return this.#group(depth);
      case '[':
        return { kind: 'character', test: this.#characterClass() };
      case '\\':
        return { kind: 'character', test: this.#escape() };
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new PatternError();
      default:
        return this.#literal(character);
    }
  }

  #group(depth: number): PatternNode {
    let number = 0;
    if (this.#takeIf('?')) {
      if (!this.#takeIf(':')) throw new PatternError();
    } else {
      this.#groups += 1;
      number = this.#groups;
    }
    const content = this.#choice(depth + 1);
    if (!this.#takeIf(')')) throw new PatternError();
    return number === 0 ? content : { kind: 'group', number, content };
  }

  #repeated(content: PatternNode): PatternNode {
    const bounds = this.#bounds();
    if (bounds === null) return content;
    if (content.kind === 'start' || content.kind === 'end') throw new PatternError();
    return { kind: 'repeat', content, ...bounds, greedy: !this.#takeIf('?') };
  }

  #bounds(): { minimum: number; maximum: number | null } | null {
    if (this.#takeIf('*')) return { minimum: 0, maximum: null };
    if (this.#takeIf('+')) return { minimum: 1, maximum: null };
    if (this.#takeIf('?')) return { minimum: 0, maximum: 1 };
    if (!this.#takeIf('{')) return null;
    let text = '';
    while (!this.#takeIf('}')) text += this.#take();
    const match = /^(\d{1,4})(,(\d{1,4})?)?$/.exec(text);
    if (match === null) throw new PatternError();
    const minimum = Number(match[1]);
    const maximum = match[2] === undefined ? minimum : match[3] === undefined ? null : Number(match[3]);
    if (Math.max(minimum, maximum ?? 0) > MOST_REPETITIONS) throw new PatternError();
    if (maximum !== null && maximum < minimum) throw new PatternError();
    return { minimum, maximum };
  }

  #literal(character: string): PatternNode {
    const codePoint = character.codePointAt(0) ?? 0;
    return { kind: 'character', test: inRange(codePoint, codePoint, this.#flags.ignoreCase) };
  }

  #escape(): CharacterTest {
    const letter = this.#take();
    const named = classEscape(letter);
    if (named !== null) return named;
    if (letter === 'p' || letter === 'P') {
      const test = categoryTest(this.#braced());
      if (test === null) throw new PatternError();
      return letter === 'p' ? test : negated(test);
    }
    const single = singleEscape(letter);
    if (single === null) throw new PatternError();
    return inRange(single, single, this.#flags.ignoreCase);
  }

  #braced(): string {
    if (!this.#takeIf('{')) throw new PatternError();
    let name = '';
    while (!this.#takeIf('}')) name += this.#take();
    return name;
  }

  #characterClass(): CharacterTest {
    const excluded = this.#takeIf('^');
    const tests: CharacterTest[] = [];
    while (!this.#takeIf(']')) tests.push(this.#classMember(tests.length === 0));
    if (tests.length === 0) throw new PatternError();
    const test = isOneOf(tests);
    return excluded ? negated(test) : test;
  }

  #classMember(first: boolean): CharacterTest {
    const low = this.#classCharacter();
    if (typeof low === 'function') return low;
    const isRange = this.#next === '-' && this.#characters[this.#position + 1] !== ']';
    // A hyphen stands for itself at either end only.
    if (low === 45 && !first && this.#next !== ']') throw new PatternError();
    if (!isRange) return inRange(low, low, this.#flags.ignoreCase);
    this.#take();
    const high = this.#classCharacter();
    if (typeof high === 'function' || high < low) throw new PatternError();
    return inRange(low, high, this.#flags.ignoreCase);
  }

  #classCharacter(): number | CharacterTest {
    const character = this.#take();
    if (character === '[') throw new PatternError();
    if (character !== '\\') return character.codePointAt(0) ?? 0;
    const single = singleEscape(this.#next ?? '');
    if (single === null) return this.#escape();
    this.#position += 1;
    return single;
  }
}
