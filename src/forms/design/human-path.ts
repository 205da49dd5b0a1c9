import { defineTexts, fillText, type Text } from '../../texts/catalogue.ts';
import type { FormDefinition } from '../definition.ts';
import { locate } from './at-place.ts';
import { asJson, isList, isObject, type Json, type JsonObject, keyOf, memberOf } from './json.ts';
import { memberName } from './member-names.ts';
import type { HumanPath, Place } from './place.ts';

const pathTexts = defineTexts({
  'designer.path.numbered': { da: 'nr. {number}', en: 'no. {number}' },
});

/**
 * A place in a definition as a person reads it: the titles and labels on the way, then the member. What can't be found is
 * said by its keys.
 */
export function humanPath(definition: FormDefinition, place: Place): HumanPath {
  const path = locate(definition, place);
  if (path === null) return place.split('.').map((part) => ({ da: part, en: part }));
  const names: Text[] = [];
  let value: Json | undefined = asJson(definition);
  let kind: string | undefined;
  for (const step of path) {
    if (typeof step === 'number') {
      value = isList(value) ? value[step] : undefined;
      names.push(isObject(value) ? thingName(value, step) : numbered(step));
      if (isObject(value) && typeof value.kind === 'string') kind = value.kind;
      continue;
    }
    value = isObject(value) ? memberOf(value, step) : undefined;
    // The lists of pages, fields, columns and options say nothing: what is in them does.
    if (isList(value) && value.length > 0 && value.every((item) => keyOf(item) !== null)) continue;
    names.push(memberName(step, kind));
  }
  return names;
}

/** What a page, field, column or option is called: its title or label, else its key. */
export function thingName(thing: JsonObject, index = 0): Text {
  for (const name of [thing.title, thing.label]) {
    if (isObject(name) && typeof name.da === 'string' && name.da.trim() !== '') return name as unknown as Text;
  }
  const key = keyOf(thing);
  return key === null ? numbered(index) : { da: key, en: key };
}

function numbered(index: number): Text {
  return fillText(pathTexts['designer.path.numbered'], { number: index + 1 });
}
