import { stableUuid } from '../mitid/provider/stable-uuid.ts';
import { demoCvr, proevebyCvr } from '../people.ts';
import type { PrivilegeSpec } from './privileges.ts';

/** An employee whom some municipality's own provider vouches for. */
export interface HandlerUser {
  readonly uuid: string;
  readonly name: string;
  readonly email: string;
  readonly cvr: string;
  readonly privileges: readonly PrivilegeSpec[];
  readonly note: { readonly da: string; readonly en: string };
}

/** A unit of the municipality's organisation that everybody knows by name. */
export const knownUnit = { id: '0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0001', name: 'Fritid og Kultur' } as const;
/** One that only the municipality's organisation knows. */
export const strangeUnit = '0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0099';

function user(
  name: string,
  privileges: readonly PrivilegeSpec[],
  note: HandlerUser['note'],
  of: { readonly uuid?: string; readonly cvr?: string } = {},
): HandlerUser {
  const [firstName = ''] = name.split(' ');
  return {
    uuid: of.uuid ?? stableUuid('context-handler', name),
    name,
    email: `${firstName.toLowerCase()}@proeveby.example`,
    cvr: of.cvr ?? proevebyCvr,
    privileges,
    note,
  };
}

/** Those who can be chosen; the first is the same employee as at the employer's own provider. */
export const handlerUsers: readonly HandlerUser[] = [
  user(
    'Niels Nord',
    [{ role: 'caseworker' }],
    { da: 'Sagsbehandler for alt.', en: 'Case worker for everything.' },
    { uuid: 'b7d9a0c2-4a5e-4a19-8f10-000000000005' },
  ),
  user('Kirsten Kleemann', [{ role: 'caseworker', kle: ['18.20'] }], {
    da: 'Sagsbehandler for KLE 18.20.',
    en: 'Case worker for KLE 18.20.',
  }),
  user('Torben Teknik', [{ role: 'caseworker', kle: ['05'] }], {
    da: 'Sagsbehandler for KLE 05.',
    en: 'Case worker for KLE 05.',
  }),
  user('Enid Enhed', [{ role: 'caseworker', units: [knownUnit.id] }], {
    da: `Sagsbehandler for enheden ${knownUnit.name}.`,
    en: `Case worker for the unit ${knownUnit.name}.`,
  }),
  user('Asta Administrator', [{ role: 'administrator' }], { da: 'Administrator.', en: 'Administrator.' }),
  user('Rolf Rolleløs', [], { da: 'Uden nogen rolle.', en: 'Without any role.' }),
  user('Una Ukendt', [{ role: 'caseworker', constraints: { 'http://sts.kombit.dk/constraints/foelsomhed/1': '3' } }], {
    da: 'Sagsbehandler med en dataafgrænsning, som ikke kendes.',
    en: 'Case worker with a constraint that is not known.',
  }),
  user('Egon Eksil', [{ role: 'caseworker', units: [strangeUnit] }], {
    da: 'Sagsbehandler for en enhed, som ingen har navngivet.',
    en: 'Case worker for a unit that nobody has named.',
  }),
  user('Viggo Ville', [{ role: 'caseworker', cvr: demoCvr }], {
    da: 'Sagsbehandler i en anden kommune.',
    en: 'Case worker in another municipality.',
  }),
  user(
    'Dorte Demo',
    [{ role: 'caseworker', cvr: demoCvr }],
    { da: `Ansat i en anden kommune (CVR ${demoCvr}).`, en: `Employed in another municipality (${demoCvr}).` },
    { cvr: demoCvr },
  ),
];
