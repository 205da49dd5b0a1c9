import { useState } from 'preact/hooks';
import type { ImportAnswer } from '../../../../forms/design/api-types.ts';
import { useDesigner } from '../context.ts';
import { freshKey } from '../model/fresh-key.ts';
import { asFailure, failureText, saidOf } from '../said.ts';
import { Dialog } from './dialog.tsx';

interface ImportDialogProperties {
  readonly import: (file: Blob, query: Readonly<Record<string, string>>) => Promise<ImportAnswer>;
  /** The keys that are taken. */
  readonly keys: readonly string[];
  /** What comes in is opened under this address. */
  readonly base: string;
  readonly words: {
    readonly exists: (values: { readonly key: string; readonly count: number }) => string;
    readonly file: string;
    readonly help: string;
  };
  readonly onClose: () => void;
}

/** Takes a file with a form or a workflow in: as a new one, or in place of one that is there. */
export function ImportDialog({ keys, base, words, onClose, ...properties }: ImportDialogProperties) {
  const { t, language } = useDesigner();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [exists, setExists] = useState<{
    readonly key: string;
    readonly revision: number;
    readonly changes: number;
  } | null>(null);
  const send = async (query: Readonly<Record<string, string>>): Promise<void> => {
    if (file === null) {
      setProblem(t('designer.import.needsFile'));
      return;
    }
    setProblem(null);
    try {
      const answer = await properties.import(file, query);
      if (answer.kind === 'created') location.assign(`${base}/${answer.key}`);
      else if (answer.kind === 'refused') setProblem(saidOf(answer.findings, language));
      else setExists({ key: answer.key, revision: answer.revision, changes: answer.difference.length });
    } catch (error) {
      setProblem(failureText(asFailure(error), t));
    }
  };
  const newKey = (key: string) => freshKey(`${key}-2`, new Set(keys), '-');
  return (
    <Dialog
      title={t('designer.list.import')}
      onClose={onClose}
      closeText={t('designer.dialog.cancel')}
      actions={
        exists === null ? (
          <button type="button" class="button button-primary" onClick={() => void send({ mode: 'replace' })}>
            {t('designer.import.import')}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="button button-primary"
              onClick={() => void send({ mode: 'replace', revision: String(exists.revision) })}
            >
              {t('designer.import.replace')}
            </button>
            <button
              type="button"
              class="button button-secondary"
              onClick={() => void send({ mode: 'new', key: newKey(exists.key) })}
            >
              {t('designer.import.both')}
            </button>
          </>
        )
      }
    >
      <div role="alert">
        {problem !== null && <p class="form-error-message">{problem}</p>}
        {exists !== null && <p>{words.exists({ key: exists.key, count: exists.changes })}</p>}
      </div>
      <div class="property">
        <label class="property-label" for="import-file">
          {words.file}
        </label>
        <span class="property-help">{words.help}</span>
        <input
          id="import-file"
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null);
            setExists(null);
          }}
        />
      </div>
    </Dialog>
  );
}
