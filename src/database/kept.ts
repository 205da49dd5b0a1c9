/**
 * A few values by key, for as long as there is room: the one that was not asked for longest goes first, and all of them go
 * every so often, since they are keys and personal data. For results that their key determines altogether, so that an old
 * one is never a wrong one.
 */
export class Kept<V> {
  readonly #most: number;
  readonly #milliseconds: number;
  readonly #values = new Map<string, V>();
  #isDropDue = false;

  /** Keeps `most` values, and none for longer than `milliseconds`. */
  constructor(most: number, milliseconds: number) {
    this.#most = most;
    this.#milliseconds = milliseconds;
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    // A map keeps the order in which keys came.
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#most) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    this.#planDrop();
  }

  get size(): number {
    return this.#values.size;
  }

  #planDrop(): void {
    if (this.#isDropDue) return;
    this.#isDropDue = true;
    setTimeout(() => {
      this.#values.clear();
      this.#isDropDue = false;
    }, this.#milliseconds).unref();
  }
}
