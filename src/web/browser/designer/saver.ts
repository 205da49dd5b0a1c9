import type { MergeConflict } from '../../../forms/design/conflict.ts';
import type { DesignFinding } from '../../../forms/design/finding.ts';
import { DesignFailure } from './design-client.ts';
import type { OpenConflict, SaveState } from './editor-state.ts';

/** What is saved: a definition of any kind, and what the server said of it last. */
export interface SavedState<Definition> {
  readonly history: { readonly definition: Definition };
  readonly stored: Definition;
  readonly revision: number;
  readonly save: SaveState;
  readonly conflict: OpenConflict<Definition> | null;
  readonly server: SavedServer;
  readonly said: string;
}

interface SavedServer {
  readonly revision: number;
  readonly changed: boolean;
}

/** An editor whose definition is saved as one goes. */
export interface SavedEditor<Definition> {
  readonly loaded: { readonly state: { readonly key: string } };
  get(): SavedState<Definition>;
  set(change: Partial<SavedState<Definition>>): void;
  subscribe(listener: () => void): () => void;
  /** Takes over what others did, without a step to undo. */
  takeOver(definition: Definition): void;
}

/** The answer to a save, of forms and of workflows. */
type Answered<Definition> =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'merged'; readonly revision: number; readonly definition: Definition }
  | {
      readonly kind: 'conflict';
      readonly revision: number;
      readonly merged: Definition;
      readonly conflicts: readonly MergeConflict[];
      readonly by: string | null;
    }
  | { readonly kind: 'refused'; readonly findings: readonly DesignFinding[] };

/** How definitions of a kind are saved, loaded and brought together. */
export interface SavedKind<Definition> {
  save(
    key: string,
    request: { readonly baseRevision: number; readonly definition: Definition },
  ): Promise<Answered<Definition>>;
  load(key: string): Promise<{ readonly state: SavedServer; readonly definition: Definition }>;
  merge(base: Definition, mine: Definition, theirs: Definition): { readonly definition: Definition };
}

export interface Saver {
  /** Saves now what is not saved; resolves when nothing is left to save, or when it can't be. */
  flush(): Promise<boolean>;
  /** Asks whether somebody else has saved, and takes it over. */
  refresh(): Promise<void>;
  stop(): void;
}

/** How long one may think in the middle of a word before it is sent. */
const pause = 700;
const longestRetry = 30_000;

/**
 * Saves as one goes: a while after the last change the whole definition is sent with the revision that it came from. What somebody
 * else did meanwhile is taken over into what one has here, also into what was typed while the server answered. What fails
 * is tried again.
 */
export function createSaver<Definition>(editor: SavedEditor<Definition>, client: SavedKind<Definition>): Saver {
  const { key } = editor.loaded.state;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let failures = 0;
  let seen = editor.get().history.definition;

  const isSaved = (): boolean => editor.get().history.definition === editor.get().stored;

  /** Takes a definition of the server over, with what was changed here since `sent`. */
  const takeOver = (theirs: Definition, sent: Definition, revision: number): void => {
    const mine = editor.get().history.definition;
    const merged = mine === sent ? theirs : client.merge(sent, mine, theirs).definition;
    editor.set({ stored: theirs, revision });
    if (merged !== mine) editor.takeOver(merged);
  };

  const take = (answer: Answered<Definition>, sent: Definition): void => {
    switch (answer.kind) {
      case 'saved':
        editor.set({ stored: sent, revision: answer.revision, save: { kind: 'saved' } });
        return;
      case 'merged':
        takeOver(answer.definition, sent, answer.revision);
        editor.set({ save: { kind: 'saved' }, said: 'merged' });
        return;
      case 'conflict':
        editor.set({ conflict: { ...answer, mine: sent }, save: { kind: 'waiting' } });
        return;
      case 'refused':
        editor.set({ save: { kind: 'unfit', findings: answer.findings } });
    }
  };

  const save = async (): Promise<void> => {
    while (!isSaved() && editor.get().conflict === null) {
      const sent = editor.get().history.definition;
      editor.set({ save: { kind: 'saving' } });
      try {
        const answer = await client.save(key, { baseRevision: editor.get().revision, definition: sent });
        failures = 0;
        take(answer, sent);
        if (answer.kind === 'refused' || answer.kind === 'conflict') return;
        editor.set({ server: { ...editor.get().server, changed: true, revision: answer.revision } });
      } catch (error) {
        if (!(error instanceof DesignFailure)) throw error;
        failures += 1;
        editor.set({ save: { kind: 'failed', reason: error.reason, detail: error.message } });
        schedule(Math.min(longestRetry, 1_000 * 2 ** failures));
        return;
      }
    }
    if (isSaved()) editor.set({ save: { kind: 'saved' } });
  };

  const run = (): Promise<void> => {
    clearTimeout(timer);
    running ??= save().finally(() => {
      running = null;
    });
    return running;
  };
  const schedule = (after: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), after);
  };

  const unsubscribe = editor.subscribe(() => {
    const { history, conflict, save: state } = editor.get();
    if (history.definition === seen) return;
    seen = history.definition;
    if (isSaved()) return;
    if (state.kind === 'saved' || state.kind === 'unfit') editor.set({ save: { kind: 'waiting' } });
    if (conflict === null) schedule(pause);
  });

  return {
    async flush() {
      await run();
      if (!isSaved() && editor.get().save.kind === 'waiting' && editor.get().conflict === null) await run();
      return isSaved();
    },
    async refresh() {
      if (!isSaved() || running !== null) return;
      try {
        const sent = editor.get().stored;
        const loaded = await client.load(key);
        if (running !== null || loaded.state.revision <= editor.get().revision) return;
        takeOver(loaded.definition, sent, loaded.state.revision);
        editor.set({ server: loaded.state, said: 'merged' });
      } catch (error) {
        // Nobody waits for this: the next save tells what is wrong.
        if (!(error instanceof DesignFailure)) throw error;
      }
    },
    stop() {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
