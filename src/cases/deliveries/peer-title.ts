import { fillText, type Text } from '../../texts/catalogue.ts';
import type { CaseServices } from '../services.ts';
import { deliveryTexts } from './texts.ts';

/** A peer as people know it: the kind of delivery, and the organisation's own name where it has several. */
export function peerTitle({ deliveries }: Pick<CaseServices, 'deliveries'>, peer: string): Text {
  const [kind = '', ...rest] = peer.split(':');
  const title = deliveries.get(kind)?.kind.title ?? { da: kind };
  const name = rest.join(':');
  return name === '' ? title : fillText(deliveryTexts['deliveries.peer'], { kind: title, name });
}
