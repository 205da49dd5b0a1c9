import type { FormDefinition } from '../definition.ts';
import { valueAtPlace } from './at-place.ts';
import { humanPath } from './human-path.ts';
import { isList, isObject, keyOf } from './json.ts';
import { optionUses, pathOfPlace } from './option-uses.ts';
import type { HumanPath, Place } from './place.ts';
import { type Named, referencesTo } from './references-to.ts';

/** An expression that uses something. */
export interface Use {
  /** Of the expression: `fields.team.visibleWhen`. */
  readonly place: Place;
  readonly path: HumanPath;
}

/**
 * Where a page's fields, a field, a group's fields, a column or an option is used by what stands outside of it: what breaks
 * when it is deleted. Pure.
 */
export function usedBy(definition: FormDefinition, place: Place): readonly Use[] {
  const thing = valueAtPlace(definition, place);
  if (!isObject(thing)) return [];
  const option = /^(.*)\.options\.(.+)$/.exec(place);
  const places = option
    ? usesOfOption(definition, option[1] ?? '', option[2] ?? '')
    : namesWithin(place).flatMap((named) =>
        referencesTo(definition, named).namings.map(({ expression }) => expression),
      );
  const inside = ownersWithin(place);
  const outside = [...new Set(places.filter(({ owner }) => !inside.has(owner)).map((use) => use.place))];
  return outside.map((use) => ({ place: use, path: humanPath(definition, use) }));

  function namesWithin(at: Place): readonly Named[] {
    const column = /^fields\.([^.]+)\.(?:columns\.)?([^.]+)$/.exec(at);
    if (column) return [{ kind: 'column', rows: column[1] ?? '', key: column[2] ?? '' }];
    return [...ownersWithin(at)]
      .filter((owner) => /^fields\.[^.]+$/.test(owner))
      .map((owner) => ({ kind: 'field', key: owner.slice('fields.'.length) }));
  }

  /** The thing and all fields and columns that it holds. */
  function ownersWithin(at: Place): ReadonlySet<Place> {
    const owners = new Set<Place>();
    const add = (owner: Place): void => {
      owners.add(owner);
      const value = valueAtPlace(definition, owner);
      if (!isObject(value)) return;
      if (isList(value.fields)) for (const field of value.fields) add(`fields.${keyOf(field)}`);
      if (isList(value.columns)) for (const column of value.columns) add(`${owner}.columns.${keyOf(column)}`);
    };
    if (!option) add(at.replace(/^(fields\.[^.]+)\.(?!columns\.)([^.]+)$/, '$1.columns.$2'));
    return owners;
  }
}

function usesOfOption(definition: FormDefinition, field: Place, value: string) {
  const { uses } = optionUses(definition, pathOfPlace(field), value);
  return uses.filter(({ literals }) => literals.length > 0).map(({ expression }) => expression);
}
