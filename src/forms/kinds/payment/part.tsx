import type { VNode } from 'preact';
import { type Language, markedIn, type Text } from '../../../texts/catalogue.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { errorsOfPart } from '../pieces/described-by.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { partText } from '../raw-parts.ts';
import { payment } from './kind.ts';
import { isKept } from './price.ts';
import type { PaymentField, PaymentLine } from './schema.ts';

/**
 * A table of all lines, with an input where a person chooses how many; those that don't count are there unseen, so that a script can
 * show them. Without scripts a button works the total out.
 */
export function PaymentPart(properties: PartProperties<PaymentField>): VNode {
  const { field, name, raw, value, errors, language, readOnly } = properties;
  const kept = isKept(value) ? value : null;
  const outputs = new Map(payment.outputs?.(field, name, kept, language).map((each) => [each.id, each]));
  const textAt = (id: string) => outputs.get(`${name}.${id}`)?.text;
  const row = (line: { readonly key: string; readonly label: Text }, details: Text | undefined, count: VNode) => (
    <tr key={line.key} hidden={outputs.get(`${name}.${line.key}.amount`)?.hidden}>
      <th scope="row">
        <Localised text={line.label} language={language} />
        {details && (
          <span class="price-details">
            <Localised text={details} language={language} />
          </span>
        )}
        <span class="price-details">
          <Localised
            text={formTexts['form.payment.each']}
            language={language}
            values={{ price: <span id={`${name}.${line.key}.unitPrice`}>{textAt(`${line.key}.unitPrice`)}</span> }}
          />
        </span>
      </th>
      <td>{count}</td>
      <td id={`${name}.${line.key}.amount`}>{textAt(`${line.key}.amount`)}</td>
    </tr>
  );
  const counted = (key: string) => <span id={`${name}.${key}.quantity`}>{textAt(`${key}.quantity`)}</span>;
  const canChoose = !readOnly && field.lines.some(({ most }) => most !== undefined);
  return (
    <FieldsetGroup
      {...properties}
      required
      id={name}
      hint={<Localised text={formTexts['form.payment.later']} language={language} />}
    >
      <table class="table prices priced mt-4" aria-label={markedIn(field.label, language)}>
        <thead>
          <tr>
            {(['item', 'quantity', 'amount'] as const).map((column) => (
              <th scope="col" key={column}>
                <Localised text={formTexts[`form.payment.${column}`]} language={language} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {field.lines.map((line) =>
            row(
              line,
              line.details,
              line.most === undefined || readOnly ? (
                counted(line.key)
              ) : (
                <QuantityInput
                  {...{ name, line, language }}
                  typed={partText(raw, line.key)}
                  described={errorsOfPart(name, line.key, errors)}
                  isWrong={errors.some(({ part }) => part === line.key)}
                />
              ),
            ),
          )}
          {(field.fees ?? []).map((fee) => row(fee, undefined, counted(fee.key)))}
        </tbody>
        <tfoot>
          {(['total', 'vat'] as const).map((member) => (
            <tr key={member} hidden={outputs.get(`${name}._${member}`)?.hidden}>
              <th scope="row" colSpan={2}>
                <Localised text={formTexts[`form.payment.${member}`]} language={language} />
              </th>
              {/* Of all that changes, the total is what a screen reader should say. */}
              <td id={`${name}._${member}`} aria-live={member === 'total' ? 'polite' : undefined}>
                {textAt(`_${member}`)}
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
      {canChoose && (
        <button type="submit" class="button button-secondary mt-4" name="_price" value={field.key} data-until-live>
          <Localised text={formTexts['form.payment.update']} language={language} />
        </button>
      )}
    </FieldsetGroup>
  );
}

interface QuantityInputProperties {
  readonly name: string;
  readonly line: PaymentLine;
  readonly language: Language;
  readonly typed: string;
  readonly described: string | undefined;
  readonly isWrong: boolean;
}

/** How many of a line, labelled by it. */
function QuantityInput({ name, line, language, typed, described, isWrong }: QuantityInputProperties): VNode {
  const id = `${name}.${line.key}`;
  return (
    <>
      <label class="sr-only" for={id}>
        <Localised text={formTexts['form.payment.quantity']} language={language} />:{' '}
        <Localised text={line.label} language={language} />
      </label>
      <input
        type="text"
        inputMode="numeric"
        id={id}
        name={id}
        class="form-input mt-0"
        value={typed}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isWrong || undefined}
        aria-describedby={[`${id}-most`, described].filter((each) => each !== undefined).join(' ')}
      />
      <span class="price-details" id={`${id}-most`}>
        <Localised text={formTexts['form.payment.upTo']} language={language} values={{ allowed: line.most ?? 0 }} />
      </span>
    </>
  );
}
