import { useT } from '../context.ts';
import { Dialog } from './dialog.tsx';

const keys = [
  ['↑ ↓', 'designer.keys.walk'],
  ['← →', 'designer.keys.fold'],
  ['Enter', 'designer.keys.properties'],
  ['F6', 'designer.keys.panes'],
  ['Insert / +', 'designer.keys.insert'],
  ['Alt + ↑ ↓', 'designer.keys.move'],
  ['Alt + → ←', 'designer.keys.inOut'],
  ['Ctrl + C / X / V', 'designer.keys.clip'],
  ['Delete', 'designer.keys.delete'],
  ['Ctrl + Z', 'designer.keys.undo'],
  ['Ctrl + Y / Ctrl + Shift + Z', 'designer.keys.redo'],
  ['Ctrl + S', 'designer.keys.save'],
] as const;

/** Everything that the keyboard does in the form designer. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <KeysDialog
      title={t('designer.keys.title')}
      intro={t('designer.keys.intro')}
      keys={keys.map(([key, text]) => [key, t(text)])}
      onClose={onClose}
    />
  );
}

interface KeysDialogProperties {
  readonly title: string;
  readonly intro?: string;
  /** Each key with what it does. */
  readonly keys: readonly (readonly [key: string, does: string])[];
  readonly onClose: () => void;
}

/** A table of keys. */
export function KeysDialog({ title, intro, keys: lines, onClose }: KeysDialogProperties) {
  const t = useT();
  return (
    <Dialog title={title} onClose={onClose}>
      {intro !== undefined && <p>{intro}</p>}
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('designer.keys.key')}</th>
            <th scope="col">{t('designer.keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([key, does]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
