import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';

/** What of a page a print vendor's machine would print otherwise than it is shown. */
export interface PrintFaults {
  /** Something on it shines through. */
  readonly transparency: boolean;
  /** Names of fonts that the file does not bring along; `simple` ones tell by their encoding what letters they mean. */
  readonly missingFonts: readonly { readonly name: string; readonly simple: boolean }[];
}

/** Looks through everything that a page draws with. */
export function printFaultsOf(document: PDFDocument, page: PDFPage): PrintFaults {
  const look = createLook(document);
  look.resources(page.node.Resources());
  return { transparency: look.transparency(), missingFonts: look.missingFonts() };
}

const key = (name: string) => PDFName.of(name);
const opaqueModes = new Set(['/Normal', '/Compatible']);

function createLook(document: PDFDocument) {
  const { context } = document;
  const seen = new Set<PDFObject>();
  const fonts = new Map<string, boolean>();
  let transparent = false;

  const dictionary = (object: PDFObject | undefined): PDFDict | undefined => {
    const found = object && context.lookup(object);
    if (found instanceof PDFDict) return found;
    return found instanceof PDFStream || found instanceof PDFRawStream ? found.dict : undefined;
  };
  const entries = (owner: PDFDict | undefined, name: string): readonly PDFDict[] =>
    [...(dictionary(owner?.get(key(name)))?.entries() ?? [])].flatMap(([, value]) => dictionary(value) ?? []);
  const value = (owner: PDFDict, name: string): PDFObject | undefined => {
    const found = owner.get(key(name));
    return found && context.lookup(found);
  };

  /** ISO 32000-1, 11.6.4.4 and 11.6.5: alpha below 1, a soft mask, a blend mode that mixes. */
  function graphicsState(state: PDFDict): void {
    for (const name of ['ca', 'CA']) {
      const alpha = value(state, name);
      if (alpha instanceof PDFNumber && alpha.asNumber() < 1) transparent = true;
    }
    const mask = value(state, 'SMask');
    if (mask instanceof PDFDict) transparent = true;
    const mode = value(state, 'BM');
    const first = mode instanceof PDFArray ? mode.get(0) : mode;
    if (first instanceof PDFName && !opaqueModes.has(first.toString())) transparent = true;
  }

  function drawn(object: PDFDict): void {
    if (seen.has(object)) return;
    seen.add(object);
    const kind = value(object, 'Subtype')?.toString();
    if (kind === '/Image' && (value(object, 'SMask') !== undefined || hasAlphaWithin(object))) transparent = true;
    if (kind === '/Form') resources(dictionary(object.get(key('Resources'))));
  }

  function hasAlphaWithin(image: PDFDict): boolean {
    const within = value(image, 'SMaskInData');
    return within instanceof PDFNumber && within.asNumber() > 0;
  }

  function font(of: PDFDict): void {
    if (seen.has(of)) return;
    seen.add(of);
    const kind = value(of, 'Subtype')?.toString();
    // A Type 3 font is drawn by the file's own procedures.
    if (kind === '/Type3') {
      resources(dictionary(of.get(key('Resources'))));
      return;
    }
    const name =
      value(of, 'BaseFont')
        ?.toString()
        .replace(/^\//, '')
        .replace(/^[A-Z]{6}\+/, '') ?? '';
    const isComposite = kind === '/Type0';
    const descendants = value(of, 'DescendantFonts');
    const carriers = isComposite && descendants instanceof PDFArray ? descendants.asArray().map(dictionary) : [of];
    const isThere = carriers.every((carrier) => {
      const descriptor = dictionary(carrier?.get(key('FontDescriptor')));
      return ['FontFile', 'FontFile2', 'FontFile3'].some((file) => descriptor?.has(key(file)));
    });
    if (!isThere) fonts.set(name, (fonts.get(name) ?? true) && !isComposite);
  }

  function resources(of: PDFDict | undefined): void {
    if (!of || seen.has(of)) return;
    seen.add(of);
    for (const state of entries(of, 'ExtGState')) graphicsState(state);
    for (const object of entries(of, 'XObject')) drawn(object);
    for (const one of entries(of, 'Font')) font(one);
    for (const pattern of entries(of, 'Pattern')) {
      if (!seen.has(pattern)) resources(dictionary(pattern.get(key('Resources'))));
    }
  }

  return {
    resources,
    transparency: () => transparent,
    missingFonts: () => [...fonts].map(([name, simple]) => ({ name, simple })),
  };
}
