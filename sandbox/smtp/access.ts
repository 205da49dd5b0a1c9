/** Who may send mail by the sandbox's server. */
export const smtpAccess = { user: 'selvbetjening', password: 'sandkasse-post' } as const;

/** Most bytes of one message, as many mail servers have it. */
export const smtpMaximum = 25 * 1024 * 1024;
