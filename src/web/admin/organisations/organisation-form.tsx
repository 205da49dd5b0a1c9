import { Button } from '../../components/button.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { RadioGroup } from '../../components/radio-group.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { languageName } from '../../language.ts';
import type { PageContext } from '../../page-context.ts';
import { type ManagedTextKey, useManagedTexts } from './texts.ts';
import {
  type Field,
  type FieldProblem,
  fields,
  ownLanguageChoices,
  type TypedOrganisation,
} from './typed-organisation.ts';

/** The form with which an organisation is made or changed; its key can be chosen only once. */
export function OrganisationForm(properties: {
  readonly context: PageContext;
  readonly action: string;
  readonly typed: TypedOrganisation;
  readonly problems: readonly FieldProblem[];
  readonly isNew: boolean;
}) {
  const { context, action, typed, problems, isNew } = properties;
  const t = useManagedTexts();
  const of = (field: Field, label: ManagedTextKey, help?: ManagedTextKey) => {
    const wrong = problems.find((each) => each.field === field);
    return {
      name: fields[field],
      label: t(label),
      ...(help === undefined ? {} : { help: t(help) }),
      ...(wrong === undefined ? {} : { error: t(wrong.text, { problem: wrong.problem ?? '' }) }),
    };
  };
  const choices = ownLanguageChoices.map((value) => ({ value, text: languageName(value) }));
  return (
    <PostForm action={action} csrfToken={context.csrfToken}>
      <TextInput {...of('da', 'managed.name.da')} value={typed.names.da} maxLength={200} />
      <TextInput {...of('en', 'managed.name.en')} value={typed.names.en} maxLength={200} optional />
      {isNew && (
        <TextInput
          {...of('slug', 'managed.slug', 'managed.slug.hint')}
          value={typed.slug}
          maxLength={40}
          width="middle"
        />
      )}
      <TextInput
        {...of('cvr', 'managed.cvr', 'managed.cvr.hint')}
        value={typed.cvr}
        inputMode="numeric"
        width="short"
      />
      <CheckboxGroup
        {...of('languages', 'managed.languages', 'managed.languages.hint')}
        values={typed.languages}
        choices={choices}
      />
      <RadioGroup {...of('first', 'managed.languages.first')} value={typed.first} choices={choices} />
      <Textarea {...of('address', 'managed.address', 'managed.address.hint')} value={typed.address} rows={3} />
      <TextInput {...of('phone', 'managed.phone')} value={typed.phone} type="tel" width="middle" optional />
      <TextInput {...of('email', 'managed.email')} value={typed.email} type="email" optional />
      <TextInput {...of('website', 'managed.website', 'managed.website.hint')} value={typed.website} optional />
      <TextInput {...of('logoText', 'managed.logoText')} value={typed.logoText} maxLength={200} optional />
      <Details summary={t('managed.more')}>
        <Textarea
          {...of('settings', 'managed.settings', 'managed.settings.hint')}
          value={typed.settings}
          rows={8}
          optional
        />
      </Details>
      <Button>{t(isNew ? 'managed.make' : 'managed.save')}</Button>
    </PostForm>
  );
}
