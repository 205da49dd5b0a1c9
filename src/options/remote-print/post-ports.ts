import { registered, registeredForNemSms } from './kombi/registered.ts';
import { sendKombi } from './kombi/send-kombi.ts';
import { addressOf } from './letter/address-of.ts';
import { letterOf } from './letter/letter-of.ts';
import { physicalRequest } from './letter/physical-request.ts';
import type { NemSmsPorts, PostPorts } from './ports.ts';

/** What the post component, the registers and the letter's maker are called by. */
export const postPorts: PostPorts & NemSmsPorts = {
  registered,
  registeredForNemSms,
  addressOf,
  letterOf,
  physicalRequest,
  sendKombi,
};
