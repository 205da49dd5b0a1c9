import type { Text } from '../../texts/catalogue.ts';
import type { FormDefinition } from '../definition.ts';
import { asJson, byKey, isList, isObject, type Json, keyOf } from './json.ts';
import type { Place } from './place.ts';

/** One text of a definition. */
export interface PlacedText {
  readonly place: Place;
  readonly text: Text;
}

/** What a person reads first and last of a thing. The database keeps members in an order of its own. */
const first = ['title', 'label', 'summary', 'searchWords', 'intro', 'start', 'help'];
const last = ['options', 'columns', 'lines', 'fields', 'error', 'validations', 'rules', 'pages', 'afterwards'];

function rank(member: string): number {
  return first.includes(member) ? first.indexOf(member) : first.length + last.indexOf(member) + 1;
}

/** All texts of a definition in reading order: every map from language to text, wherever it stands. */
export function textsOf(definition: FormDefinition): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  const walk = (value: Json, place: Place): void => {
    if (isText(value)) texts.push({ place, text: value });
    else if (isObject(value)) {
      for (const [member, inner] of Object.entries(value).sort(([one], [other]) => rank(one) - rank(other))) {
        if (place !== '' || member !== 'translations') walk(inner, join(place, member));
      }
    } else if (isList(value)) {
      const isKeyed = byKey(value) !== null;
      value.forEach((item, index) => {
        // Fields have one name space, wherever they stand.
        const isField = isObject(item) && 'kind' in item && /(^pages\.[^.]+|^fields\.[^.]+)\.fields$/.test(place);
        walk(item, isField ? `fields.${keyOf(item)}` : join(place, isKeyed ? (keyOf(item) ?? '') : String(index)));
      });
    }
  };
  walk(asJson(definition), '');
  return texts;
}

function join(place: Place, step: string): Place {
  return place === '' ? step : `${place}.${step}`;
}

/** Guard for a map from language to text. */
export function isText(
  value: Json | undefined,
): value is { readonly da: string } & { readonly [language: string]: string } {
  return (
    isObject(value) && typeof value.da === 'string' && Object.values(value).every((each) => typeof each === 'string')
  );
}
