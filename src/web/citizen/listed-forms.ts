import type { FormVersion } from '../../cases/definitions.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Language, textIn } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { Application } from '../application.ts';

/** A form that is published, with what the workflow that it begins tells of itself. */
export interface ListedForm extends FormVersion {
  readonly about?: NonNullable<WorkflowDefinition['about']>;
}

/** All published forms of the organisation, by key. */
export async function listedForms(
  { services }: Pick<Application, 'services'>,
  organisation: Organisation,
): Promise<readonly ListedForm[]> {
  const { definitions } = services;
  const forms = await definitions.publishedForms(organisation.id);
  return Promise.all(
    forms.map(async (form): Promise<ListedForm> => {
      const started = await definitions.workflowStartedBy(organisation.id, form.definition.key);
      const about = started?.workflow.definition.about;
      return about === undefined ? form : { ...form, about };
    }),
  );
}

/**
 * The forms by the category of their workflow, the categories by name in the language and those without one last. One group
 * without a name where no workflow has a category.
 */
export function byCategory(
  forms: readonly ListedForm[],
  language: Language,
): readonly {
  readonly category: NonNullable<ListedForm['about']>['category'];
  readonly forms: readonly ListedForm[];
}[] {
  const nameOf = ({ about }: ListedForm) => (about?.category ? textIn(about.category, language).trim() : '');
  return [...Map.groupBy(forms, nameOf)]
    .sort(([first], [second]) =>
      first === '' || second === ''
        ? Number(first === '') - Number(second === '')
        : first.localeCompare(second, language),
    )
    .map(([name, members]) => ({ category: name === '' ? undefined : members[0]?.about?.category, forms: members }));
}
