import { createContext } from 'preact';
import type { FileReference } from '../../answers.ts';

/** Where a page finds an attached file again: to be opened, or as a picture within the page. */
export type FileAddress = (file: FileReference, use: 'open' | 'picture') => string;

/** Pages that are served say where their files are; where nothing does, as in the designer, they are named without a way to them. */
export const FileAddressContext = createContext<FileAddress | null>(null);
