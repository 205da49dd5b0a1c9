import { demoCvr, proevebyCvr } from '../people.ts';

/** The access key that the peer gave an authority; it stands in for the token and certificate of the full protocol. */
export function apiKeyOf(cvr: string): string {
  return `digital-post-${cvr}`;
}

const senders: ReadonlyMap<string, string> = new Map([demoCvr, proevebyCvr].map((cvr) => [apiKeyOf(cvr), cvr]));

/** CVR number of the authority that an `Authorization` header belongs to; undefined when it is none's. */
export function senderOf(authorization: string | undefined): string | undefined {
  const key = /^Bearer ([!-~]+)$/.exec(authorization ?? '')?.[1];
  return key === undefined ? undefined : senders.get(key);
}
