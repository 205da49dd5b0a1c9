/** What the server writes on a page of the designer for its script to begin with. */
export interface DesignerStart {
  readonly page: 'list' | 'editor' | 'versions' | 'translations';
  /** The form's key; null on the list. */
  readonly form: string | null;
  /** Part of every address. */
  readonly organisation: string;
  readonly csrfToken: string;
  /** Where the file of icon symbols is served. */
  readonly icons: string;
  /** Where maps take their tiles from; null where there are none. */
  readonly map: { readonly tiles: string; readonly attribution: string } | null;
}
