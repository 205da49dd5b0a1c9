import type { Figure } from '../support/figure.ts';
import { audit } from './audit.ts';
import { formPage } from './form-page.ts';
import { pdf } from './pdf.ts';
import { submission } from './submission.ts';
import { workflow } from './workflow.ts';

/** All figures, in the order in which they are measured. */
export const figures: readonly Figure[] = [formPage, submission, workflow, pdf, audit];
