import type { VNode } from 'preact';
import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import { isGroup } from '../../../forms/fields-of.ts';
import { LocalText } from '../../components/local-text.tsx';

interface PageItemsProperties {
  readonly page: EvaluatedPage;
  readonly draw: (field: EvaluatedField) => VNode;
}

/**
 * What stands on a page, in its order: fields, and groups of them as a fieldset with a legend. A group hides as a field
 * does, by the same attribute, so that the page's script needn't tell them apart.
 */
export function PageItems({ page, draw }: PageItemsProperties): VNode {
  const byKey = new Map(page.fields.map((field) => [field.path, field]));
  const drawKey = (key: string) => {
    const field = byKey.get(key);
    return field && <div key={key}>{draw(field)}</div>;
  };
  return (
    <>
      {page.page.fields.map((item) => {
        if (!isGroup(item)) return drawKey(item.key);
        const visible = page.groups.find(({ group }) => group.key === item.key)?.visible ?? true;
        return (
          <div key={item.key} data-group={item.key} hidden={!visible} class="mt-8">
            <fieldset aria-describedby={item.help === undefined ? undefined : `${item.key}-help`}>
              <legend class="h3">
                <LocalText text={item.label} />
              </legend>
              {item.help !== undefined && (
                <p id={`${item.key}-help`}>
                  <LocalText text={item.help} />
                </p>
              )}
              {item.fields.map((field) => drawKey(field.key))}
            </fieldset>
          </div>
        );
      })}
    </>
  );
}
