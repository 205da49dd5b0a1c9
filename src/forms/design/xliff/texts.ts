import { defineTexts } from '../../../texts/catalogue.ts';

/** What is wrong with a file of translations, what came of one that is right, and what it says to translators. */
export const xliffTexts = defineTexts({
  'designer.xliff.tooLarge': {
    da: 'Filen fylder mere end {most} MB. Så mange tekster er der ikke: vælg en anden fil.',
    en: 'The file is larger than {most} MB. There are not so many texts: choose another file.',
  },
  'designer.xliff.encoding': {
    da: 'Filen er ikke tekst i UTF-8. Gem den som UTF-8, og prøv igen.',
    en: 'The file is not text in UTF-8. Save it as UTF-8 and try again.',
  },
  'designer.xliff.notXml': {
    da: 'Filen er ikke gyldig XML (linje {line}). Hent den fra oversættelsesprogrammet igen.',
    en: 'The file is not valid XML (line {line}). Export it from the translation program again.',
  },
  'designer.xliff.doctype': {
    da: 'Filen har en DOCTYPE. Det har en XLIFF-fil ikke: hent den fra oversættelsesprogrammet igen.',
    en: 'The file has a DOCTYPE. An XLIFF file has none: export it from the translation program again.',
  },
  'designer.xliff.notXliff': {
    da: 'Filen er ikke en XLIFF-fil. Vælg den fil, som oversætteren har sendt tilbage.',
    en: 'The file is not an XLIFF file. Choose the file that the translator sent back.',
  },
  'designer.xliff.version': {
    da: 'Filen er XLIFF {version}. Gem den som XLIFF 2.0 eller nyere, og prøv igen.',
    en: 'The file is XLIFF {version}. Save it as XLIFF 2.0 or newer and try again.',
  },
  'designer.xliff.source': {
    da: 'Filen oversætter fra «{language}». Den skal oversætte fra dansk (da).',
    en: 'The file translates from “{language}”. It must translate from Danish (da).',
  },
  'designer.xliff.target': {
    da: 'Filen siger ikke, hvilket sprog den oversætter til (trgLang).',
    en: 'The file does not say which language it translates into (trgLang).',
  },
  'designer.xliff.notOffered': {
    da: 'Filen er på sproget «{language}», som I ikke tilbyder. I tilbyder: {offered}.',
    en: 'The file is in the language “{language}”, which you do not offer. You offer: {offered}.',
  },
  'designer.xliff.otherFile': {
    da: 'Filen hører til «{given}», ikke til «{key}».',
    en: 'The file belongs to “{given}”, not to “{key}”.',
  },
  'designer.xliff.double': {
    da: 'Linje {line}: teksten «{place}» står der to gange.',
    en: 'Line {line}: the text “{place}” stands there twice.',
  },
  'designer.xliff.noSource': {
    da: 'Linje {line}: teksten «{place}» mangler sin danske tekst (source).',
    en: 'Line {line}: the text “{place}” lacks its Danish text (source).',
  },
  'designer.xliff.code': {
    da: 'Linje {line}: oversættelsen af «{place}» har koden <{code}>, som en tekst ikke kan have. Tag den ud.',
    en: 'Line {line}: the translation of “{place}” has the code <{code}>, which a text cannot have. Take it out.',
  },
  'designer.xliff.tooLong': {
    da: 'Linje {line}: oversættelsen af «{place}» må højst være på {most} tegn. Den er på {given}.',
    en: 'Line {line}: the translation of “{place}” can be at most {most} characters. It has {given}.',
  },
  'designer.xliff.empty': {
    da: 'Der er ingen tekster i filen.',
    en: 'There are no texts in the file.',
  },
  'designer.xliff.note.outdated': {
    da: 'Den danske tekst er ændret, siden den blev oversat.',
    en: 'The Danish text has changed since it was translated.',
  },
});
