import type { DesignFinding } from '../../../../forms/design/finding.ts';
import type { WorkflowState } from '../../../../workflows/design/api-types.ts';
import { PublishDialog, type Publishing } from '../../designer/dialogs/publish-dialog.tsx';
import { useFlow } from '../flow-context.ts';

interface PublishFlowDialogProperties {
  readonly workflow: string;
  readonly save: () => Promise<number | null>;
  readonly onPublished: (answer: Publishing<WorkflowState>) => void;
  readonly onRefused?: (findings: readonly DesignFinding[]) => void;
  readonly onPlace: (place: string) => void;
  readonly onClose: () => void;
}

/** Publishes a workflow. */
export function PublishFlowDialog({ workflow, ...rest }: PublishFlowDialogProperties) {
  const { t, client } = useFlow();
  const words = {
    title: t('flow.publish.title'),
    text: t('flow.publish.text'),
    refused: t('flow.publish.refused'),
  };
  return <PublishDialog {...rest} words={words} publish={(request) => client.publish(workflow, request)} />;
}
