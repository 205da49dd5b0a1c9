import { textIn } from '../../../../texts/catalogue.ts';
import type { DeliverStep } from '../../../../workflows/definition.ts';
import type { DeliveryContract, ReadyText } from '../../../../workflows/delivery-contract.ts';
import { estimateSms } from '../../../../workflows/design/estimate-sms.ts';
import { languageName } from '../../designer/language-name.ts';
import { ReadyTexts } from '../controls/ready-texts.tsx';
import { SmsCount } from '../controls/sms-count.tsx';
import { useFlow } from '../flow-context.ts';
import { CountedTextControl, type CountedTextProperties, useCounted } from './counted-text.tsx';
import { withMember } from './step-context.ts';

/** A text of a delivery that goes out by SMS: ready texts to begin from, and what it comes to while one writes. */
export function SmsTextField(properties: CountedTextProperties) {
  const { editor, step, language, put, field, contract } = properties;
  const { t, language: own } = useFlow();
  const { counted, most, isAdded } = useCounted(properties, estimateSms);
  const tooLong = most === undefined ? undefined : counted.find(({ estimate }) => estimate.least.parts > most);
  const error =
    tooLong &&
    t('flow.sms.tooLong', {
      language: languageName(tooLong.language, own),
      parts: tooLong.estimate.least.parts,
      most: most ?? 0,
    });
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
      <CountedTextControl {...properties} error={error}>
        <SmsCount
          counted={counted}
          partPrice={partPrice(contract, step)}
          isPriced={contract.partPrices !== undefined}
          most={most}
          isAdded={isAdded}
        />
      </CountedTextControl>
    </>
  );
}

/** In øre; undefined where nobody has said what a part costs. */
function partPrice({ partPrices }: DeliveryContract, { choices }: DeliverStep): number | undefined {
  const chosen = partPrices && choices?.[partPrices.choice];
  return chosen === undefined || chosen === '' ? partPrices?.usual : partPrices?.of[String(chosen)];
}
