import type { FormDefinition } from '../../forms/definition.ts';
import type { DesignState } from '../../forms/design/api-types.ts';
import { checkShape } from '../../forms/design/check-shape.ts';
import { diffForms } from '../../forms/design/diff-forms.ts';
import { exportForm, importForm } from '../../forms/design/exchange.ts';
import { mergeForms } from '../../forms/design/merge-forms.ts';
import { formTexts } from '../../forms/design/translatable.ts';
import { fillText } from '../../texts/catalogue.ts';
import type { DesignKind } from './design-kind.ts';
import { designStates } from './design-state.ts';
import { designTexts } from './texts.ts';

/** Forms as designers work on them. */
export const formDesigns: DesignKind<FormDefinition, DesignState> = {
  name: 'form',
  texts: formTexts,
  check: checkShape,
  read: importForm,
  write: exportForm,
  merge: mergeForms,
  difference: diffForms,
  states: designStates,
  reserved: new Set(['api', 'lister', 'arbejdsgange']),
  otherKey: (key) => fillText(designTexts['designer.design.otherKey'], { key }),
  keyTaken: (key) => fillText(designTexts['designer.design.keyTaken'], { key }),
};
