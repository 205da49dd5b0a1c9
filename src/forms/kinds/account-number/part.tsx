import { Fragment, type VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { partText } from '../raw-parts.ts';
import type { AccountNumberField } from './schema.ts';

const widths = { registration: 'input-char-8', account: 'input-char-11', iban: 'input-width-m' } as const;

export function AccountNumberPart(properties: PartProperties<AccountNumberField>): VNode {
  const { field, name, raw, required, errors, language } = properties;
  const accepts = field.accepts ?? 'danish';
  const input = (part: keyof typeof widths, isFirst: boolean) => {
    const id = isFirst ? name : `${name}.${part}`;
    const isWrong = errors.some((error) => error.part === undefined || error.part === part);
    return (
      <div class="form-group mt-3" key={part}>
        <label class="form-label weight-normal" for={id}>
          <Localised text={formTexts[`form.part.${part}`]} language={language} />
        </label>
        <input
          type="text"
          inputMode={part === 'iban' ? 'text' : 'numeric'}
          id={id}
          name={`${name}.${part}`}
          class={`form-input ${widths[part]}`}
          value={partText(raw, part)}
          autocomplete="off"
          autocapitalize={part === 'iban' ? 'characters' : undefined}
          spellcheck={false}
          aria-invalid={isWrong || undefined}
          aria-required={(required && accepts !== 'both') || undefined}
        />
      </div>
    );
  };
  const hint = accepts === 'both' && <Localised text={formTexts['form.part.accountOrIban']} language={language} />;
  return (
    <FieldsetGroup {...properties} hint={hint || undefined}>
      {accepts !== 'iban' && (
        <Fragment>
          {input('registration', true)}
          {input('account', false)}
        </Fragment>
      )}
      {accepts !== 'danish' && input('iban', accepts === 'iban')}
    </FieldsetGroup>
  );
}
