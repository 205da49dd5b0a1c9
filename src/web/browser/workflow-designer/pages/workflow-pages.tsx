import type { WorkflowDefinition } from '../../../../workflows/definition.ts';
import type { WorkflowState } from '../../../../workflows/design/api-types.ts';
import { workflowTexts } from '../../../../workflows/design/texts-of-workflow.ts';
import { useDesigner } from '../../designer/context.ts';
import type { KeptDesign } from '../../designer/pages/kept-design.ts';
import { TranslationsPage } from '../../designer/pages/translations-page.tsx';
import { VersionsPage } from '../../designer/pages/versions-page.tsx';
import { PublishFlowDialog } from '../dialogs/publish-flow-dialog.tsx';
import { useFlow } from '../flow-context.ts';

function useWorkflow(key: string): KeptDesign<WorkflowDefinition, WorkflowState> {
  const { t, client, base } = useFlow();
  const { t: shared } = useDesigner();
  return {
    key,
    client,
    base,
    texts: workflowTexts,
    words: {
      back: t('flow.versions.back'),
      withdrawn: t('flow.versions.withdrawText'),
      deletes: t('flow.discard.delete'),
      deleted: t('flow.discard.deleteText'),
      discarded: shared('designer.discard.discardText'),
    },
  };
}

/** What was and is published of a workflow. */
export function WorkflowVersionsPage({ workflow }: { readonly workflow: string }) {
  const { t, base } = useFlow();
  return (
    <VersionsPage
      of={useWorkflow(workflow)}
      more={
        <p>
          <a href={`${base}/${workflow}/flyt`}>{t('flow.versions.move')}</a>
        </p>
      }
      publishDialog={({ state: _, ...dialog }) => <PublishFlowDialog {...dialog} workflow={workflow} />}
    />
  );
}

/** All texts of a workflow beside their translations. */
export function WorkflowTranslationsPage({ workflow }: { readonly workflow: string }) {
  return <TranslationsPage of={useWorkflow(workflow)} />;
}
