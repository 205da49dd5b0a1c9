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

/** Everything that the keyboard does. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={t('designer.keys.title')} onClose={onClose}>
      <p>{t('designer.keys.intro')}</p>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('designer.keys.key')}</th>
            <th scope="col">{t('designer.keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(([key, text]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{t(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
