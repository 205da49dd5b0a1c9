import type { Figure } from '../support/figure.ts';
import { formPage } from './form-page.ts';
import { submission } from './submission.ts';

/** All figures, in the order in which they are measured. */
export const figures: readonly Figure[] = [formPage, submission];
