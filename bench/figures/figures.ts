import type { Figure } from '../support/figure.ts';
import { formPage } from './form-page.ts';

/** All figures, in the order in which they are measured. */
export const figures: readonly Figure[] = [formPage];
