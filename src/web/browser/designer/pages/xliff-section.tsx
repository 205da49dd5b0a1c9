import { useId, useState } from 'preact/hooks';
import type { XliffAnswer } from '../../../../forms/design/api-types.ts';
import { useDesigner } from '../context.ts';
import { languageName } from '../language-name.ts';
import { asFailure, failureText, saidOf } from '../said.ts';

interface XliffSectionProperties {
  readonly language: string;
  /** The address of the file for translators. */
  readonly href: string;
  readonly take: (file: Blob) => Promise<XliffAnswer<unknown>>;
  readonly onTaken: () => void;
}

/** The texts as a file to translators, and back: what was taken, what was not, and what the file has wrong. */
export function XliffSection({ language, href, take, onTaken }: XliffSectionProperties) {
  const { t, language: own } = useDesigner();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [report, setReport] = useState<readonly string[]>([]);
  const send = async (): Promise<void> => {
    setReport([]);
    if (file === null) {
      setProblem(t('designer.import.needsFile'));
      return;
    }
    setProblem(null);
    setBusy(true);
    try {
      const answer = await take(file);
      if (answer.kind === 'refused') setProblem(saidOf(answer.findings, own));
      else if (answer.saved.kind === 'refused') setProblem(saidOf(answer.saved.findings, own));
      else if (answer.saved.kind === 'conflict') setProblem(t('designer.publish.meanwhile'));
      else {
        setReport(told(answer));
        onTaken();
      }
    } catch (error) {
      setProblem(failureText(asFailure(error), t));
    } finally {
      setBusy(false);
    }
  };
  const told = (answer: Extract<XliffAnswer<unknown>, { readonly kind: 'taken' }>): readonly string[] => [
    t('designer.xliff.taken', { count: answer.taken.length, language: languageName(answer.language, own) }),
    ...(answer.outdated.length > 0 ? [t('designer.xliff.takenOutdated', { count: answer.outdated.length })] : []),
    ...(answer.untranslated.length > 0 ? [t('designer.xliff.left', { count: answer.untranslated.length })] : []),
    ...(answer.unknown.length > 0 ? [t('designer.xliff.unknown', { count: answer.unknown.length })] : []),
  ];
  return (
    <details class="xliff">
      <summary>{t('designer.xliff.title')}</summary>
      <p>{t('designer.xliff.text')}</p>
      <p>
        <a class="button button-secondary" href={href} download>
          {t('designer.xliff.out', { language: languageName(language, own) })}
        </a>
      </p>
      <div class="property">
        <label class="property-label" for={id}>
          {t('designer.xliff.file')}
        </label>
        <input
          id={id}
          type="file"
          accept=".xlf,.xliff,application/xliff+xml"
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null);
            setProblem(null);
          }}
        />
      </div>
      <div role="alert">
        {problem !== null && (
          <p class="form-error-message" id={`${id}-problem`}>
            {problem}
          </p>
        )}
      </div>
      <button type="button" class="button button-secondary" disabled={busy} onClick={() => void send()}>
        {t('designer.xliff.in')}
      </button>
      <div role="status">
        {report.length > 0 && (
          <ul class="versions-note">
            {report.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
