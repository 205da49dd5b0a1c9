import { type PostEvent, stateWords } from './event.ts';

/** How a message can be wrong, so that it can be tried what a receiver makes of it. */
export type Spoiling = 'unknown-state' | 'broken-payload' | 'other-system';

/** A message of the distributor, before it is delivered to anybody. */
export interface EventMessage {
  readonly id: string;
  readonly at: Date;
  readonly event: PostEvent;
  readonly spoiling?: Spoiling;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const element = (name: string, ...content: readonly string[]): string => `<${name}>${content.join('')}</${name}>`;

const uuid = (name: string, id: string): string => element(name, element('UUIDIdentifikator', id));

const time = (name: string, at: Date): string => element(name, element('TidsstempelDatoTid', at.toISOString()));

const authority = (name: string, cvr: string): string =>
  element(name, element('URNIdentifikator', `urn:oio:cvr:${cvr}`));

/** The ids of the real service. */
const ids = {
  postStatus: 'd2bed63c-4853-4008-b6e0-a74c15b15fbf',
  notSensitive: '1d81c472-0808-44cc-963d-f5ef0170ae1d',
  message: '9a7be69f-b736-4e0e-9d5b-78d4f43e7ad7',
  related: '91aa31b3-c4b3-499e-8689-93b1ef89f319',
  platform: '19dc3a1d-c629-4853-b566-7fe49cf674ce',
  distributor: 'f9fbbb38-4b2f-11e5-885d-feff819cdc9f',
  'Digital Post': '96514e13-afdd-44d6-95a8-adc2ca19b127',
  'Fysisk Post': 'afd21f3d-11c7-4f51-b2a6-f31d6480a9fb',
  /** Of the one system that sends here. */
  system: '53213778-de6b-42ee-8fbd-8aa73b0d4d85',
  /** Of a system that sends elsewhere. */
  otherSystem: '7d1c2b0e-3f5a-4c8d-9e21-5b6a7c8d9e0f',
  /** A state that nobody knows. */
  unknownState: '00000000-0000-4000-8000-00000000d00e',
} as const;

/** `PKO_PostStatus` in the order of its elements; what the channel has no use for is left out. */
export function writePayload({ event, at, spoiling }: EventMessage): string {
  const isLetter = event.channel === 'Fysisk Post';
  const [, text] = stateWords[event.state];
  const member = (name: string, value: string | undefined): string =>
    value === undefined ? '' : `<${name}>${escaped(value)}</${name}>`;
  const { error } = event;
  const fault = error ? member('FejlKode', error.code) + member('FejlTekst', error.text) : '';
  return [
    '<PKO_PostStatus xmlns="http://serviceplatformen.dk/xml/print/PKO_PostStatus/1/types">',
    member('TransmissionId', event.transmissionId),
    member('MessageUUID', event.messageUuid),
    member('AfsendelseIdentifikator', event.shipmentId),
    member('ForsendelseIdentifikator', isLetter ? String(at.getTime() % 1_000_000_000) : undefined),
    member('KanalKode', event.channel),
    member('TransaktionsDatoTid', at.toISOString()),
    member('BrugerNavn', isLetter ? 'SELVBETJENING' : undefined),
    member('TransaktionsStatusKode', spoiling === 'unknown-state' ? 'Overgivet til brevdue' : text),
    member('CorrelationId', isLetter ? undefined : event.transmissionId),
    fault === '' ? '<FejlDetaljer/>' : `<FejlDetaljer>${fault}</FejlDetaljer>`,
    '</PKO_PostStatus>',
  ].join('');
}

/** The message as it lies in a queue: `Haendelsesbesked` (Beskedkuvert.xsd). `tries` counts the deliveries up to this one. */
export function writeEvent(message: EventMessage, tries: number): string {
  const { id, event, at, spoiling } = message;
  const [action] = stateWords[event.state];
  const payload =
    spoiling === 'broken-payload' ? 'PFBLT19Qb3N0U3RhdHVz!!' : Buffer.from(writePayload(message)).toString('base64');
  const filter = element(
    'k:Filtreringsdata',
    uuid('k:Beskedtype', ids.postStatus),
    uuid('k:BeskedAnsvarligAktoer', ids[event.channel]),
    authority('k:TilladtModtager', event.cvr),
    element(
      'k:RelateretObjekt',
      uuid('k:ObjektId', spoiling === 'other-system' ? ids.otherSystem : ids.system),
      uuid('k:ObjektType', ids.related),
    ),
    element(
      'k:ObjektRegistrering',
      uuid('k:ObjektRegistreringId', event.transmissionId),
      uuid('k:RegistreringsAktoer', ids.platform),
      time('k:Registreringstidspunkt', at),
      authority('k:ObjektAnsvarligMyndighed', event.cvr),
      uuid('k:ObjektId', event.messageUuid ?? event.shipmentId ?? event.transmissionId),
      uuid('k:ObjektType', ids.message),
      uuid('k:ObjektHandling', spoiling === 'unknown-state' ? ids.unknownState : action),
    ),
  );
  const route = element(
    'k:Leverancerute',
    uuid('k:Fordelingssystem', ids.distributor),
    time('k:ModtagelsesTidspunkt', at),
    time('k:LeveranceTidspunkt', new Date()),
    uuid('k:ModtagetFraSystem', ids.platform),
    element('k:LeveranceruteLokalUdvidelse', element('k:AntalLeveranceforsoeg', String(tries))),
  );
  const delivery = element(
    'k:Leveranceinformation',
    time('k:Dannelsestidspunkt', at),
    uuid('k:TransaktionsId', id),
    uuid('k:Kildesystem', ids.platform),
    element('k:KildesystemIPAdresse', '127.0.0.1'),
    element('k:KildesystemAkkreditiver', 'bGVnaXRpbWF0aW9u'),
    uuid('k:Sikkerhedsklassificering', ids.notSensitive),
    element('k:Leveranceruter', route),
  );
  return [
    '<k:Haendelsesbesked xmlns="urn:oio:sagdok:3.0.0" xmlns:k="urn:oio:besked:kuvert:1.0">',
    uuid('k:BeskedId', id),
    element('k:BeskedVersion', '1.0'),
    element('k:Beskedkuvert', filter, delivery),
    '<k:Beskeddata><Base64 xmlns="urn:besked:kuvert:1.0" content-type="application/xml" encoding="UTF-8" file-type=".xml">',
    payload,
    '</Base64></k:Beskeddata></k:Haendelsesbesked>',
  ].join('');
}

/** The same as it is pushed: `ModtagBeskedInput` around it. */
export function writePush(message: EventMessage, tries: number): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sts:ModtagBeskedInput xmlns:sts="urn:oio:sts:1.0.0">${writeEvent(message, tries)}</sts:ModtagBeskedInput>`;
}
