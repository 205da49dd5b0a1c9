import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Peer, type PeerContext, withFaults } from '../peer.ts';
import { entranceOf, type SandboxAddress, sandboxAddresses, textOf } from './register.ts';
import { search } from './search.ts';

/** What the product sends as `token`. */
export const addressToken = 'sandbox-adresser';

type Answer = { readonly status: number; readonly type: string; readonly body: string };

/**
 * Klimadatastyrelsen's Adressevælger over invented streets: `GET /addresses/adresser/soeg` and `/addresses/adresser/{id}`.
 * It refuses a missing token, an empty question and an id that is none.
 */
export const addressesPeer: Peer = {
  key: 'addresses',
  title: 'Adressevælger',
  async routes(app, context) {
    const serve = (handle: (request: FastifyRequest) => Answer) => (request: FastifyRequest, reply: FastifyReply) =>
      withFaults(context, request, reply, async () => (hasToken(request) ? handle(request) : refused(401, 'token')));
    app.get('/adresser/soeg', serve(soeg(context)));
    app.get('/adresser/:id', serve(opslag));
  },
};

function soeg(_context: PeerContext) {
  return ({ query }: FastifyRequest): Answer => {
    const tekst = member(query, 'tekst').trim();
    if (tekst === '') return refused(400, 'tekst');
    const maksimum = Number(member(query, 'maksimum') || '20');
    if (!Number.isInteger(maksimum) || maksimum < 1 || maksimum > 200) return refused(400, 'maksimum');
    return json(200, { status: 'ok', beskrivelse: '', fund: search(tekst, maksimum) });
  };
}

function opslag({ params }: FastifyRequest): Answer {
  const id = member(params, 'id');
  if (!/^[0-9a-f-]{36}$/.test(id)) return refused(400, 'id');
  const found = sandboxAddresses.find((each) => each.id === id);
  return found ? json(200, { status: 'ok', adresse: adresse(found) }) : json(404, { status: 'fejl', adresse: null });
}

function adresse(each: SandboxAddress): unknown {
  return {
    id_lokalid: each.id,
    adressebetegnelse: textOf(each),
    etagebetegnelse: each.floor ?? '',
    doerbetegnelse: each.door ?? '',
    status: '3',
    husnummer: {
      id_lokalid: each.houseNumberId,
      husnummertekst: each.houseNumber,
      adgangsadressebetegnelse: entranceOf(each),
      vejnavn: each.street,
      status: '3',
      adgangspunkt: {
        geometri: {
          type: 'Point',
          crs: { type: 'name', properties: { name: 'EPSG:25832' } },
          coordinates: [each.east, each.north],
        },
      },
      postnummer: { postnr: each.postCode, navn: each.district },
      navngivenvejkommunedel: { kommune: each.municipality, vejkode: each.streetCode },
      supplerendebynavn: each.town === undefined ? null : { navn: each.town },
    },
  };
}

function hasToken({ query }: FastifyRequest): boolean {
  return member(query, 'token') === addressToken;
}

/** The member of a query or of parameters where it is one text. */
export function member(record: unknown, name: string): string {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, name)) return '';
  const value: unknown = Reflect.get(record, name);
  return typeof value === 'string' ? value : '';
}

export function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

export function refused(status: number, what: string): Answer {
  return json(status, { status: 'fejl', beskrivelse: `Parameteren ${what} mangler eller er ugyldig.` });
}
