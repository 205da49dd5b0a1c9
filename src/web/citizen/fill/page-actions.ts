import { randomBytes } from 'node:crypto';
import type { Answers } from '../../../forms/answers.ts';
import { isRows } from '../../../forms/answers.ts';
import type { Field, FormPage } from '../../../forms/definition.ts';
import { fieldsOfPage } from '../../../forms/fields-of.ts';
import { addRow, removeRow } from '../../../forms/read-posted.ts';
import type { PostedForm } from '../../posted-form.ts';

/** What a button on a form page asks for. */
export type PageAction =
  | { readonly kind: 'next' }
  | { readonly kind: 'back' }
  | { readonly kind: 'close' }
  /** CPR, which was silent when the draft was begun, is to be asked once more. */
  | { readonly kind: 'askRegister' }
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'addRow'; readonly field: string; readonly row: string }
  | { readonly kind: 'removeRow'; readonly field: string; readonly row: string }
  /** `field` is the path: a key, or `rows.id.column`. */
  | { readonly kind: 'lookUp'; readonly field: string }
  /** What is to be paid is to be worked out from what was typed. */
  | { readonly kind: 'price'; readonly field: string }
  | { readonly kind: 'upload'; readonly field: string }
  | { readonly kind: 'removeFile'; readonly field: string; readonly file: string };

/** Kinds that a register is asked about. */
const lookedUp: readonly Field['kind'][] = ['company', 'address', 'property', 'person'];

/** The button that was pressed. One that names no field of the page leads on, as Enter does. */
export function pageAction(page: FormPage, form: PostedForm): PageAction {
  const named = (name: string, ...kinds: readonly Field['kind'][]): readonly [field: string, rest: string] | null => {
    const value = form.value(name);
    if (value === undefined) return null;
    const dot = value.indexOf('.');
    const key = dot === -1 ? value : value.slice(0, dot);
    const field = fieldsOfPage(page).find((candidate) => candidate.key === key && kinds.includes(candidate.kind));
    return field ? [key, dot === -1 ? '' : value.slice(dot + 1)] : null;
  };
  const add = named('_add', 'rows');
  if (add) return { kind: 'addRow', field: add[0], row: `r${randomBytes(9).toString('base64url')}` };
  const remove = named('_remove', 'rows');
  if (remove) return { kind: 'removeRow', field: remove[0], row: remove[1] };
  const lookUp = named('_lookup', 'rows', ...lookedUp);
  if (lookUp) {
    const [key, rest] = lookUp;
    const path = rest === '' ? key : `${key}.${rest}`;
    if (isLookedUp(page, key, rest)) return { kind: 'lookUp', field: path };
  }
  const price = named('_price', 'payment');
  if (price) return { kind: 'price', field: price[0] };
  const file = named('_remove-file', 'files');
  if (file) return { kind: 'removeFile', field: file[0], file: file[1] };
  const upload = named('_upload', 'files');
  if (upload) return { kind: 'upload', field: upload[0] };
  const language = form.value('_sprog');
  if (language !== undefined) return { kind: 'language', language };
  if (form.value('_back') !== undefined) return { kind: 'back' };
  if (form.value('_close') !== undefined) return { kind: 'close' };
  if (form.value('_register') !== undefined) return { kind: 'askRegister' };
  return { kind: 'next' };
}

/** Whether a button of a look-up may stand there: in a field of such a kind, or in such a column of rows (`id.column`). */
function isLookedUp(page: FormPage, key: string, rest: string): boolean {
  const field = fieldsOfPage(page).find((candidate) => candidate.key === key);
  if (field?.kind !== 'rows') return rest === '';
  const [, column, ...more] = rest.split('.');
  return more.length === 0 && field.columns.some((each) => each.key === column && lookedUp.includes(each.kind));
}

/** What the button does to the answers. A row more than the form allows is not added. */
export function changeOf(page: FormPage, action: PageAction): (answers: Answers) => Answers {
  switch (action.kind) {
    case 'addRow': {
      const field = fieldsOfPage(page).find((candidate) => candidate.key === action.field);
      return (answers) => {
        const rows = answers[action.field];
        const count = isRows(rows) ? rows.length : 0;
        return field?.kind === 'rows' && field.addable && count < field.maxRows
          ? addRow(answers, action.field, action.row)
          : answers;
      };
    }
    case 'removeRow':
      return (answers) => removeRow(answers, action.field, action.row);
    default:
      return (answers) => answers;
  }
}
