import type { AuditDetail } from '../../../audit/record.ts';
import type { RawAnswer } from '../../../forms/answers.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { registerTexts } from '../../../registers/texts.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import type { OpenDraft } from './open-draft.ts';

/** What a register is asked about one field of a posted page, and who asks. */
export interface Question {
  readonly application: Application;
  readonly citizen: Citizen;
  readonly opened: OpenDraft;
  /** The answer as it was posted. */
  readonly raw: RawAnswer | undefined;
  /** The answer as it was saved before, with what the server holds of an earlier look-up. */
  readonly before: RawAnswer | undefined;
  /** What was chosen of what a look-up found before; empty where nothing was. */
  readonly choice: string;
  /** The field's own button was pressed. */
  readonly isAsked: boolean;
  readonly from: AuditDetail;
}

/**
 * What came of one field: parts that the register gave (an empty look-up gives none, and so wipes nothing), or why not; both
 * where there is something to say of what was found.
 */
export interface FieldLookUp {
  readonly parts?: Readonly<Record<string, string>>;
  readonly error?: FieldError;
  /** The citizen may not ask about it. */
  readonly isForbidden?: boolean;
}

/** Milliseconds that a register may take; past them the citizen writes the answer. */
const registerPatience = 8_000;

export const patience = () => ({ signal: AbortSignal.timeout(registerPatience) });

export function problem(key: keyof typeof registerTexts, part: string): { readonly error: FieldError } {
  return { error: { code: key, message: registerTexts[key], part } };
}
