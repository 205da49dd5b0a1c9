import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useT } from '../context.ts';

interface DialogProperties {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Buttons at the foot, beside the one that closes. */
  readonly actions?: ComponentChildren;
  readonly closeText?: string;
  readonly wide?: boolean;
}

/** A modal dialog by the browser's own element: it keeps the focus within and gives it back. */
export function Dialog({ title, onClose, children, actions, closeText, wide = false }: DialogProperties) {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'designer-dialog designer-dialog-wide' : 'designer-dialog'}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={onClose}
    >
      <h2 class="dialog-title" id={id}>
        {title}
      </h2>
      <div class="dialog-body">{children}</div>
      <div class="dialog-actions">
        {actions}
        <button type="button" class="button button-tertiary" onClick={onClose}>
          {closeText ?? t('designer.dialog.close')}
        </button>
      </div>
    </dialog>
  );
}
