import type { AddressOf } from '../ports.ts';
import { recipientAddress } from './recipient-address.ts';
import { letterTexts } from './texts.ts';

/** The recipient's address by the organisation's own access to CPR and CVR. */
export const addressOf: AddressOf = async (recipient, { connection: { registers } }, signal) =>
  registers
    ? recipientAddress(recipient, registers, signal)
    : { outcome: 'rejected', reason: letterTexts['remote-print.address.refused'] };
