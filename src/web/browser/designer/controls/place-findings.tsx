import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DesignFinding } from '../../../../forms/design/finding.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { languageName } from '../language-name.ts';

/** Everything that was found in what is edited, for the fields to show their own. */
export const FindingsContext = createContext<readonly DesignFinding[]>([]);

const HereContext = createContext<ComponentChildren>(undefined);

/** What was found at the place that a control stands in; undefined for nothing. */
export function useFoundHere(): ComponentChildren {
  return useContext(HereContext);
}

/**
 * Where something of a definition is edited. The control within shows the errors that were found there, and `toFinding` gets there.
 * A text's finding may end with the language that it is about.
 */
export function FindingPlace({ place, children }: { readonly place: string; readonly children: ComponentChildren }) {
  const { language } = useDesigner();
  const here = useContext(FindingsContext).filter((finding) => finding.severity === 'error' && isAt(finding, place));
  const outside = useContext(HereContext);
  const told = [...new Set(here.map((finding) => said(finding, place, language)))];
  return (
    <div data-place={place}>
      <HereContext.Provider
        value={
          told.length === 0
            ? outside
            : told.map((text) => (
                <span class="d-block" key={text}>
                  {text}
                </span>
              ))
        }
      >
        {children}
      </HereContext.Provider>
    </div>
  );
}

function isAt(finding: DesignFinding, place: string): boolean {
  return finding.place === place || finding.place.startsWith(`${place}.`);
}

function said({ place: whole, message, remedy }: DesignFinding, place: string, language: string): string {
  const of = whole.slice(place.length + 1);
  const text = [message, ...(remedy ? [remedy] : [])].map((each) => markedIn(each, language)).join(' ');
  return of === '' ? text : `${languageName(of, language)}: ${text}`;
}

/**
 * Moves the focus to the field that a finding is about, opening what is folded around it.
 * @returns false where no field is drawn for it
 */
export function toFinding(within: ParentNode | null | undefined, place: string): boolean {
  const parts = place.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const wanted = parts.slice(0, length).join('.');
    const found = within?.querySelector<HTMLElement>(`[data-place="${CSS.escape(wanted)}"]`);
    const control =
      found?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? found?.querySelector<HTMLElement>(controls);
    if (!control) continue;
    for (let fold = control.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true;
    }
    control.focus();
    // With what is said of it; the page itself stays where it is.
    found?.scrollIntoView({ block: 'nearest' });
    return true;
  }
  return false;
}

const controls = 'input, textarea, select, button';
