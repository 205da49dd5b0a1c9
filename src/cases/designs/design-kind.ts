import type { OrganisationTransaction } from '../../database/database.ts';
import type { MergeConflict } from '../../forms/design/conflict.ts';
import type { FormDifference } from '../../forms/design/difference.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Translatable, Translated } from '../../forms/design/translatable.ts';
import type { BothTexts } from '../../texts/catalogue.ts';

/** Something that fits a kind of definition, or what does not fit, each with its place. */
export type Shaped<Definition> =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] };

/** What tells forms and workflows apart where their working definitions are kept, saved, compared and read from files. */
export interface DesignKind<Definition extends Translated, State> {
  /** What the audit log calls it; its tables are `form_design`, `form_revision`, `form_schedule`, `form_version`. */
  readonly name: 'form' | 'workflow';
  readonly texts: Translatable<Definition>;
  check(definition: unknown): Shaped<Definition>;
  /** Reads a file that anybody may have made. */
  read(file: Uint8Array): Shaped<Definition>;
  /** Writes one that can be read again. */
  write(definition: Definition): string;
  merge(
    base: Definition,
    mine: Definition,
    theirs: Definition,
  ): { readonly definition: Definition; readonly conflicts: readonly MergeConflict[] };
  difference(before: Definition, after: Definition): FormDifference;
  /** Where one of them stands; none where there is no such one. */
  states(transaction: OrganisationTransaction, key: string): Promise<readonly State[]>;
  /** Keys whose addresses the designer's own pages have. */
  readonly reserved: ReadonlySet<string>;
  otherKey(key: string): BothTexts;
  keyTaken(key: string): BothTexts;
}
