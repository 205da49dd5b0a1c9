import type { GroupField } from '../../../forms/definition.ts';
import { designerPartOf } from '../../../forms/kinds/designer-parts.ts';
import type { FieldKindName } from '../../../forms/kinds/kinds.ts';
import { type Language, markedIn, type Translate } from '../../../texts/catalogue.ts';
import type { DesignerTextKey } from '../../designer/texts.ts';

/** What a kind of field is called. */
export function kindName(
  kind: FieldKindName | GroupField['kind'],
  language: Language,
  t: Translate<DesignerTextKey>,
): string {
  if (kind === 'group') return t('designer.kind.group');
  const part = designerPartOf(kind);
  if (part) return markedIn(part.name, language);
  return kind === 'rows' ? t('designer.kind.rows') : kind;
}
