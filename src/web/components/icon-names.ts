/**
 * The icons of dkfds that pages use. Only these are in the file of symbols that a page loads, so a name is added here
 * when a page needs it. They are Google's Material icons, Apache-2.0.
 */
export const iconNames = [
  'account',
  'arrow-downward',
  'arrow-forward',
  'arrow-upward',
  'assignment',
  'attach-file',
  'check',
  'chevron-left',
  'chevron-right',
  'close',
  'copy',
  'delete',
  'document',
  'download',
  'edit',
  'email',
  'error',
  'file',
  'file-image',
  'file-pdf',
  'help',
  'home',
  'info',
  'language',
  'lock',
  'open-in-new',
  'print',
  'save',
  'search',
  'send',
  'subdirectory-arrow-left',
  'subdirectory-arrow-right',
  'success',
  'time',
  'upload',
  'warning',
] as const;

export type IconName = (typeof iconNames)[number];
