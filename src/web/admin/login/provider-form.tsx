import { factsOf, neededFacts } from '../../../identity/providers/claim-map.ts';
import type { KeptProvider } from '../../../identity/providers/provider-schema.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import type { PostedForm } from '../../posted-form.ts';
import {
  authenticationKinds,
  groupNames,
  inputs,
  levelNames,
  linesOf,
  type ProviderProblems,
} from './read-provider.ts';
import { type LoginsTextKey, useLoginsTexts } from './texts.ts';

/** The settings of a provider, to be filled in. A secret is written and never shown, nor what was typed of it. */
export function ProviderForm(of: {
  readonly action: string;
  readonly csrfToken: string;
  readonly provider: KeptProvider;
  readonly isNew: boolean;
  /** Names what the page was made from, so that a page that was loaded before somebody else's change is known. */
  readonly edition: string;
  /** What was typed and could not be kept. */
  readonly typed: PostedForm | null;
  readonly problems: ProviderProblems;
}) {
  const { provider, typed, problems, isNew } = of;
  const t = useLoginsTexts();
  const { authentication } = provider;
  const isSecretKept = authentication.kind !== 'private-key-jwt' && authentication.secret.sealed !== '';
  const input = (name: string, label: LoginsTextKey, value: string, more: { readonly help?: LoginsTextKey } = {}) => ({
    name,
    label: t(label),
    value: typed?.value(name) ?? value,
    ...(more.help === undefined ? {} : { help: t(more.help) }),
    ...(problems[name] === undefined ? {} : { error: t(problems[name]) }),
  });
  const levels = levelNames.map((level) => ({ value: level, text: t(`logins.level.${level}`) }));
  const isOn = (name: string, value: boolean) => (typed ? typed.value(name) === 'ja' : value);
  return (
    <PostForm action={of.action} csrfToken={of.csrfToken} class="wide-inputs">
      <input type="hidden" name="udgave" value={of.edition} />
      {isNew && (
        <TextInput {...input(inputs.key, 'logins.field.key', provider.key, { help: 'logins.field.key.help' })} />
      )}
      <TextInput
        {...input(inputs.nameDa, 'logins.field.nameDa', provider.name.da, { help: 'logins.field.nameDa.help' })}
      />
      <TextInput {...input(inputs.nameEn, 'logins.field.nameEn', provider.name.en)} />
      <TextInput
        {...input(inputs.issuer, 'logins.field.issuer', provider.issuer, { help: 'logins.field.issuer.help' })}
      />
      <TextInput {...input(inputs.clientId, 'logins.field.clientId', provider.clientId)} />
      <Select
        {...input(inputs.authentication, 'logins.field.authentication', authentication.kind)}
        options={authenticationKinds.map((kind) => ({ value: kind, text: t(`logins.authentication.${kind}`) }))}
      />
      <TextInput
        {...input(inputs.secret, 'logins.field.secret', '', {
          help: isSecretKept ? 'logins.field.secret.kept' : 'logins.field.secret.none',
        })}
        value=""
        autocomplete="off"
        optional
      />
      <TextInput {...input(inputs.scope, 'logins.field.scope', provider.scope, { help: 'logins.field.scope.help' })} />
      <Textarea
        {...input(inputs.parameters, 'logins.field.parameters', linesOf(provider.parameters), {
          help: 'logins.field.parameters.help',
        })}
        rows={4}
        optional
      />
      <Select
        {...input(inputs.minimumLevel, 'logins.field.minimumLevel', provider.minimumLevel ?? '')}
        options={levels}
        {...(provider.audience === 'employees' ? { emptyText: t('logins.level.none'), optional: true } : {})}
      />
      <h2>{t('logins.claims.heading')}</h2>
      <p>{t('logins.claims.help')}</p>
      {factsOf(provider.audience).map((fact) => (
        <TextInput
          key={fact}
          {...input(inputs.fact(fact), `logins.fact.${fact}`, provider.claims[fact] ?? '')}
          optional={!neededFacts.has(fact)}
        />
      ))}
      <Select
        {...input(inputs.agreedLevel, 'logins.field.agreedLevel', provider.agreedLevel ?? '', {
          help: 'logins.field.agreedLevel.help',
        })}
        emptyText={t('logins.level.none')}
        options={levels}
        optional
      />
      <Textarea
        {...input(inputs.expects, 'logins.field.expects', linesOf(provider.expects), {
          help: 'logins.field.expects.help',
        })}
        rows={3}
        optional
      />
      <CheckboxGroup
        name={inputs.userinfo}
        label={t('logins.field.userinfo')}
        values={isOn(inputs.userinfo, provider.userinfo) ? ['ja'] : []}
        choices={[{ value: 'ja', text: t('logins.field.yes') }]}
        optional
      />
      <CheckboxGroup
        name={inputs.encrypted}
        label={t('logins.field.encrypted')}
        values={isOn(inputs.encrypted, provider.encrypted) ? ['ja'] : []}
        choices={[{ value: 'ja', text: t('logins.field.yes') }]}
        optional
      />
      {provider.audience === 'employees' && (
        <>
          <TextInput
            {...input(inputs.graph, 'logins.field.graph', provider.graph?.endpoint ?? '', {
              help: 'logins.field.graph.help',
            })}
            optional
          />
          <Select
            {...input(inputs.groupName, 'logins.field.groupName', provider.graph?.groupName ?? 'id')}
            options={groupNames.map((name) => ({ value: name, text: t(`logins.groupName.${name}`) }))}
          />
        </>
      )}
      <div class="button-row mt-5">
        <Button>{t('logins.save')}</Button>
      </div>
    </PostForm>
  );
}
