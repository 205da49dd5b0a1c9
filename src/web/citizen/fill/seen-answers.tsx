import type { SeenAnswers } from '../../../cases/invitations/seen-answers.ts';
import { LocalText } from '../../components/local-text.tsx';
import { AnswerList, Picked } from '../answer-list.tsx';
import { useCitizenTexts } from '../texts.ts';

/** What others have answered in the case, as far as whoever fills in may see it; folded up, since the form is the matter. */
export function SeenAnswersView({ seen }: { readonly seen: readonly SeenAnswers[] }) {
  const t = useCitizenTexts();
  if (seen.length === 0) return null;
  return (
    <details class="seen-answers">
      <summary>{t('citizen.seen.heading')}</summary>
      {seen.map(({ alias, title, sections }) => (
        <section key={alias} aria-labelledby={`seen-${alias}`}>
          <h2 id={`seen-${alias}`} class="h4">
            <LocalText text={title} />
          </h2>
          {sections.map((section) => (
            <section key={section.page.key} aria-labelledby={`seen-${alias}-${section.page.key}`}>
              <h3 id={`seen-${alias}-${section.page.key}`} class="h5">
                <Picked picked={section.title} />
              </h3>
              <AnswerList section={section} values={{}} fileHref={() => ''} />
            </section>
          ))}
        </section>
      ))}
    </details>
  );
}
