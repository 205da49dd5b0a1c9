import { useT } from '../context.ts';
import type { SaveState } from '../editor-state.ts';
import type { Saver } from '../saver.ts';
import { type Store, useStore } from '../store.ts';

interface NotedState {
  readonly save: SaveState;
  readonly server: { readonly published: { readonly version: number } | null; readonly changed: boolean };
}

/** Whether what one sees is stored, and what to do where it is not. */
export function SaveNote<State extends NotedState>({
  editor,
  saver,
}: {
  readonly editor: Store<State>;
  readonly saver: Saver;
}) {
  const t = useT();
  const save = useStore(editor, (state) => state.save);
  const server = useStore(editor, (state) => state.server);
  const status =
    server.published === null
      ? t('designer.state.draft')
      : t('designer.state.published', { version: server.published.version });
  return (
    <p class="save-note">
      <span class="badge badge-small">{status}</span>{' '}
      {server.published !== null && server.changed && <span>{t('designer.state.changed')} · </span>}
      {save.kind === 'saved' && <span class="save-ok">{t('designer.save.saved')}</span>}
      {(save.kind === 'waiting' || save.kind === 'saving') && <span>{t('designer.save.saving')}</span>}
      {save.kind === 'failed' && (
        <span class="save-bad" role="alert">
          {save.reason === 'refused' ? save.detail : t(`designer.save.${save.reason}`)}{' '}
          <button type="button" class="button-link" onClick={() => void saver.flush()}>
            {t('designer.save.again')}
          </button>
        </span>
      )}
      {save.kind === 'unfit' && (
        <span class="save-bad" role="alert">
          {t('designer.save.unfit')}
        </span>
      )}
    </p>
  );
}
