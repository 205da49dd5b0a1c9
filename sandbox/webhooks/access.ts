/** The secret that the sandbox's receiver shares with the product, in the form of Standard Webhooks. */
export const webhookSecret = 'whsec_c2FuZGthc3Nlbi1lci1ldC1vcGRpZ3RldC1zeXN0ZW0=';
