import { unasked } from '../unasked.ts';
import type { InformationField } from './schema.ts';

/** Text that is read and not answered: it has no value. */
export const information = unasked<InformationField>('information');
