import type { ComponentChildren } from 'preact';
import { useT } from './context.ts';
import { languageName } from './language-name.ts';

/** The dialogs that every designer's bar opens. */
export type BarDialog = 'findings' | 'help' | 'publish';

interface DesignerBarProperties {
  /** The way back to the list. */
  readonly back: { readonly href: string; readonly text: string };
  readonly title: string;
  /** How the saving stands. */
  readonly saved: ComponentChildren;
  /** The definition's own address, under which its translations and versions stand. */
  readonly address: string;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** The language whose texts are being written. */
  readonly textLanguage: string;
  readonly languages: readonly string[];
  /** The language of the page itself. */
  readonly ownLanguage: string;
  readonly onTextLanguage: (language: string) => void;
  readonly findings: readonly { readonly severity: string }[];
  readonly onOpen: (dialog: BarDialog) => void;
  /** Buttons of this kind of definition, before and after the findings. */
  readonly first: ComponentChildren;
  readonly afterFindings?: ComponentChildren;
}

/** What concerns a form or workflow as a whole: its name and state, undo, languages, findings, versions, publishing. */
export function DesignerBar(properties: DesignerBarProperties) {
  const { back, title, saved, address, undo, redo, textLanguage, languages, ownLanguage, findings, onOpen } =
    properties;
  const t = useT();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <div class="designer-bar">
      <div class="designer-heading">
        <a class="designer-back" href={back.href}>
          {back.text}
        </a>
        <h1 class="designer-title">{title}</h1>
        {saved}
      </div>
      <div class="designer-tools">
        <div class="tool-group">
          <button type="button" class="tool-button" disabled={!undo} onClick={undo ?? undefined} title="Ctrl+Z">
            {t('designer.bar.undo')}
          </button>
          <button type="button" class="tool-button" disabled={!redo} onClick={redo ?? undefined} title="Ctrl+Y">
            {t('designer.bar.redo')}
          </button>
        </div>
        <label class="tool-language">
          <span>{t('designer.bar.language')}</span>
          <select
            class="form-select"
            value={textLanguage}
            onChange={(event) => properties.onTextLanguage(event.currentTarget.value)}
          >
            {languages.map((each) => (
              <option key={each} value={each}>
                {languageName(each, ownLanguage)}
              </option>
            ))}
          </select>
        </label>
        <div class="tool-group">
          {properties.first}
          <button type="button" class="tool-button" onClick={() => onOpen('findings')}>
            {t('designer.bar.findings')}{' '}
            <span class={errors > 0 ? 'count count-error' : 'count'}>{findings.length}</span>
          </button>
          {properties.afterFindings}
          <a class="tool-button" href={`${address}/oversaettelser`}>
            {t('designer.bar.translations')}
          </a>
          <a class="tool-button" href={`${address}/versioner`}>
            {t('designer.bar.versions')}
          </a>
          <button type="button" class="tool-button" onClick={() => onOpen('help')}>
            {t('designer.bar.help')}
          </button>
        </div>
        <button type="button" class="button button-primary button-small" onClick={() => onOpen('publish')}>
          {t('designer.bar.publish')}
        </button>
      </div>
    </div>
  );
}
