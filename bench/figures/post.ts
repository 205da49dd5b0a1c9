import type { Figure } from '../support/figure.ts';
import { postMessages } from '../support/post-messages.ts';
import { receiptBurst } from '../support/receipt-burst.ts';

/** Messages by Digital Post from the committed delivery to the settled case, and receipts that come all at once. */
export const post: Figure = {
  key: 'post',
  title: 'Digital Post, and its receipts',
  measure: async (bench) => [...(await postMessages(bench)), ...(await receiptBurst(bench))],
};
