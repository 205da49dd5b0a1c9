/** Who may deliver files by the sandbox's server, and where to. */
export const sftpAccess = { user: 'selvbetjening', password: 'sandkasse-filer', folder: '/ind' } as const;
