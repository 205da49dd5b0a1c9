import type { Playable } from '../../../cases/dry-runs/playable-workflow.ts';
import { Alert } from '../../components/alert.tsx';
import { LocalText } from '../../components/local-text.tsx';

/** What keeps a workflow from being played, under a heading that says what can't be done with it; nothing where nothing does. */
export function CannotPlay({ playable, heading }: { readonly playable: Playable; readonly heading: string }) {
  if (playable.ok) return null;
  return (
    <Alert kind="warning" id="cannot" heading={heading}>
      <ul>
        {playable.findings.map(({ place, message }) => (
          <li key={`${place} ${message.da}`}>
            <LocalText text={message} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
