import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the page that shows the files. */
export const sftpTexts = defineTexts({
  'sandbox.sftp.title': { da: 'Filer (SFTP)', en: 'Files (SFTP)' },
  'sandbox.sftp.intro': {
    da: 'En SSH-server, som fagsystemer kunne hente filer fra. Serverens nøgle har fingeraftrykket {fingerprint}.',
    en: 'An SSH server from which other systems could fetch files. The server’s key has the fingerprint {fingerprint}.',
  },
  'sandbox.sftp.none': { da: 'Der er ikke afleveret nogen filer endnu.', en: 'No files have been delivered yet.' },
  'sandbox.sftp.path': { da: 'Fil', en: 'File' },
  'sandbox.sftp.size': { da: 'Byte', en: 'Bytes' },
  'sandbox.sftp.at': { da: 'Afleveret', en: 'Delivered' },
});
