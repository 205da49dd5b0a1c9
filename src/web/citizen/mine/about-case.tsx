import { markedIn } from '../../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { LocalText } from '../../components/local-text.tsx';
import { useLanguage } from '../../page-environment.ts';
import { Lines } from '../answer-list.tsx';
import { useCitizenTexts } from '../texts.ts';

/**
 * What the workflow tells of itself: what it is, who answers for it, by which law, what the data is used for, and links. With the
 * case, and before one begins it (`of` a form).
 */
export function AboutCase({
  about,
  of = 'case',
}: Pick<WorkflowDefinition, 'about'> & { readonly of?: 'case' | 'form' }) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const { description, category, unit, legalBasis, dutyToInform, links = [] } = about ?? {};
  if (!description && !category && !unit && !legalBasis && !dutyToInform && links.length === 0) return null;
  return (
    <section aria-labelledby="about-case">
      <h2 id="about-case">{t(of === 'case' ? 'citizen.about.heading' : 'citizen.about.formHeading')}</h2>
      {description && (
        <p>
          <Lines text={markedIn(description, language)} />
        </p>
      )}
      {category && (
        <p>
          <strong>{t('citizen.about.category')}:</strong> <LocalText text={category} />
        </p>
      )}
      {unit && (
        <p>
          <strong>{t('citizen.about.unit')}:</strong> {unit}
        </p>
      )}
      {legalBasis && (
        <p>
          <strong>{t('citizen.about.legalBasis')}:</strong> <LocalText text={legalBasis} />
        </p>
      )}
      {dutyToInform && (
        <>
          <h3>{t('citizen.about.duty')}</h3>
          <p>
            <Lines text={markedIn(dutyToInform, language)} />
          </p>
        </>
      )}
      {links.length > 0 && (
        <ul>
          {links.map(({ title, url }) => (
            <li key={url}>
              <a href={url}>
                <LocalText text={title} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
