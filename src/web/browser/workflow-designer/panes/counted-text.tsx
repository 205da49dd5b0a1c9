import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { textIn } from '../../../../texts/catalogue.ts';
import type { DeliverStep } from '../../../../workflows/definition.ts';
import type { DeliveryContract, DeliveryField } from '../../../../workflows/delivery-contract.ts';
import { type PlaceSize, placeSize } from '../../../../workflows/design/place-size.ts';
import type { Counted } from '../controls/counted-lines.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { useFlow } from '../flow-context.ts';
import { type StepProperties, withMember } from './step-context.ts';

export interface CountedTextProperties extends StepProperties<DeliverStep> {
  readonly field: DeliveryField;
  readonly contract: DeliveryContract;
}

type Estimating<Estimate> = (written: string, sizeOf: (path: string) => PlaceSize, added: string) => Estimate;

/** A delivery's text counted in each language that is written. @param estimate the same function each time */
export function useCounted<Estimate>(
  { step, field, contract, prepared }: CountedTextProperties,
  estimate: Estimating<Estimate>,
): { readonly counted: readonly Counted<Estimate>[]; readonly most: number | undefined; readonly isAdded: boolean } {
  const value = step.texts?.[field.key];
  const { added, most } = contract.counting ?? {};
  const isAdded = added !== undefined && step.choices?.[added.choice] === added.is;
  const counted = useMemo(
    () =>
      Object.entries(value ?? {})
        .filter(([, written]) => written.trim() !== '')
        .map(([language, written]): Counted<Estimate> => {
          const sizeOf = (path: string) => placeSize(prepared.aliases, path, language);
          return { language, estimate: estimate(written, sizeOf, isAdded ? added.text : '') };
        }),
    [value, prepared, isAdded, added, estimate],
  );
  return { counted, most, isAdded };
}

interface CountedTextControlProperties extends CountedTextProperties {
  readonly error: string | undefined;
  /** What is counted. */
  readonly children: ComponentChildren;
}

/** The text itself, with what is counted under it. */
export function CountedTextControl({ field, error, children, ...properties }: CountedTextControlProperties) {
  const { editor, step, language, placeholders, put } = properties;
  const { language: own } = useFlow();
  return (
    <TemplateControl
      label={textIn(field.title, own)}
      {...(field.help === undefined ? {} : { help: textIn(field.help, own) })}
      value={step.texts?.[field.key]}
      language={language}
      optional={!field.required}
      long
      placeholders={placeholders}
      error={error}
      onChange={(text) => {
        const { [field.key]: _old, ...others } = step.texts ?? {};
        const texts = text === undefined ? others : { ...others, [field.key]: text };
        put(withMember(step, 'texts', Object.keys(texts).length === 0 ? undefined : texts), `texts.${field.key}`);
      }}
      onBlur={editor.settle}
    >
      {children}
    </TemplateControl>
  );
}
