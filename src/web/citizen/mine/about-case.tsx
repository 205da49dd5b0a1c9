import { markedIn } from '../../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { LocalText } from '../../components/local-text.tsx';
import { useLanguage } from '../../page-environment.ts';
import { Lines } from '../answer-list.tsx';
import { useCitizenTexts } from '../texts.ts';

/** What the workflow tells of itself: who answers for it, by which law, what the data is used for, and links. */
export function AboutCase({ about }: Pick<WorkflowDefinition, 'about'>) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const { unit, legalBasis, dutyToInform, links = [] } = about ?? {};
  if (!unit && !legalBasis && !dutyToInform && links.length === 0) return null;
  return (
    <section aria-labelledby="about-case">
      <h2 id="about-case">{t('citizen.about.heading')}</h2>
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
