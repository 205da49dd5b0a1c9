import { textIn } from '../../texts/catalogue.ts';
import { caseStandings } from '../../workflows/design/case-standings.ts';
import { layoutDiagram } from '../../workflows/design/diagram/diagram-layout.ts';
import { Details } from '../components/details.tsx';
import { useLanguage } from '../page-environment.ts';
import { WorkflowDiagram } from '../workflow-diagram/workflow-diagram.tsx';
import { WorkflowOutline } from '../workflow-diagram/workflow-outline.tsx';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

/** The workflow with where the case stands in it: as a diagram, and as a list that says the same. */
export function CaseWay({ data }: { readonly data: CasePageData }) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const { stored, workflow } = data;
  const { definition } = workflow.workflow;
  const standings = caseStandings(definition, stored.state);
  return (
    <section id="way" class="d-print-none">
      <h2>{t('caseworker.way.heading')}</h2>
      <Details summary={t('caseworker.way.diagram')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="table--responsive-scroll" tabIndex={0} aria-label={t('caseworker.way.diagram')}>
          <WorkflowDiagram
            definition={definition}
            layout={layoutDiagram(definition)}
            language={language}
            standings={standings}
            attributes={{ role: 'img', 'aria-label': textIn(definition.title, language) }}
          />
        </section>
      </Details>
      <Details summary={t('caseworker.way.list')}>
        <WorkflowOutline definition={definition} language={language} standings={standings} />
      </Details>
    </section>
  );
}
