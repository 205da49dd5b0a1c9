import { useLayoutEffect, useState } from 'preact/hooks';

/** A state that changes as a whole, and who wants to know of it. */
export interface Store<State> {
  get(): State;
  /** Changes some members; nothing is told where they are what they were. */
  set(change: Partial<State>): void;
  /** Gives a function that ends it. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      const changed = Object.entries(change).some(([name, value]) => !Object.is(Reflect.get(state, name), value));
      if (!changed) return;
      state = { ...state, ...change };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A part of the state; the component is drawn anew when that part is another. */
export function useStore<State extends object, Part>(store: Store<State>, part: (state: State) => Part): Part {
  const current = part(store.get());
  const [, redraw] = useState(current);
  useLayoutEffect(() => {
    const tell = () => redraw(() => part(store.get()));
    tell();
    return store.subscribe(tell);
  }, [store]);
  return current;
}
