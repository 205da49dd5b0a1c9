import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { Language, Text } from '../../../../texts/catalogue.ts';
import { TextControl } from '../../designer/controls/text-control.tsx';
import { useFlow } from '../flow-context.ts';

export interface Placeholder {
  readonly path: string;
  readonly label: string;
}

interface TemplateControlProperties {
  readonly label: string;
  readonly help?: string;
  readonly value: Text | undefined;
  readonly language: Language;
  readonly optional: boolean;
  readonly long: boolean;
  readonly placeholders: readonly Placeholder[];
  readonly error?: string | undefined;
  /** What is told of the text, right below it. */
  readonly children?: ComponentChildren;
  readonly onChange: (value: Text | undefined) => void;
  readonly onBlur: () => void;
}

/** A text into which values of the case can be put, chosen from a list and set where the cursor stands. */
export function TemplateControl({ placeholders, children, ...text }: TemplateControlProperties) {
  const { t } = useFlow();
  const around = useRef<HTMLDivElement>(null);
  const id = useId();
  const { value, language, onChange } = text;
  const insert = (path: string): void => {
    const input = around.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    const written = value?.[language] ?? '';
    const at = input?.selectionStart ?? written.length;
    const piece = `{{${path}}}`;
    const next = written.slice(0, at) + piece + written.slice(input?.selectionEnd ?? at);
    onChange({ ...(value ?? { da: '' }), [language]: next });
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(at + piece.length, at + piece.length);
    });
  };
  return (
    <div class="flow-template" ref={around}>
      <TextControl {...text} />
      {children}
      <label class="property-label flow-insert" for={id}>
        {t('flow.template.insert')}
      </label>
      <select
        id={id}
        class="form-select property-input"
        value=""
        onChange={(event) => {
          const path = event.currentTarget.value;
          event.currentTarget.value = '';
          if (path !== '') insert(path);
        }}
      >
        <option value="">{t('flow.template.choose')}</option>
        {placeholders.map(({ path, label }) => (
          <option key={path} value={path}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
