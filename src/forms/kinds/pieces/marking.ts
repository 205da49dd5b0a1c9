import { createContext } from 'preact';

/** Which fields carry a mark: those that may be left empty, or those that may not. */
export type Marking = 'optional' | 'required';

/**
 * Det Fælles Designsystem ("Inputfelter, obligatoriske og frivillige inputfelter"): where most fields are demanded, the
 * voluntary ones are marked, and the other way round. A page provides {@link markingOf} its fields; without a provider
 * the voluntary ones are marked, as most forms demand most answers.
 */
export const MarkingContext = createContext<Marking>('optional');

/** The marking that marks fewer; `required` says of each field on the page whether it is demanded. */
export function markingOf(required: readonly boolean[]): Marking {
  return required.filter((demanded) => demanded).length * 2 < required.length ? 'required' : 'optional';
}
