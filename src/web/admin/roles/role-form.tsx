import { allRights } from '../../../identity/rights/rights.ts';
import type { Language } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { languageName } from '../../language.ts';
import type { PageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { rightText, type TranslateRoles, useRolesTexts } from './texts.ts';

/** A role as it is typed, with what is wrong with it. */
export interface TypedRole {
  readonly names: Readonly<Record<Language, string>>;
  readonly rights: readonly string[];
  readonly nameError?: string;
  readonly rightsError?: string;
}

const longestName = 100;

/** The name of a role in the organisation's languages, and its rights. */
export function RoleForm(properties: {
  readonly context: PageContext;
  readonly action: string;
  readonly typed: TypedRole;
}) {
  const { context, action, typed } = properties;
  const t = useRolesTexts();
  // Who may not give it is not offered it; outside the operator's organisation it is worth nothing.
  const mayManage = context.user?.access?.has('organisations.manage') === true;
  const offered = allRights.filter((right) => right !== 'organisations.manage' || mayManage);
  return (
    <PostForm action={action} csrfToken={context.csrfToken}>
      {namedLanguages(context.languages).map((language) => (
        <TextInput
          key={language}
          name={`navn-${language}`}
          label={t('roles.nameIn', { language: languageName(language) })}
          maxLength={longestName}
          value={typed.names[language] ?? ''}
          {...(language === 'da' ? {} : { optional: true })}
          {...(language !== 'da' || typed.nameError === undefined ? {} : { error: typed.nameError })}
        />
      ))}
      <CheckboxGroup
        name="ret"
        label={t('roles.rights')}
        values={typed.rights}
        choices={offered.map((right) => ({ value: right, text: t(rightText(right)) }))}
        {...(typed.rightsError === undefined ? {} : { error: typed.rightsError })}
      />
      <Button>{t('roles.save')}</Button>
    </PostForm>
  );
}

/** Danish, which every text has, and what else the organisation offers. */
function namedLanguages(languages: readonly Language[]): readonly Language[] {
  return ['da', ...languages.filter((language) => language !== 'da')];
}

/** What was typed into the form. */
export function readRole(form: PostedForm, languages: readonly Language[], t: TranslateRoles): TypedRole {
  const names = Object.fromEntries(
    namedLanguages(languages).map((language) => [
      language,
      (form.value(`navn-${language}`) ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim(),
    ]),
  );
  const rights = allRights.filter((right) => form.values('ret').includes(right));
  const isWrong = names.da === '' || Object.values(names).some((name) => name.length > longestName);
  return {
    names,
    rights,
    ...(isWrong ? { nameError: t('roles.error.name') } : {}),
    ...(rights.length === 0 ? { rightsError: t('roles.error.rights') } : {}),
  };
}
