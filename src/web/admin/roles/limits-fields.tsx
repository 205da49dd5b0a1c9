import type { Limits } from '../../../identity/rights/limits.ts';
import type { Matters } from '../../../identity/rights/matters.ts';
import { type Language, markedIn } from '../../../texts/catalogue.ts';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { Details } from '../../components/details.tsx';
import { useLanguage } from '../../page-environment.ts';
import type { PostedForm } from '../../posted-form.ts';
import { rolesTranslator, useRolesTexts } from './texts.ts';

const names = { categories: 'kategori', kle: 'kle', units: 'enhed', workflows: 'arbejdsgang' } as const;

/** What a role may be held for, chosen from what exists; nothing chosen is everything. */
export function LimitsFields({ matters }: { readonly matters: Matters }) {
  const t = useRolesTexts();
  const language = useLanguage();
  const groups = [
    { kind: 'categories', choices: matters.categories.map((value) => ({ value, text: value })) },
    {
      kind: 'kle',
      choices: matters.kle.map((value) => ({ value, text: t('roles.limits.kleOne', { number: value }) })),
    },
    { kind: 'units', choices: matters.units.map((value) => ({ value, text: value })) },
    {
      kind: 'workflows',
      choices: matters.workflows.map(({ key, title }) => ({ value: key, text: markedIn(title, language) })),
    },
  ] as const;
  const filled = groups.filter(({ choices }) => choices.length > 0);
  return (
    <Details summary={t('roles.limits')}>
      <p>{filled.length === 0 ? t('roles.limits.none') : t('roles.limits.help')}</p>
      {filled.map(({ kind, choices }) => (
        <CheckboxGroup key={kind} name={names[kind]} label={t(`roles.limits.${kind}`)} choices={choices} />
      ))}
    </Details>
  );
}

/** The limits that a form names; only what exists counts, so that nothing made up is kept. */
export function readLimits(form: PostedForm, matters: Matters): Limits {
  const chosen = (kind: keyof typeof names, known: readonly string[]) => {
    const values = known.filter((value) => form.values(names[kind]).includes(value));
    return values.length === 0 ? {} : { [kind]: values };
  };
  return {
    ...chosen('categories', matters.categories),
    ...chosen('kle', matters.kle),
    ...chosen('units', matters.units),
    ...chosen(
      'workflows',
      matters.workflows.map(({ key }) => key),
    ),
  };
}

/** Limits in words; "everything" without. */
export function limitWords(limits: Limits | undefined, matters: Matters, language: Language): readonly string[] {
  const t = rolesTranslator(language);
  const { categories = [], kle = [], units = [], workflows = [] } = limits ?? {};
  const words = [
    ...categories,
    ...kle.map((number) => t('roles.limits.kleOne', { number })),
    ...units,
    ...workflows.map((key) => {
      const found = matters.workflows.find((each) => each.key === key);
      return found ? markedIn(found.title, language) : key;
    }),
  ];
  return words.length === 0 ? [t('roles.everything')] : words;
}

/** The same as a list. */
export function LimitList({ limits, matters }: { readonly limits: Limits | undefined; readonly matters: Matters }) {
  const words = limitWords(limits, matters, useLanguage());
  const [only] = words;
  if (words.length === 1) return <>{only}</>;
  return (
    <ul class="nobullet-list">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}
