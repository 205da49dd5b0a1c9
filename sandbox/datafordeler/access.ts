/** What the sandbox's Datafordeler has approved; invented, and good for nothing outside it. */
export const datafordelerAccess = {
  clientId: 'sandbox-datafordeler',
  clientSecret: 'sandbox-datafordeler-secret',
  apiKey: 'sandbox-datafordeler-key',
} as const;
