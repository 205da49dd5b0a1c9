import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Translate } from '../../../texts/catalogue.ts';
import type { DesignerTextKey } from '../../designer/texts.ts';
import type { DesignClient } from './design-client.ts';

/** What every part of the designer may use. */
export interface DesignerEnvironment {
  readonly client: DesignClient;
  readonly t: Translate<DesignerTextKey>;
  /** The language of the designer's own texts. */
  readonly language: Language;
  /** `/demo/design`. */
  readonly base: string;
  /** Where the citizen starts a form: `/demo/blanket`. */
  readonly formBase: string;
}

export const DesignerContext = createContext<DesignerEnvironment | null>(null);

export function useDesigner(): DesignerEnvironment {
  const environment = useContext(DesignerContext);
  if (environment === null) throw new Error('A part of the designer was drawn outside of it.');
  return environment;
}

export function useT(): Translate<DesignerTextKey> {
  return useDesigner().t;
}
