import { useEffect, useState } from 'preact/hooks';
import type { PublishAnswer, PublishRequest } from '../../../../forms/design/api-types.ts';
import type { DesignFinding } from '../../../../forms/design/finding.ts';
import { useDesigner } from '../context.ts';
import { DesignFailure } from '../design-client.ts';
import { FindingList } from '../panes/finding-list.tsx';
import { Dialog } from './dialog.tsx';

interface PublishDialogProperties<State> {
  readonly publish: (request: PublishRequest) => Promise<PublishAnswer<State>>;
  readonly words: { readonly title: string; readonly text: string; readonly refused: string };
  /** Those who may handle the cases of a form that has no workflow. */
  readonly groups?: readonly string[];
  readonly hasWorkflow?: boolean;
  /** Saves what is not saved, and says with which revision it is; null where it can't be saved. */
  readonly save: () => Promise<number | null>;
  readonly onPublished: (answer: Publishing<State>) => void;
  /** What hinders it, to be shown at its place too. */
  readonly onRefused?: (findings: readonly DesignFinding[]) => void;
  readonly onPlace: (place: string) => void;
  readonly onClose: () => void;
}

/** The answer where it is, or will be, published. */
export type Publishing<State> = Extract<PublishAnswer<State>, { readonly kind: 'published' | 'scheduled' }>;

/** Publishes now or at a time; what hinders it is shown with its place. */
export function PublishDialog<State>(properties: PublishDialogProperties<State>) {
  const { words, groups = [], hasWorkflow = true, save, onPublished, onPlace, onClose } = properties;
  const { t } = useDesigner();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState('');
  const [group, setGroup] = useState(groups[0] ?? '');
  const [asksGroup, setAsksGroup] = useState(!hasWorkflow && groups.length > 0);
  const [anyway, setAnyway] = useState(false);
  const [busy, setBusy] = useState(false);
  const [findings, setFindings] = useState<readonly DesignFinding[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setAsksGroup(!hasWorkflow && groups.length > 0), [hasWorkflow]);

  const publish = async (): Promise<void> => {
    if (when === 'later' && !(Date.parse(at) > Date.now())) {
      setProblem(t('designer.publish.past'));
      return;
    }
    setBusy(true);
    setProblem(null);
    setFindings([]);
    try {
      const revision = await save();
      if (revision === null) {
        setProblem(t('designer.publish.unsaved'));
        return;
      }
      const answer = await properties.publish({
        revision,
        ...(when === 'later' ? { at: new Date(at).toISOString() } : {}),
        ...(asksGroup && group !== '' ? { group } : {}),
        ...(anyway ? { anyway } : {}),
      });
      switch (answer.kind) {
        case 'published':
        case 'scheduled':
          onPublished(answer);
          return;
        case 'refused':
          setFindings(answer.findings);
          properties.onRefused?.(answer.findings);
          setProblem(words.refused);
          return;
        case 'breaksRuns':
          setFindings(answer.findings);
          setProblem(t('designer.publish.breaksRuns'));
          setAnyway(true);
          return;
        case 'needsGroup':
          setAsksGroup(true);
          setProblem(t('designer.publish.needsGroup'));
          return;
        case 'changedMeanwhile':
          setProblem(t('designer.publish.meanwhile'));
      }
    } catch (error) {
      if (!(error instanceof DesignFailure)) throw error;
      setProblem(error.reason === 'refused' ? error.message : t(`designer.save.${error.reason}`));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      closeText={t('designer.dialog.cancel')}
      actions={
        <button type="button" class="button button-primary" disabled={busy} onClick={() => void publish()}>
          {t(anyway ? 'designer.publish.anyway' : when === 'now' ? 'designer.publish.now' : 'designer.publish.later')}
        </button>
      }
    >
      <div role="alert">
        {problem !== null && <p class="form-error-message">{problem}</p>}
        {findings.length > 0 && (
          <FindingList
            findings={findings}
            onChoose={(place) => {
              onPlace(place);
              onClose();
            }}
          />
        )}
      </div>
      <p>{words.text}</p>
      <fieldset class="property">
        <legend class="property-label">{t('designer.publish.when')}</legend>
        {(['now', 'later'] as const).map((value) => (
          <div class="form-group-radio" key={value}>
            <input
              type="radio"
              class="form-radio"
              name="publish-when"
              id={`publish-${value}`}
              checked={when === value}
              onChange={() => setWhen(value)}
            />
            <label class="form-label" for={`publish-${value}`}>
              {t(value === 'now' ? 'designer.publish.atOnce' : 'designer.publish.atTime')}
            </label>
          </div>
        ))}
      </fieldset>
      {when === 'later' && (
        <div class="property">
          <label class="property-label" for="publish-at">
            {t('designer.publish.time')}
          </label>
          <input
            id="publish-at"
            type="datetime-local"
            class="form-input"
            value={at}
            onInput={(event) => setAt(event.currentTarget.value)}
          />
        </div>
      )}
      {asksGroup && (
        <div class="property">
          <label class="property-label" for="publish-group">
            {t('designer.publish.group')}
          </label>
          <span class="property-help">{t('designer.publish.groupHelp')}</span>
          <select
            id="publish-group"
            class="form-select"
            value={group}
            onChange={(event) => setGroup(event.currentTarget.value)}
          >
            {groups.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </div>
      )}
    </Dialog>
  );
}
