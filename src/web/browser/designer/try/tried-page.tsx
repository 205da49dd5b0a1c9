import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FileReference } from '../../../../forms/answers.ts';
import type { EvaluatedField, EvaluatedPage } from '../../../../forms/evaluate.ts';
import type { FieldError, PostedValues } from '../../../../forms/field-kind.ts';
import { kindOf } from '../../../../forms/kinds/kinds.ts';
import { MarkingContext, markingOf } from '../../../../forms/kinds/pieces/marking.ts';
import { FieldView } from '../../../citizen/fill/field-view.tsx';
import { pageErrors } from '../../../citizen/fill/page-errors.ts';
import { PageItems } from '../../../citizen/fill/page-items.tsx';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { LocalText } from '../../../components/local-text.tsx';
import { makeComboboxes } from '../../combobox/make-comboboxes.ts';
import { type MapTiles, startMap } from '../../map/start-map.ts';
import { useDesigner } from '../context.ts';
import type { PressedButton } from './trial.ts';

interface TriedPageProperties {
  readonly page: EvaluatedPage;
  readonly language: string;
  readonly files: Readonly<Record<string, FileReference>>;
  /** The errors that are shown at a field. */
  readonly errorsAt: (field: EvaluatedField) => readonly FieldError[];
  /** Counts up each time that the errors are to be read. */
  readonly attempt: number;
  readonly map: MapTiles | null;
  readonly isFirst: boolean;
  readonly onInput: (posted: PostedValues) => void;
  readonly onFiles: (field: string, files: readonly File[]) => void;
  readonly onButton: (button: PressedButton, posted: PostedValues) => void;
}

/** A page of a form as it works: the citizens' own parts and scripts, without a server behind them. */
export function TriedPage(properties: TriedPageProperties) {
  const { page, language, files, errorsAt, attempt, map, isFirst, onInput, onFiles, onButton } = properties;
  const { t } = useDesigner();
  const form = useRef<HTMLFormElement>(null);
  const posted = (): PostedValues => {
    const values = form.current ? new FormData(form.current) : new FormData();
    return (name) => values.getAll(name).filter((value) => typeof value === 'string');
  };
  useLayoutEffect(() => {
    const within = form.current;
    if (!within) return;
    makeComboboxes(within);
    if (map === null) return;
    for (const box of within.querySelectorAll<HTMLElement>('[data-map]:not([data-started])')) {
      box.dataset.started = '';
      startMap(box, map);
    }
  });
  useLayoutEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>('#error-summary')?.focus();
  }, [attempt]);
  const onAny = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') {
      onInput(posted());
      return;
    }
    // A file input tells of its choice twice, by `input` and by `change`.
    if (event.type !== 'change' || !target.files || target.files.length === 0) return;
    const chosen = [...target.files];
    target.value = '';
    onFiles(target.name, chosen);
  };
  return (
    <form
      ref={form}
      noValidate
      onInput={onAny}
      onChange={onAny}
      onSubmit={(event) => {
        event.preventDefault();
        const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
        onButton({ name: button?.name || '_next', value: button?.value ?? '' }, posted());
      }}
    >
      <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true" name="_next" value="1">
        {t('designer.try.next')}
      </button>
      <ErrorSummary errors={pageErrors(page.fields, errorsAt, language)} />
      <h2 class="h1 mt-0">
        <LocalText text={page.page.title} />
      </h2>
      {page.page.intro !== undefined && (
        <p class="font-lead">
          <LocalText text={page.page.intro} />
        </p>
      )}
      <MarkingContext.Provider
        value={markingOf(
          page.fields.filter((field) => field.visible && kindOf(field.field).asks).map((field) => field.required),
        )}
      >
        <PageItems
          page={page}
          draw={(field) => <FieldView field={field} errorsAt={errorsAt} language={language} files={files} />}
        />
      </MarkingContext.Provider>
      <div class="button-row">
        <button type="submit" class="button button-primary" name="_next" value="1">
          {t('designer.try.next')}
        </button>
        {!isFirst && (
          <button type="submit" class="button button-secondary" name="_back" value="1">
            {t('designer.try.back')}
          </button>
        )}
      </div>
    </form>
  );
}
