import type { Text } from '../../texts/catalogue.ts';
import type { OptionLists } from '../answers.ts';
import type { FormDefinition } from '../definition.ts';
import type { MergeConflict } from './conflict.ts';
import type { FormDifference } from './difference.ts';
import type { DesignFinding } from './finding.ts';
import type { Place } from './place.ts';
import type { TranslationSources } from './translations.ts';

/**
 * What the form designer in the browser and the server say to each other, as JSON under `/{organisation}/design/api`.
 * Everything that changes something carries the header `x-csrf-token`; without the role `designer` the answer is 403, and
 * errors of the request itself are problem details (RFC 9457).
 *
 * | request | body | answer |
 * |---|---|---|
 * | `GET /forms` | | {@link DesignList} |
 * | `POST /forms` | {@link CreateRequest} | {@link CreateAnswer} |
 * | `POST /import?mode=new&key=…` or `?mode=replace` | the file's bytes as `application/octet-stream` | {@link ImportAnswer} |
 * | `GET /forms/:key` | | {@link LoadedDesign} |
 * | `PUT /forms/:key` | {@link SaveRequest} | {@link SaveAnswer} |
 * | `DELETE /forms/:key` | {@link AtRevision} | {@link DiscardAnswer}: a form never published is deleted, another goes back to what is published |
 * | `GET /forms/:key/findings` | | {@link FindingsAnswer} of the working definition |
 * | `POST /forms/:key/publish` | {@link PublishRequest} | {@link PublishAnswer} |
 * | `DELETE /forms/:key/schedule` | | {@link DesignState} |
 * | `POST /forms/:key/withdraw` | | {@link DesignState} |
 * | `GET /forms/:key/versions` | | {@link VersionsAnswer} |
 * | `GET /forms/:key/definition?of=v3` | | {@link DefinitionAnswer}; see {@link Reference} |
 * | `GET /forms/:key/difference?from=v3&to=draft` | | {@link DifferenceAnswer} |
 * | `POST /forms/:key/restore` | {@link RestoreRequest} | {@link SaveAnswer} |
 * | `POST /forms/:key/translations` | {@link TranslateRequest} | {@link SaveAnswer} |
 * | `GET /forms/:key/xliff?language=en&of=draft` | | the texts with their translations as XLIFF 2.1, as a download |
 * | `POST /forms/:key/xliff?revision=12` | the file's bytes as `application/octet-stream` | {@link XliffAnswer} |
 * | `GET /forms/:key/export?of=draft` | | the file, as a download |
 * | `GET /lists` | | {@link ListsAnswer} |
 * | `GET /schema` | | the JSON Schema of a form definition |
 */
export type DesignApi = '/design/api';

/** A definition of a form by name: the working one, a published version (`v3`) or a kept revision of the draft (`r12`). */
export type Reference = 'draft' | `v${number}` | `r${number}`;

/** Where a form stands: what is published, what waits to be. */
export interface DesignState {
  readonly key: string;
  readonly title: Text;
  /** Counts up at each save of the working definition. */
  readonly revision: number;
  /** ISO 8601. */
  readonly updatedAt: string;
  /** Name of who saved last; null for what came with the product. */
  readonly updatedBy: string | null;
  /** The version that citizens meet. */
  readonly published: { readonly version: number; readonly at: string } | null;
  /** The working definition differs from the one published. */
  readonly changed: boolean;
  /** Waits to be published. `problem` says why it could not be when its time came. */
  readonly scheduled: {
    readonly at: string;
    readonly revision: number;
    readonly by: string | null;
    readonly problem: readonly DesignFinding[] | null;
  } | null;
  /** A workflow starts with this form; without one, publishing makes a standard one and asks for a group. */
  readonly hasWorkflow: boolean;
}

export interface DesignList {
  readonly forms: readonly DesignState[];
  /** Languages that the organisation offers, Danish first. */
  readonly languages: readonly string[];
  /** Groups of employees that may be given the cases, the designer's own first. */
  readonly groups: readonly string[];
}

export interface LoadedDesign {
  readonly state: DesignState;
  readonly definition: FormDefinition;
  readonly languages: readonly string[];
  readonly groups: readonly string[];
  /** The organisation's option lists, as `FormContext.lists` wants them. */
  readonly lists: ListsAnswer['lists'];
  /** The ways that citizens can log in, by the names that employees know them by. */
  readonly ways: readonly { readonly way: string; readonly name: Text }[];
  /** What the organisation can be paid by; null while the option is off, so that no form asks for money. */
  readonly agreements:
    | readonly { readonly key: string; readonly title: string; readonly currencies: readonly string[] }[]
    | null;
}

export interface CreateRequest {
  readonly key: string;
  /** A copy of another form's working definition; a blank form when absent. */
  readonly copyOf?: string;
  readonly title: Text;
}

export type CreateAnswer =
  | { readonly kind: 'created'; readonly key: string; readonly revision: number }
  | { readonly kind: 'refused'; readonly findings: readonly DesignFinding[] };

export type ImportAnswer =
  | { readonly kind: 'created'; readonly key: string; readonly revision: number }
  /** What the import changes in the form that is there; a person says yes by `mode=replace&revision=…`. */
  | { readonly kind: 'exists'; readonly key: string; readonly revision: number; readonly difference: FormDifference }
  | { readonly kind: 'refused'; readonly findings: readonly DesignFinding[] };

export interface AtRevision {
  readonly revision: number;
}

export type DiscardAnswer<Definition = FormDefinition> =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'saved'; readonly revision: number; readonly definition: Definition }
  | { readonly kind: 'changedMeanwhile'; readonly revision: number };

export interface SaveRequest {
  /** The revision that the changes were made to. */
  readonly baseRevision: number;
  /** The whole definition. Its member `translations` is kept by the server; what is sent of it is not read. */
  readonly definition: FormDefinition;
}

export type SaveAnswer<Definition = FormDefinition> =
  /** Stored as sent, with the server's own member `translations` as it is now. */
  | {
      readonly kind: 'saved';
      readonly revision: number;
      readonly definition: null;
      readonly translations: TranslationSources | null;
    }
  /**
   * Somebody (`by`) saved in between, and both sets of changes are in the definition now; or, where `by` is null, the change
   * was the server's to make (restored, translated).
   */
  | {
      readonly kind: 'merged';
      readonly revision: number;
      readonly definition: Definition;
      readonly by: string | null;
    }
  /**
   * Nothing is stored. `merged` holds both sets of changes with *theirs* where they collide; save it, changed as the person
   * decides (`resolveConflict`), with `baseRevision` = `revision`.
   */
  | {
      readonly kind: 'conflict';
      readonly revision: number;
      readonly merged: Definition;
      readonly conflicts: readonly MergeConflict[];
      readonly by: string | null;
    }
  /** It fits no form or workflow, and is not stored. */
  | { readonly kind: 'refused'; readonly findings: readonly DesignFinding[] };

export interface FindingsAnswer {
  readonly revision: number;
  readonly findings: readonly DesignFinding[];
}

export interface PublishRequest {
  readonly revision: number;
  /** ISO 8601 with offset; now when absent. */
  readonly at?: string;
  /** The group that handles the cases, for the standard workflow of a form that has none. */
  readonly group?: string;
  /** Publishes although kept dry runs would no longer come to the same. */
  readonly anyway?: boolean;
}

/** What could not be checked about what was published, or looks odd; each with what to do. */
export type PublishNotes = readonly Text[];

export type PublishAnswer<State = DesignState> =
  | { readonly kind: 'published'; readonly version: number; readonly state: State; readonly notes?: PublishNotes }
  | { readonly kind: 'scheduled'; readonly state: State; readonly notes?: PublishNotes }
  | { readonly kind: 'refused'; readonly findings: readonly DesignFinding[] }
  /** Kept dry runs of workflows with the form would no longer come to the same; asked again with `anyway` it is published. */
  | { readonly kind: 'breaksRuns'; readonly findings: readonly DesignFinding[] }
  /** The form has no workflow: choose who handles its cases. */
  | { readonly kind: 'needsGroup'; readonly groups: readonly string[] }
  | { readonly kind: 'changedMeanwhile'; readonly revision: number };

/** A version that is or was published. */
export interface VersionLine {
  readonly version: number;
  readonly status: 'published' | 'withdrawn';
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  /** What was changed in it, in the designer's words; a workflow's change log. */
  readonly changes?: string;
}

/** A kept revision of the working definition. */
export interface RevisionLine {
  readonly revision: number;
  readonly at: string;
  readonly by: string | null;
  readonly cause: RevisionCause;
}

export type RevisionCause = 'created' | 'saved' | 'merged' | 'imported' | 'restored' | 'translated' | 'discarded';

export interface VersionsAnswer<State = DesignState> {
  readonly state: State;
  /** Newest first. */
  readonly versions: readonly VersionLine[];
  /** Newest first: the last hundred, and of those before one for each five minutes of a person's work. */
  readonly revisions: readonly RevisionLine[];
}

export interface DefinitionAnswer {
  readonly definition: FormDefinition;
}

export interface DifferenceAnswer {
  readonly difference: FormDifference;
}

export interface RestoreRequest {
  readonly baseRevision: number;
  readonly from: Reference;
}

export interface TranslateRequest {
  readonly baseRevision: number;
  readonly language: string;
  readonly texts: readonly { readonly place: Place; readonly text: string }[];
  /** Places whose translation still holds though the Danish text changed. */
  readonly confirmed?: readonly Place[];
}

/** What came of a file of translations; `saved` says whether it is stored, as for any other save. */
export type XliffAnswer<Definition = FormDefinition> =
  | {
      readonly kind: 'taken';
      readonly language: string;
      /** Texts whose translation was taken from the file. */
      readonly taken: readonly Place[];
      /** Those of them that were made from a Danish text that has changed since: they are marked as outdated. */
      readonly outdated: readonly Place[];
      /** Texts in the file that have no translation there; they keep what they had. */
      readonly untranslated: readonly Place[];
      /** Texts in the file that the form or workflow does not have. */
      readonly unknown: readonly Place[];
      readonly saved: SaveAnswer<Definition>;
    }
  | { readonly kind: 'refused'; readonly findings: readonly DesignFinding[] };

/** The organisation's shared lists of answers: their names, and the entries of all times. */
export interface ListsAnswer {
  readonly names: Readonly<Record<string, Text>>;
  readonly lists: OptionLists;
}
