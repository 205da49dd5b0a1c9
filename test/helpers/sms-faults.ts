import type { Fault } from '../../sandbox/peer.ts';

/** So often that it never runs out, and that what is left shows that it struck. */
const often = 1_000_000;

/**
 * All that the gateways' README says can go wrong between us, a gateway and the phone while messages are sent and their states told, each
 * with a chance. Each gateway's services have names of their own.
 */
export const smsFaults: readonly Fault[] = [
  ...callFaults('send', 0.04),
  ...callFaults('cpsms-send', 0.04),
  ...callFaults('get', 0.05, 0.05),
  ...callFaults('cpsms-log', 0.2, 0.2),
  ...wrong('answer', 'send', ['page', 'empty'], 0.02),
  ...wrong('answer', 'cpsms-send', ['page', 'empty'], 0.02),
  ...wrong('answer', 'early', ['dsn-first'], 0.1),
  ...wrong('answer', 'not-found', ['long'], 0.1),
  ...wrong('request', 'account', ['credit', 'frozen', 'address', 'blacklist'], 0.02),
  ...wrong('request', 'phone', ['unknown', 'expired', 'skipped', 'rejected', 'deleted', 'accepted'], 0.02),
  { at: 'request', kind: 'refuse', service: 'receiver', chance: 0.03, times: often },
  ...tellingFaults('dsn'),
  ...tellingFaults('cpsms-report'),
  { at: 'receipt', kind: 'garble', service: 'dsn', chance: 0.02, times: often },
  ...wrong(
    'receipt',
    'dsn',
    ['unsigned', 'signature', 'other-claims', 'text-msisdn', 'more-fields', 'unknown-state', 'other-message'],
    0.02,
  ),
  ...wrong('receipt', 'cpsms-report', ['get', 'unsigned', 'other-status'], 0.05),
];

function callFaults(service: string, chance: number, slow = chance / 2): readonly Fault[] {
  const fault = { service, chance, times: often };
  return [
    { ...fault, at: 'answer', kind: 'drop' },
    { ...fault, at: 'request', kind: 'drop' },
    { ...fault, at: 'request', kind: 'error', status: 503 },
    { ...fault, at: 'request', kind: 'error', status: 429 },
    { ...fault, at: 'answer', kind: 'garble' },
    // Longer than an attempt has.
    { ...fault, at: 'answer', kind: 'delay', milliseconds: 2_500, chance: slow },
  ];
}

function tellingFaults(service: string): readonly Fault[] {
  const fault = { at: 'receipt', service, chance: 0.1, times: often } as const;
  return [
    { ...fault, kind: 'drop', chance: 0.15 },
    { ...fault, kind: 'duplicate' },
    { ...fault, kind: 'reorder' },
    { ...fault, kind: 'delay', milliseconds: 200, chance: 0.05 },
  ];
}

function wrong(at: Fault['at'], service: string, whats: readonly string[], chance: number): readonly Fault[] {
  return whats.map((what) => ({ at, kind: 'wrong', service, what, chance, times: often }));
}

/** Those that never struck, of what is left of them. */
export function neverStruck(left: readonly Fault[]): readonly Fault[] {
  return left.filter(({ times }) => times === often);
}
