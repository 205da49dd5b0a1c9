import { useEffect, useState } from 'preact/hooks';
import type { FormDefinition } from '../../../../forms/definition.ts';
import type { DesignState } from '../../../../forms/design/api-types.ts';
import { formTexts } from '../../../../forms/design/translatable.ts';
import { useDesigner } from '../context.ts';
import { PublishFormDialog } from '../dialogs/publish-form-dialog.tsx';
import type { KeptDesign } from './kept-design.ts';
import { TranslationsPage } from './translations-page.tsx';
import { VersionsPage } from './versions-page.tsx';

function useForm(key: string): KeptDesign<FormDefinition, DesignState> {
  const { t, client, base } = useDesigner();
  return {
    key,
    client,
    base,
    texts: formTexts,
    words: {
      back: t('designer.versions.back'),
      withdrawn: t('designer.versions.withdrawText'),
      deletes: t('designer.discard.delete'),
      deleted: t('designer.discard.deleteText'),
      discarded: t('designer.discard.discardText'),
    },
  };
}

/** What was and is published of a form. */
export function FormVersionsPage({ form }: { readonly form: string }) {
  const { client } = useDesigner();
  const [groups, setGroups] = useState<readonly string[]>([]);
  useEffect(() => {
    // Publishing asks again where the form has no workflow: without the groups it says why it can't go on.
    client.forms().then(
      (list) => setGroups(list.groups),
      () => {},
    );
  }, []);
  return (
    <VersionsPage
      of={useForm(form)}
      publishDialog={({ state, ...dialog }) => (
        <PublishFormDialog {...dialog} form={form} groups={groups} hasWorkflow={state.hasWorkflow} />
      )}
    />
  );
}

/** All texts of a form beside their translations. */
export function FormTranslationsPage({ form }: { readonly form: string }) {
  return <TranslationsPage of={useForm(form)} />;
}
