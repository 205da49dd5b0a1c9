/**
 * What a peer's no speaks of. `whole`: all that went out under the delivery's key, so that what is sent again has another key, because
 * the peer may refuse what it has refused. `attempt`: one attempt; the peer may have taken another under the key, and is not to get it twice.
 */
export type Refusal = 'whole' | 'attempt';
