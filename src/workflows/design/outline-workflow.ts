import type { Text } from '../../texts/catalogue.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import { followers } from '../structure.ts';
import { type Exit, exitsOf, innerExits, isGate, mainExit, type Way } from './exits.ts';
import { reachableFrom } from './regions.ts';
import { flowTexts } from './texts.ts';

interface LineBase {
  /** Tells the lines apart. */
  readonly id: string;
  /** 1 for the outermost, as `aria-level` counts. */
  readonly level: number;
  readonly parent: string | null;
  /** The way on which the line stands. */
  readonly way: Way;
}

/** One line of the workflow as a nested list. */
export type FlowLine =
  | (LineBase & { readonly kind: 'step'; readonly key: string; readonly step: Step })
  /** A way out of the step above it, with what follows on it beneath. */
  | (LineBase & { readonly kind: 'branch'; readonly title: Text; readonly target: string })
  /** The way goes on at a step that stands elsewhere. */
  | (LineBase & { readonly kind: 'goto'; readonly target: string })
  | (LineBase & { readonly kind: 'unconnected' });

/**
 * The workflow as a nested list that says the same as the diagram: each step once, beneath it its ways out with what follows on
 * each, until they meet again. Pure.
 */
export function outlineWorkflow(definition: WorkflowDefinition): readonly FlowLine[] {
  const outline = new Outline(definition);
  outline.flow({ step: null, exit: 'start' }, definition.start, nowhere, 1, null);
  const annulled = definition.annulment?.start;
  if (annulled !== undefined) {
    outline.branch({ step: null, exit: 'annulment' }, flowTexts['flow.exit.annulment'], annulled, nowhere, 1, null);
  }
  outline.rest();
  return outline.lines;
}

/** Where a way stops: where branches meet, which says itself, or at a step that is shown later. */
type Stops = ReadonlyMap<string, 'meets' | 'later'>;

const nowhere: Stops = new Map();

class Outline {
  readonly lines: FlowLine[] = [];
  readonly #definition: WorkflowDefinition;
  readonly #shown = new Set<string>();
  readonly #gotos = new Set<string>();

  constructor(definition: WorkflowDefinition) {
    this.#definition = definition;
  }

  /** A way and all that follows until one of the stops, where others go on. */
  flow(from: Way, begin: string, stops: Stops, level: number, parent: string | null): void {
    let way = from;
    let key = begin;
    for (;;) {
      const step = Object.hasOwn(this.#definition.steps, key) ? this.#definition.steps[key] : undefined;
      const id = `${way.step ?? ''}.${way.exit}`;
      if (!step || this.#shown.has(key) || stops.has(key)) {
        // A way that ends where its branch ends says so by ending.
        if (stops.get(key) !== 'meets') {
          // Where the ways of a choice meet, the list goes on by the same way that one of them has gone.
          let own = `goto ${id}`;
          while (this.#gotos.has(own)) own += ' again';
          this.#gotos.add(own);
          this.lines.push({ kind: 'goto', id: own, level, parent, way, target: key });
        }
        return;
      }
      this.#shown.add(key);
      this.lines.push({ kind: 'step', id: key, level, parent, way, key, step });
      const next = this.#branches(key, step, stops, level);
      if (next === null) return;
      way = { step: key, exit: next.id };
      key = next.target;
    }
  }

  branch(way: Way, title: Text, target: string, stops: Stops, level: number, parent: string | null): void {
    const id = `way ${way.step ?? ''}.${way.exit}`;
    this.lines.push({ kind: 'branch', id, level, parent, way, title, target });
    this.flow(way, target, stops, level + 1, id);
  }

  /** The branches of a step beneath it; gives the exit by which the list goes on beside it. */
  #branches(key: string, step: Step, stops: Stops, level: number): Exit | null {
    const exits = exitsOf(step);
    const main = exits.find(({ id }) => id === mainExit(step)) ?? null;
    if (isGate(step)) {
      const inner: Stops = new Map([...stops, [key, 'meets']]);
      for (const exit of innerExits(step)) {
        this.branch({ step: key, exit: exit.id }, exit.title, exit.target, inner, level + 1, key);
      }
      return main;
    }
    if (exits.length < 2) return main;
    if (main === null) return null;
    if (step.kind !== 'decide') {
      // What the case usually comes to is told beside the step, not on a way that leads there by exception.
      const later = [...reachableFrom(this.#definition, [main.target], this.#shown)];
      const inner: Stops = new Map([...later.map((each) => [each, 'later'] as const), ...stops]);
      for (const exit of exits) {
        if (exit.id !== main.id)
          this.branch({ step: key, exit: exit.id }, exit.title, exit.target, inner, level + 1, key);
      }
      return main;
    }
    const meeting = this.#meeting(exits);
    const inner: Stops = meeting === null ? stops : new Map([...stops, [meeting, 'meets']]);
    for (const exit of exits) {
      this.branch({ step: key, exit: exit.id }, exit.title, exit.target, inner, level + 1, key);
    }
    return meeting === null ? null : { ...main, target: meeting };
  }

  /** The first step that all ways lead to, and that has not been shown; null where they never meet. */
  #meeting(exits: readonly Exit[]): string | null {
    const [last, ...others] = exits.map(({ target }) => this.#inRows(target)).reverse();
    if (!last) return null;
    const common = [...last].filter((key) => others.every((reached) => reached.has(key)));
    // The nearest from which all the others are reached; where there is none, the nearest.
    const first = common.find((candidate) => {
      const reached = reachableFrom(this.#definition, [candidate], this.#shown);
      return common.every((key) => reached.has(key));
    });
    return first ?? common[0] ?? null;
  }

  /** What can be reached from a step and has not been shown, the nearest first. */
  #inRows(from: string): ReadonlySet<string> {
    const reached = new Set<string>();
    let row = [from];
    while (row.length > 0) {
      const next: string[] = [];
      for (const key of row) {
        const step = Object.hasOwn(this.#definition.steps, key) ? this.#definition.steps[key] : undefined;
        if (!step || reached.has(key) || this.#shown.has(key)) continue;
        reached.add(key);
        next.push(...followers(step));
      }
      row = next;
    }
    return reached;
  }

  /** Steps that no way leads to, so that nothing of the workflow is hidden. */
  rest(): void {
    const missing = Object.keys(this.#definition.steps).filter((key) => !this.#shown.has(key));
    if (missing.length === 0) return;
    const way = { step: null, exit: 'none' };
    this.lines.push({ kind: 'unconnected', id: 'unconnected', level: 1, parent: null, way });
    for (const key of missing) {
      if (!this.#shown.has(key)) this.flow({ step: null, exit: `none.${key}` }, key, nowhere, 2, 'unconnected');
    }
  }
}
