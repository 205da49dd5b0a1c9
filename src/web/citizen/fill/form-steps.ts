import type { EvaluatedPage } from '../../../forms/evaluate.ts';
import { type Language, markedIn } from '../../../texts/catalogue.ts';
import type { Step } from '../../components/step-indicator.tsx';
import { addresses } from '../addresses.ts';
import { citizenTranslator } from '../texts.ts';
import type { OpenDraft } from './open-draft.ts';

/** The key under which the review stands in the list of steps; no page has it, as keys begin with a letter. */
export const reviewStep = '_review';

/** The pages that the answers so far lead through. */
export function visiblePages(opened: OpenDraft): readonly EvaluatedPage[] {
  return opened.evaluated.pages.filter((page) => page.visible);
}

/** The first page that has not been sent in yet, or null when all have. */
export function firstUnvisited(opened: OpenDraft): EvaluatedPage | null {
  const { visited } = opened.draft.content;
  return visiblePages(opened).find(({ page }) => !visited.includes(page.key)) ?? null;
}

/** The steps of the form. One can go to every page that was sent in, and to the next. */
export function formSteps(opened: OpenDraft, current: string, language: Language): readonly Step[] {
  const { draft, form, organisation } = opened;
  const { visited } = draft.content;
  const next = firstUnvisited(opened);
  const place = [organisation.slug, form.definition.key, draft.id] as const;
  const pages = visiblePages(opened).map((evaluated): Step => {
    const { key, title } = evaluated.page;
    const isVisited = visited.includes(key);
    const isOpen = isVisited || next?.page.key === key;
    return {
      title: markedIn(title, language),
      ...(isOpen ? { href: addresses.page(...place, key) } : {}),
      state: !isVisited ? 'open' : evaluated.valid ? 'done' : 'error',
      current: key === current,
    };
  });
  const review: Step = {
    title: citizenTranslator(language)('citizen.review.step'),
    ...(next === null ? { href: addresses.review(...place) } : {}),
    state: 'open',
    current: current === reviewStep,
  };
  return [...pages, review];
}
