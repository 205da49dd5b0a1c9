/** Something asked for that waits for its answer. */
interface Waiting<I, V> {
  readonly item: I;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue<I, V> {
  readonly waiting: Waiting<I, V>[];
  underWay: number;
  isDue: boolean;
}

/** Statements of one kind and organisation under way at the same time; what comes meanwhile goes with the next. */
const mostUnderWay = 2;
/** Items of one statement. */
const mostTogether = 100;

/**
 * Gathers what goes to the database in the same manner: requests that wait at the same moment share one statement, as a
 * round trip costs far more than a row. Nothing is kept. Each statement is sent after all of its items came, so that each
 * look-up sees whatever was committed before it was asked for. Not to be used within a transaction.
 *
 * `work` gives the answers in the order of the items. When it fails, it fails for all of them. `another`: how many must wait to be worth a
 * second statement beside one that is under way; more than one only where no statement ever waits for a lock.
 */
export function gather<O extends { readonly id: number }, I, V>(
  work: (organisation: O, items: readonly I[]) => Promise<readonly V[]>,
  { another = 1 }: { readonly another?: number } = {},
): (organisation: O, item: I) => Promise<V> {
  const queues = new Map<number, Queue<I, V>>();

  const send = async (organisation: O, queue: Queue<I, V>): Promise<void> => {
    queue.isDue = false;
    const together = queue.waiting.splice(0, mostTogether);
    queue.underWay += 1;
    planNext(organisation, queue);
    try {
      const answers = await work(
        organisation,
        together.map(({ item }) => item),
      );
      // One for each: see above.
      for (const [index, { resolve }] of together.entries()) resolve(answers[index] as V);
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
    queue.underWay -= 1;
    planNext(organisation, queue);
  };
  // Not at once: the requests that the event loop reads in this turn go along.
  const planNext = (organisation: O, queue: Queue<I, V>): void => {
    const enough = queue.underWay === 0 ? 1 : another;
    if (queue.isDue || queue.underWay >= mostUnderWay || queue.waiting.length < enough) return;
    queue.isDue = true;
    setImmediate(send, organisation, queue);
  };

  return (organisation, item) => {
    const queue = queues.get(organisation.id) ?? { waiting: [], underWay: 0, isDue: false };
    queues.set(organisation.id, queue);
    return new Promise((resolve, reject) => {
      queue.waiting.push({ item, resolve, reject });
      planNext(organisation, queue);
    });
  };
}
