import { compileExpression } from '../../../../forms/feel/compile.ts';
import type { FeelType } from '../../../../forms/feel/type.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { Labelled } from './labelled.tsx';

export type FeelScopeTypes = Readonly<Record<string, FeelType>>;

interface FeelControlProperties {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string | undefined;
  readonly scope: FeelScopeTypes;
  readonly gives: FeelType;
  readonly optional: boolean;
  readonly onChange: (value: string | undefined) => void;
  readonly rows?: number;
}

/** An expression as text, with what is wrong with it and where, as one writes. */
export function FeelControl({ label, help, value, scope, gives, optional, onChange, rows = 2 }: FeelControlProperties) {
  const { t, language } = useDesigner();
  const source = value ?? '';
  const compiled = source.trim() === '' ? null : compileExpression(source, scope, gives);
  const finding = compiled?.ok === false ? compiled.findings[0] : undefined;
  const error =
    finding !== undefined ? (
      <>
        {markedIn(finding.message, language)}{' '}
        {finding.to > finding.from && (
          <span class="feel-place">
            {t('designer.feel.place', {
              at: finding.from + 1,
              text: source.slice(finding.from, finding.to).slice(0, 40),
            })}
          </span>
        )}
      </>
    ) : source === '' && !optional ? (
      t('designer.control.needed')
    ) : undefined;
  return (
    <Labelled label={label} {...(help === undefined ? {} : { help })} {...(error === undefined ? {} : { error })}>
      {(attributes) => (
        <textarea
          {...attributes}
          class="form-input property-input feel-text"
          rows={rows}
          value={source}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => {
            const text = event.currentTarget.value;
            onChange(text.trim() === '' ? undefined : text);
          }}
        />
      )}
    </Labelled>
  );
}
