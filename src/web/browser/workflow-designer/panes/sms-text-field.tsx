import { useMemo } from 'preact/hooks';
import { textIn } from '../../../../texts/catalogue.ts';
import type { DeliverStep } from '../../../../workflows/definition.ts';
import type { DeliveryContract, DeliveryField, ReadyText } from '../../../../workflows/delivery-contract.ts';
import { estimateSms } from '../../../../workflows/design/estimate-sms.ts';
import { placeSize } from '../../../../workflows/design/place-size.ts';
import { languageName } from '../../designer/language-name.ts';
import { ReadyTexts } from '../controls/ready-texts.tsx';
import { type CountedSms, SmsCount } from '../controls/sms-count.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { useFlow } from '../flow-context.ts';
import { type StepProperties, withMember } from './step-context.ts';

interface SmsTextFieldProperties extends StepProperties<DeliverStep> {
  readonly field: DeliveryField;
  readonly contract: DeliveryContract;
}

/** A text of a delivery that goes out by SMS: ready texts to begin from, and what it comes to while one writes. */
export function SmsTextField({ field, contract, ...properties }: SmsTextFieldProperties) {
  const { editor, prepared, step, language, placeholders, put } = properties;
  const { t, language: own } = useFlow();
  const value = step.texts?.[field.key];
  const { added, most } = contract.counting ?? {};
  const isAdded = added !== undefined && step.choices?.[added.choice] === added.is;
  const counted = useMemo(
    () =>
      Object.entries(value ?? {})
        .filter(([, written]) => written.trim() !== '')
        .map(([of, written]): CountedSms => {
          const sizeOf = (path: string) => placeSize(prepared.aliases, path, of);
          return { language: of, estimate: estimateSms(written, sizeOf, isAdded ? added.text : '') };
        }),
    [value, prepared, isAdded, added],
  );
  const tooLong = most === undefined ? undefined : counted.find(({ estimate }) => estimate.least.parts > most);
  const use = (ready: ReadyText): void => {
    const offered = new Set(editor.loaded.languages);
    const { da, ...others } = ready.text;
    const text = { da, ...Object.fromEntries(Object.entries(others).filter(([each]) => offered.has(each))) };
    const choices = Object.entries({ ...step.choices, ...ready.choices }).flatMap(([name, chosen]) =>
      chosen === null ? [] : [[name, chosen] as const],
    );
    // One step to undo, whatever was written just before and comes after.
    editor.settle();
    put(
      withMember(
        { ...step, texts: { ...step.texts, [field.key]: text } },
        'choices',
        choices.length === 0 ? undefined : Object.fromEntries(choices),
      ),
      `ready ${field.key}`,
    );
    editor.settle();
    editor.set({ said: t('flow.sms.readyUsed', { title: textIn(ready.title, own) }) });
  };
  return (
    <>
      {field.readyTexts !== undefined && <ReadyTexts offered={field.readyTexts} language={language} onUse={use} />}
      <TemplateControl
        label={textIn(field.title, own)}
        {...(field.help === undefined ? {} : { help: textIn(field.help, own) })}
        value={value}
        language={language}
        optional={!field.required}
        long
        placeholders={placeholders}
        error={
          tooLong &&
          t('flow.sms.tooLong', {
            language: languageName(tooLong.language, own),
            parts: tooLong.estimate.least.parts,
            most: most ?? 0,
          })
        }
        onChange={(text) => {
          const { [field.key]: _old, ...others } = step.texts ?? {};
          const texts = text === undefined ? others : { ...others, [field.key]: text };
          put(withMember(step, 'texts', Object.keys(texts).length === 0 ? undefined : texts), `texts.${field.key}`);
        }}
        onBlur={editor.settle}
      >
        <SmsCount
          counted={counted}
          partPrice={partPrice(contract, step)}
          isPriced={contract.partPrices !== undefined}
          most={most}
          isAdded={isAdded}
        />
      </TemplateControl>
    </>
  );
}

/** In øre; undefined where nobody has said what a part costs. */
function partPrice({ partPrices }: DeliveryContract, { choices }: DeliverStep): number | undefined {
  const chosen = partPrices && choices?.[partPrices.choice];
  return chosen === undefined || chosen === '' ? partPrices?.usual : partPrices?.of[String(chosen)];
}
