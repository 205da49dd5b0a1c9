import { createContext } from 'preact';
import type { ImageField } from './schema.ts';

/** Where a page fetches a picture from. */
export type PictureAddress = (field: ImageField) => string;

/** Pages that are served give an address of their own; without one the picture stands within the page. */
export const PictureAddressContext = createContext<PictureAddress>((field) => field.source);
