import type { Database } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';

interface Gathering<Item, Result> {
  /** So many at most are done together. */
  readonly most: number;
  /** So many gatherings of an organisation are under way at once. */
  readonly lanes: number;
  /** Those that name the same are done one after the other. */
  readonly apart: (item: Item) => string;
  /** Does all or nothing. @returns what came of each, in their order */
  readonly work: (database: Database, organisation: Organisation, items: readonly Item[]) => Promise<readonly Result[]>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what is asked for at the same time: one alone begins at once, and those that come meanwhile are the next gathering. Where a
 * gathering fails each of it is tried by itself, so that nobody fails for another.
 */
export function gathered<Item, Result>(
  gathering: Gathering<Item, Result>,
): (database: Database, organisation: Organisation, item: Item) => Promise<Result> {
  const queues = new WeakMap<Database, Map<number, (waiting: Waiting<Item, Result>) => void>>();
  return (database, organisation, item) => {
    const ofDatabase = queues.get(database) ?? new Map<number, (waiting: Waiting<Item, Result>) => void>();
    queues.set(database, ofDatabase);
    const add = ofDatabase.get(organisation.id) ?? queueOf(gathering, database, organisation);
    ofDatabase.set(organisation.id, add);
    return new Promise<Result>((resolve, reject) => add({ item, resolve, reject }));
  };
}

function queueOf<Item, Result>(
  { most, lanes, apart, work }: Gathering<Item, Result>,
  database: Database,
  organisation: Organisation,
): (waiting: Waiting<Item, Result>) => void {
  let queue: readonly Waiting<Item, Result>[] = [];
  let running = 0;
  const alone = async ({ item, resolve, reject }: Waiting<Item, Result>): Promise<void> => {
    try {
      const [result] = await work(database, organisation, [item]);
      resolve(result as Result);
    } catch (error) {
      reject(error);
    }
  };
  const together = async (all: readonly Waiting<Item, Result>[]): Promise<void> => {
    const items = all.map(({ item }) => item);
    const results = all.length > 1 ? await work(database, organisation, items).catch(() => undefined) : undefined;
    if (!results) for (const each of all) await alone(each);
    else for (const [index, { resolve }] of all.entries()) resolve(results[index] as Result);
  };
  const start = (): void => {
    while (running < lanes && queue.length > 0) {
      const taken = new Map<string, Waiting<Item, Result>>();
      const left: Waiting<Item, Result>[] = [];
      for (const each of queue) {
        const name = apart(each.item);
        if (taken.size < most && !taken.has(name)) taken.set(name, each);
        else left.push(each);
      }
      queue = left;
      running += 1;
      void together([...taken.values()]).then(() => {
        running -= 1;
        start();
      });
    }
  };
  return (waiting) => {
    // What comes within the same turn of the event loop goes together.
    if (queue.length === 0) setImmediate(start);
    queue = [...queue, waiting];
  };
}
