import type { Figure } from '../support/figure.ts';
import { addresses } from './addresses.ts';
import { audit } from './audit.ts';
import { deadlines } from './deadlines.ts';
import { designer } from './designer.ts';
import { dryRun } from './dry-run.ts';
import { employees } from './employees.ts';
import { evaluateForms } from './evaluate.ts';
import { findings } from './findings.ts';
import { formPage } from './form-page.ts';
import { inbox } from './inbox.ts';
import { letter } from './letter.ts';
import { moving } from './moving.ts';
import { payments } from './payments.ts';
import { pdf } from './pdf.ts';
import { post } from './post.ts';
import { rights } from './rights.ts';
import { saml } from './saml.ts';
import { session } from './session.ts';
import { signedCall } from './signed-call.ts';
import { sms } from './sms.ts';
import { start } from './start.ts';
import { submission } from './submission.ts';
import { tenSteps } from './ten-steps.ts';
import { waiting } from './waiting.ts';
import { widePage } from './wide-page.ts';
import { workflow } from './workflow.ts';

/** All figures, in the order in which they are measured. */
export const figures: readonly Figure[] = [
  evaluateForms,
  findings,
  formPage,
  widePage,
  submission,
  workflow,
  tenSteps,
  dryRun,
  waiting,
  deadlines,
  moving,
  pdf,
  payments,
  letter,
  post,
  sms,
  start,
  audit,
  saml,
  signedCall,
  session,
  rights,
  employees,
  designer,
  inbox,
  addresses,
];
