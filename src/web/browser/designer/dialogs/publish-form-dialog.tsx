import type { DesignState } from '../../../../forms/design/api-types.ts';
import { useDesigner } from '../context.ts';
import { PublishDialog, type Publishing } from './publish-dialog.tsx';

interface PublishFormDialogProperties {
  readonly form: string;
  readonly groups: readonly string[];
  readonly hasWorkflow: boolean;
  readonly save: () => Promise<number | null>;
  readonly onPublished: (answer: Publishing<DesignState>) => void;
  readonly onPlace: (place: string) => void;
  readonly onClose: () => void;
}

/** Publishes a form. */
export function PublishFormDialog({ form, ...rest }: PublishFormDialogProperties) {
  const { t, client } = useDesigner();
  const words = {
    title: t('designer.publish.title'),
    text: t('designer.publish.text'),
    refused: t('designer.publish.refused'),
  };
  return <PublishDialog {...rest} words={words} publish={(request) => client.publish(form, request)} />;
}
