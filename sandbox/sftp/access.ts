/** Who may deliver files by the sandbox's server, and where to. */
export const sftpAccess = { user: 'selvbetjening', password: 'sandkasse-filer', folder: '/ind' } as const;

/** Folders in which nobody may write, and in which there is no room. */
export const sftpHindrances = { locked: '/laast', full: '/fuld' } as const;
