import { unasked } from '../unasked.ts';
import type { LinkField } from './schema.ts';

/** A link is followed and not answered: it has no value. */
export const link = unasked<LinkField>('link');
