/** The type of a value, as far as it is known when an expression is written. Every type also holds null. */
export type FeelType =
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number' }
  | { readonly kind: 'string' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'date and time' }
  | { readonly kind: 'days and time duration' }
  | { readonly kind: 'years and months duration' }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: { readonly [name: string]: FeelType } }
  | { readonly kind: 'function' };
