import { parsePattern } from './parse-pattern.ts';
import { type PatternNode, readFlags } from './pattern-node.ts';
import type { Instruction, Program } from './program.ts';

/** Counted repetitions are written out; a pattern that would need more instructions is refused. */
const MOST_INSTRUCTIONS = 2000;
/** Nodes written out, for repetitions of what needs no instruction: `(?:(?:){1000}){1000}`. */
const MOST_NODES = 10_000;
const LONGEST_PATTERN = 1000;

/** Translates a regular expression; null where it is none, uses what isn't supported, or is too large. */
export function compilePattern(source: string, flagText: string): Program | null {
  const flags = readFlags(flagText);
  if (flags === null || source.length > LONGEST_PATTERN) return null;
  const parsed = parsePattern(source, flags);
  if (parsed === null) return null;
  const emitter = new Emitter(flags.everyLine);
  emitter.push({ kind: 'save', slot: 0 });
  if (!emitter.emit(parsed.tree)) return null;
  emitter.push({ kind: 'save', slot: 1 });
  emitter.push({ kind: 'match' });
  return { instructions: emitter.instructions, groups: parsed.groups };
}

class Emitter {
  readonly instructions: Instruction[] = [];
  readonly #everyLine: boolean;
  #nodes = 0;

  constructor(everyLine: boolean) {
    this.#everyLine = everyLine;
  }

  push(instruction: Instruction): void {
    this.instructions.push(instruction);
  }

  /** Appends the instructions of one node; false when they have become too many. */
  emit(node: PatternNode): boolean {
    this.#nodes += 1;
    if (this.#nodes > MOST_NODES || this.instructions.length > MOST_INSTRUCTIONS) return false;
    switch (node.kind) {
      case 'character':
        this.push({ kind: 'take', test: node.test });
        return true;
      case 'start':
      case 'end':
        this.push({ kind: node.kind, everyLine: this.#everyLine });
        return true;
      case 'sequence':
        return node.parts.every((part) => this.emit(part));
      case 'group': {
        this.push({ kind: 'save', slot: node.number * 2 });
        const fits = this.emit(node.content);
        this.push({ kind: 'save', slot: node.number * 2 + 1 });
        return fits;
      }
      case 'choice':
        return this.#emitChoice(node.options);
      case 'repeat':
        return this.#emitRepeat(node);
    }
  }

  #emitChoice(options: readonly PatternNode[]): boolean {
    const exits: number[] = [];
    for (const [index, option] of options.entries()) {
      const isLast = index === options.length - 1;
      const split = isLast ? -1 : this.#reserve();
      if (!this.emit(option)) return false;
      if (isLast) continue;
      exits.push(this.#reserve());
      this.instructions[split] = { kind: 'split', first: split + 1, second: this.instructions.length };
    }
    for (const exit of exits) this.instructions[exit] = { kind: 'jump', to: this.instructions.length };
    return true;
  }

  #emitRepeat(node: Extract<PatternNode, { kind: 'repeat' }>): boolean {
    for (let count = 0; count < node.minimum; count += 1) {
      if (!this.emit(node.content)) return false;
    }
    const splits: number[] = [];
    const optional = node.maximum === null ? 1 : node.maximum - node.minimum;
    for (let count = 0; count < optional; count += 1) {
      splits.push(this.#reserve());
      if (!this.emit(node.content)) return false;
    }
    if (node.maximum === null) this.push({ kind: 'jump', to: splits[0] ?? 0 });
    const outside = this.instructions.length;
    for (const split of splits) {
      this.instructions[split] = node.greedy
        ? { kind: 'split', first: split + 1, second: outside }
        : { kind: 'split', first: outside, second: split + 1 };
    }
    return true;
  }

  /** Keeps a place for an instruction whose target isn't known yet; gives its number. */
  #reserve(): number {
    this.push({ kind: 'jump', to: 0 });
    return this.instructions.length - 1;
  }
}
