import { defineTexts } from '../../../texts/catalogue.ts';

/**
 * The texts of physical letters. `{document}` is a document's number in the letter, 1 for the main document: file names may tell of
 * people, and these texts stand in lists and tasks.
 */
export const letterTexts = defineTexts({
  'remote-print.settings.print-type': {
    da: 'Forsendelsestype hos printleverandøren',
    en: 'Type of dispatch at the print vendor',
  },
  'remote-print.settings.print-type-help': {
    da: 'Nummeret fra printaftalen. Det bestemmer kuvert, papir, porto og returadresse. Uden det kan der ikke sendes fysiske breve.',
    en: 'The number from the print agreement. It decides envelope, paper, postage and return address. Without it no physical letters can be sent.',
  },
  'remote-print.settings.print-user': { da: 'Brugernavn i printaftalen', en: 'User name in the print agreement' },
  'remote-print.settings.return-address': { da: 'Returadresse', en: 'Return address' },
  'remote-print.settings.return-address-help': {
    da: 'Vej, postnummer og by på hver sin linje. Står på brevets adresseark, og hertil går breve, der ikke kan afleveres.',
    en: 'Street, postcode and town on lines of their own. It stands on the address sheet of letters, and those that cannot be delivered go here.',
  },
  'remote-print.settings.print-sides': { da: 'Tryk på', en: 'Print on' },
  'remote-print.settings.print-sides.Duplex': { da: 'Begge sider af papiret', en: 'Both sides of the paper' },
  'remote-print.settings.print-sides.Simplex': { da: 'Den ene side af papiret', en: 'One side of the paper' },
  'remote-print.settings.print-colour': { da: 'Farver', en: 'Colours' },
  'remote-print.settings.print-colour.SH': { da: 'Sort-hvid', en: 'Black and white' },
  'remote-print.settings.print-colour.Farve': { da: 'Farve', en: 'Colour' },
  'remote-print.settings.price-c5': {
    da: 'Pris for et brev i lille kuvert (C5) med porto, i kroner',
    en: 'Price of a letter in a small envelope (C5) with postage, in kroner',
  },
  'remote-print.settings.price-c4': {
    da: 'Pris for et brev i stor kuvert (C4) med porto, i kroner',
    en: 'Price of a letter in a large envelope (C4) with postage, in kroner',
  },
  'remote-print.settings.price-sheet': {
    da: 'Pris for hvert ark papir, i kroner',
    en: 'Price of each sheet of paper, in kroner',
  },
  'remote-print.settings.price-page': {
    da: 'Pris for hver trykt side, i kroner',
    en: 'Price of each printed page, in kroner',
  },
  'remote-print.settings.price-help': {
    da: 'For eksempel 9,75. Bruges kun til at anslå prisen, før et brev sendes.',
    en: 'For example 9.75. Used only to estimate the price before a letter is sent.',
  },

  'remote-print.letter.missing-settings': {
    da: 'Organisationen mangler oplysninger om sin printaftale og kan ikke sende fysiske breve. Bed en administrator om at udfylde forsendelsestype, brugernavn og returadresse under Fjernprint og Digital Post.',
    en: 'The organisation lacks details of its print agreement and cannot send physical letters. Ask an administrator to fill in type of dispatch, user name and return address under Remote print and Digital Post.',
  },
  'remote-print.letter.no-document': {
    da: 'Der er intet dokument at sende. Tilføj brevet, og prøv igen.',
    en: 'There is no document to send. Add the letter, and try again.',
  },
  'remote-print.letter.type': {
    da: 'Dokument nr. {document} kan ikke trykkes på papir. Et brev kan kun rumme PDF og billeder (JPEG, PNG). Erstat det, eller fjern det, og prøv igen.',
    en: 'Document no. {document} cannot be printed on paper. A letter can only hold PDFs and pictures (JPEG, PNG). Replace it or remove it, and try again.',
  },
  'remote-print.letter.empty': {
    da: 'Dokument nr. {document} er tomt. Vedhæft det igen, og prøv igen.',
    en: 'Document no. {document} is empty. Attach it again, and try again.',
  },
  'remote-print.letter.unreadable': {
    da: 'Dokument nr. {document} kan ikke læses. Gem det på ny som PDF, vedhæft det igen, og prøv igen.',
    en: 'Document no. {document} cannot be read. Save it anew as a PDF, attach it again, and try again.',
  },
  'remote-print.letter.encrypted': {
    da: 'Dokument nr. {document} er beskyttet med en adgangskode. Gem det uden adgangskode, vedhæft det igen, og prøv igen.',
    en: 'Document no. {document} is protected by a password. Save it without the password, attach it again, and try again.',
  },
  'remote-print.letter.dynamic-form': {
    da: 'Dokument nr. {document} er en dynamisk formular (XFA), som kun Adobe Reader kan vise. Udskriv den til PDF, vedhæft den igen, og prøv igen.',
    en: 'Document no. {document} is a dynamic form (XFA) that only Adobe Reader can show. Print it to PDF, attach it again, and try again.',
  },
  'remote-print.letter.font': {
    da: 'Side {page} i dokument nr. {document} mangler en skrifttype og kan ikke trykkes rigtigt. Gem dokumentet på ny med skrifttyper indlejret (PDF/A), og prøv igen.',
    en: 'Page {page} of document no. {document} lacks a font and cannot be printed correctly. Save the document anew with fonts embedded (PDF/A), and try again.',
  },
  'remote-print.letter.page-too-large': {
    da: 'Side {page} i dokument nr. {document} er for stor: På A4 ville den ikke kunne læses. Højst A2 kan trykkes i et brev.',
    en: 'Page {page} of document no. {document} is too large: on A4 it could not be read. At most A2 can be printed in a letter.',
  },
  'remote-print.letter.too-many-sheets': {
    da: 'Brevet fylder {sheets} ark. Der er højst plads til {limit} ark i en kuvert. Fjern bilag, og prøv igen.',
    en: 'The letter takes {sheets} sheets. An envelope holds at most {limit} sheets. Remove attachments, and try again.',
  },
  'remote-print.letter.too-large': {
    da: 'Brevet og bilagene fylder for meget til at blive trykt. Grænsen er {megabytes} MB i alt. Fjern eller formindsk bilag, og prøv igen.',
    en: 'The letter and its attachments are too large to be printed. The limit is {megabytes} MB in all. Remove or shrink attachments, and try again.',
  },
  'remote-print.letter.too-demanding': {
    da: 'Et af dokumenterne er for tungt eller for beskadiget til at blive gjort klar til tryk. Gem bilagene på ny i en enklere form, for eksempel udskrevet til PDF, og prøv igen.',
    en: 'One of the documents is too heavy or too damaged to be made ready for print. Save the attachments anew in a simpler form, for example printed to PDF, and try again.',
  },
  'remote-print.letter.invalid': {
    da: 'Brevet kan ikke skrives, som printtjenesten kræver (kode {code}). Kontakt jeres systemansvarlige: Fejlen kan ikke rettes i sagen.',
    en: 'The letter cannot be written as the print service demands (code {code}). Contact whoever is responsible for the system: the fault cannot be corrected in the case.',
  },

  'remote-print.address.dead': {
    da: 'Modtageren er død ifølge CPR. Der er ikke sendt noget brev. Tag stilling til, om brevet skal sendes til boet.',
    en: 'The recipient is dead according to CPR. No letter was sent. Decide whether it should be sent to the estate.',
  },
  'remote-print.address.disappeared': {
    da: 'Modtageren er registreret som forsvundet i CPR og har ingen kontaktadresse. Der er ikke sendt noget brev. Find en anden måde at nå modtageren på.',
    en: 'The recipient is registered as disappeared in CPR and has no contact address. No letter was sent. Find another way to reach the recipient.',
  },
  'remote-print.address.annulled': {
    da: 'Modtagerens CPR-nummer er annulleret. Der er ikke sendt noget brev. Find modtagerens rigtige CPR-nummer, og ret sagen.',
    en: "The recipient's CPR number is annulled. No letter was sent. Find the right CPR number of the recipient, and correct the case.",
  },
  'remote-print.address.number-for-tax-only': {
    da: 'Modtageren har kun CPR-nummer af hensyn til skat og ingen adresse i CPR. Der er ikke sendt noget brev. Spørg modtageren om adressen.',
    en: 'The recipient has a CPR number for tax only, and no address in CPR. No letter was sent. Ask the recipient for the address.',
  },
  'remote-print.address.emigrated-without-address': {
    da: 'Modtageren er udrejst af Danmark, og CPR har ingen adresse i udlandet. Der er ikke sendt noget brev til den tidligere adresse. Find en anden måde at nå modtageren på.',
    en: 'The recipient has left Denmark, and CPR has no address abroad. No letter was sent to the former address. Find another way to reach the recipient.',
  },
  'remote-print.address.without-fixed-abode': {
    da: 'Modtageren har ikke fast bopæl og ingen kontaktadresse i CPR. Der er ikke sendt noget brev. Find en anden måde at nå modtageren på.',
    en: 'The recipient has no fixed abode, and no contact address in CPR. No letter was sent. Find another way to reach the recipient.',
  },
  'remote-print.address.no-address': {
    da: 'Registret har ingen adresse på modtageren lige nu, for eksempel fordi modtageren er fraflyttet og endnu ikke har meldt en ny adresse. Der er ikke sendt noget brev. Prøv igen om nogle dage, eller find en anden måde at nå modtageren på.',
    en: 'The register has no address of the recipient right now, for example because the recipient has moved out and given no new address yet. No letter was sent. Try again in some days, or find another way to reach the recipient.',
  },
  'remote-print.address.between-addresses': {
    da: 'Modtageren er mellem to adresser: Den nye adresse i CPR gælder først fra en senere dag. Der er ikke sendt noget brev. Prøv igen efter flyttedagen, eller find en anden måde at nå modtageren på.',
    en: 'The recipient is between two addresses: the new one in CPR holds only from a later day. No letter was sent. Try again after the day of the move, or find another way to reach the recipient.',
  },
  'remote-print.address.ceased': {
    da: 'Virksomheden er ophørt ifølge CVR. Der er ikke sendt noget brev.',
    en: 'The company has ceased according to CVR. No letter was sent.',
  },
  'remote-print.address.not-found': {
    da: 'Registret kender ikke modtagerens nummer. Der er ikke sendt noget brev. Ret nummeret, og prøv igen.',
    en: "The register doesn't know the recipient's number. No letter was sent. Correct the number, and try again.",
  },
  'remote-print.address.refused': {
    da: 'Registret afviser opslaget af modtagerens adresse. Bed en administrator om at rette adgangen til CPR og CVR.',
    en: "The register refuses to look up the recipient's address. Ask an administrator to correct the access to CPR and CVR.",
  },
  'remote-print.address.too-long': {
    da: 'Modtagerens adresse er for lang til et brev (højst seks linjer). Der er ikke sendt noget brev. Send det på en anden måde.',
    en: "The recipient's address is too long for a letter (six lines at most). No letter was sent. Send it another way.",
  },
  'remote-print.letter.preview.letter': { da: 'Brev på papir', en: 'Letter on paper' },
  'remote-print.letter.preview.size': {
    da: 'Sider: {pages}. Ark: {sheets}. Kuvert: {envelope}.',
    en: 'Pages: {pages}. Sheets: {sheets}. Envelope: {envelope}.',
  },
  'remote-print.letter.preview.price': { da: 'Anslået pris: {price}', en: 'Estimated price: {price}' },
});
