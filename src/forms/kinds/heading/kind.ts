import { unasked } from '../unasked.ts';
import type { HeadingField } from './schema.ts';

/** A heading is read and not answered: it has no value. */
export const heading = unasked<HeadingField>('heading');
