import { useId, useState } from 'preact/hooks';
import { textIn } from '../../../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../../../workflows/definition.ts';
import { outlineWorkflow } from '../../../../workflows/design/outline-workflow.ts';
import { stepTitle } from '../../../../workflows/design/workflow-path.ts';
import { useFlow } from '../flow-context.ts';
import { stepOf } from '../flow-place.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';

export const leastZoom = 0.1;
const zoomSteps = [leastZoom, 0.25, 0.5, 0.75, 1, 1.5, 2] as const;

interface FlowViewProperties {
  readonly editor: WorkflowEditor;
  readonly definition: WorkflowDefinition;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onFit: () => void;
}

/** Finds a step by what it is called, and shows the diagram larger, smaller or as a whole. */
export function FlowView({ editor, definition, zoom, onZoom, onFit }: FlowViewProperties) {
  const { t, language } = useFlow();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [told, setTold] = useState('');
  const find = (direction: 1 | -1): void => {
    const found = stepsCalled(definition, wanted, language);
    if (wanted.trim() === '') return;
    const at = found.indexOf(stepOf(editor.get().chosen) ?? '');
    const next = found.at(at === -1 ? (direction === 1 ? 0 : -1) : (at + direction) % found.length);
    if (next === undefined) {
      setTold(t('flow.find.nothing'));
      return;
    }
    editor.choose(next);
    const name = textIn(stepTitle(definition, next), language);
    setTold(t('flow.find.found', { number: found.indexOf(next) + 1, count: found.length, name }));
  };
  const larger = zoomSteps.find((each) => each > zoom + 0.001);
  const smaller = zoomSteps.findLast((each) => each < zoom - 0.001);
  return (
    <div class="flow-view-bar">
      <search class="flow-find">
        <label class="sr-only" for={id}>
          {t('flow.find.label')}
        </label>
        <input
          id={id}
          type="search"
          class="form-input"
          placeholder={t('flow.find.label')}
          value={wanted}
          autocomplete="off"
          onInput={(event) => {
            setWanted(event.currentTarget.value);
            setTold('');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            find(event.shiftKey ? -1 : 1);
          }}
        />
        <span class="tool-group">
          <button type="button" class="tool-button" onClick={() => find(1)}>
            {t('flow.find.next')}
          </button>
        </span>
        <span role="status" class="flow-find-told">
          {told}
        </span>
      </search>
      <fieldset class="tool-group flow-zoom">
        <legend class="sr-only">{t('flow.zoom.label')}</legend>
        <button
          type="button"
          class="tool-button"
          aria-label={t('flow.zoom.smaller')}
          disabled={smaller === undefined}
          onClick={() => smaller !== undefined && onZoom(smaller)}
        >
          −
        </button>
        <button type="button" class="tool-button" title={t('flow.zoom.whole')} onClick={() => onZoom(1)}>
          {t('flow.zoom.percent', { percent: Math.round(zoom * 100) })}
        </button>
        <button
          type="button"
          class="tool-button"
          aria-label={t('flow.zoom.larger')}
          disabled={larger === undefined}
          onClick={() => larger !== undefined && onZoom(larger)}
        >
          +
        </button>
        <button type="button" class="tool-button" onClick={onFit}>
          {t('flow.zoom.fit')}
        </button>
      </fieldset>
    </div>
  );
}

/** The steps whose name or key holds what is looked for, in the order of the outline. */
function stepsCalled(definition: WorkflowDefinition, wanted: string, language: string): readonly string[] {
  const part = wanted.trim().toLocaleLowerCase(language);
  return outlineWorkflow(definition).flatMap((line) => {
    if (line.kind !== 'step') return [];
    const name = textIn(stepTitle(definition, line.key), language).toLocaleLowerCase(language);
    return name.includes(part) || line.key.toLowerCase().includes(part) ? [line.key] : [];
  });
}
