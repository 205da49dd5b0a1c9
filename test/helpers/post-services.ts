import { demoCvr } from '../../sandbox/people.ts';
import type { DeliveryServices } from '../../src/cases/deliver.ts';
import type { CaseInput, DeliveryKind } from '../../src/options/option.ts';
import type { Channel } from '../../src/options/remote-print/channel.ts';
import { postDelivery } from '../../src/options/remote-print/digital-post-delivery.ts';
import type { PostPorts } from '../../src/options/remote-print/ports.ts';

/** An organisation's settings in one cell of the matrix of faults. */
export interface CellSettings {
  readonly channel: Channel;
  readonly receipts: 'push';
  readonly senderCvr: string;
  readonly senderName: string;
  readonly systemName: string;
}

export function cellSettings(channel: Channel): CellSettings {
  return { channel, receipts: 'push', senderCvr: demoCvr, senderName: 'Demo', systemName: 'Selvbetjening' };
}

/** The letter on paper, where nobody looks at it. */
export const inventedLetter: Pick<PostPorts, 'letterOf' | 'physicalRequest'> = {
  letterOf: async () => ({ pdf: Buffer.from('%PDF-1.7'), pages: 2, sheets: 1 }),
  physicalRequest: () => ['<letter/>'],
};

/** Services whose Digital Post and letters go by these ports; what happens to one case's peer is nothing to another's. */
export function postServices(base: DeliveryServices, ports: PostPorts, settings: CellSettings): DeliveryServices {
  const kind = {
    ...postDelivery(ports),
    files: 'letter',
    peer: ({ caseNumber }: CaseInput) => ({ key: caseNumber, title: 'Post' }),
  } as unknown as DeliveryKind<unknown, unknown>;
  return {
    ...base,
    deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]),
    deliverySettings: () => settings,
    writeLetter: async () => ({ name: 'brev.pdf', content: Buffer.from('%PDF-1.7 brev') }),
  };
}
