import type { Translate } from '../../../../texts/catalogue.ts';
import type { DesignerTextKey } from '../../../designer/texts.ts';
import type { OutlineNode } from '../model/outline.ts';

const ofPerson = ['login.name', 'cpr.name', 'cpr.birthDate', 'cpr.age', 'cpr.address'] as const;
const ofChild = ['child.name', 'child.birthDate', 'child.age', 'child.address'] as const;

/** Where a field can get its value from before anything is typed; one that the form names already is offered too. */
export function prefillSources(node: OutlineNode, t: Translate<DesignerTextKey>, present: string | undefined) {
  const offered: readonly string[] =
    node.kind === 'column' ? ofChild : node.kind === 'field' && node.item.kind === 'rows' ? ['cpr.children'] : ofPerson;
  const known = [...ofPerson, ...ofChild, 'cpr.children'] as const;
  return [...offered, ...(present === undefined || offered.includes(present) ? [] : [present])].map((value) => {
    const name = known.find((each) => each === value);
    return { value, label: name === undefined ? value : t(`designer.prefill.${name}`) };
  });
}
