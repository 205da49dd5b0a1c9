import { defineTexts } from '../texts/catalogue.ts';

/** What the page parts about persons and places say. Apart from what is shown elsewhere, since a page's script needs none of it. */
export const placePartTexts = defineTexts({
  'form.part.addressSearch': { da: 'Søg efter adressen', en: 'Search for the address' },
  'form.part.addressExample': {
    da: 'Skriv vej, husnummer og by, for eksempel Birkevej 12A, Aalborg.',
    en: 'Write street, number and town, for example Birkevej 12A, Aalborg.',
  },
  'form.part.findAddress': { da: 'Find adresse', en: 'Find address' },
  'form.part.foundAddresses': { da: 'Vælg adressen', en: 'Choose the address' },
  'form.part.useChosen': { da: 'Brug den valgte', en: 'Use the chosen one' },
  'form.part.writeAddress': { da: 'Eller skriv adressen selv', en: 'Or write the address yourself' },
  'form.part.street': { da: 'Vejnavn', en: 'Street' },
  'form.part.houseNumber': { da: 'Husnummer', en: 'House number' },
  'form.part.floor': { da: 'Etage', en: 'Floor' },
  'form.part.door': { da: 'Dør', en: 'Door' },
  'form.part.postCode': { da: 'Postnummer', en: 'Postal code' },
  'form.part.city': { da: 'By', en: 'Town' },
  'form.part.addressVerified': {
    da: 'Adressen er fundet i adresseregistret.',
    en: 'The address was found in the address register.',
  },
  'form.part.addressSuggestions': { da: '{count} forslag', en: '{count} suggestions' },
  'form.part.noAddressSuggestions': { da: 'Ingen forslag', en: 'No suggestions' },
  'form.part.bfe': { da: 'BFE-nummer', en: 'BFE number' },
  'form.part.bfeExample': {
    da: 'Nummeret står i ejendomsbidragsbilletten og på ois.dk.',
    en: 'The number is in the property tax bill and at ois.dk.',
  },
  'form.part.propertySearch': { da: 'Eller søg efter ejendommens adresse', en: 'Or search for the property’s address' },
  'form.part.findProperty': { da: 'Find ejendom', en: 'Find property' },
  'form.part.foundProperties': { da: 'Vælg ejendommen', en: 'Choose the property' },
  'form.part.personCpr': { da: 'CPR-nummer', en: 'CPR number' },
  'form.part.personName': { da: 'Fulde navn', en: 'Full name' },
  'form.part.findPerson': { da: 'Hent navn og adresse', en: 'Fetch name and address' },
  'form.part.findPersonHint': {
    da: 'Vi kan hente oplysninger om dig selv og dine egne børn. Skriv selv navnet på andre.',
    en: 'We can fetch data about you and your own children. Write the name of others yourself.',
  },
  'form.part.personAddress': { da: 'Adresse fra CPR: {address}', en: 'Address from the CPR register: {address}' },
  'form.part.coordinates': { da: 'Eller skriv koordinater', en: 'Or write coordinates' },
  'form.part.coordinatesExample': {
    da: 'Breddegrad og længdegrad, for eksempel 57,0488 9,9217, eller UTM32, for eksempel 555910 6323195.',
    en: 'Latitude and longitude, for example 57.0488, 9.9217, or UTM32, for example 555910 6323195.',
  },
  'form.part.placeDescription': {
    da: 'Beskriv stedet, for eksempel med adressen',
    en: 'Describe the place, for example by its address',
  },
  'form.part.corners': { da: 'Eller skriv hjørnernes koordinater', en: 'Or write the coordinates of the corners' },
  'form.part.cornersExample': {
    da: 'Ét hjørne på hver linje, som breddegrad og længdegrad eller UTM32.',
    en: 'One corner on each line, as latitude and longitude or UTM32.',
  },
  'form.part.areaDescription': {
    da: 'Beskriv området, for eksempel med adresser',
    en: 'Describe the area, for example by addresses',
  },
  'form.part.map': { da: 'Kort', en: 'Map' },
  'form.part.mapPointHelp': {
    da: 'Klik på kortet for at sætte punktet. Med tastaturet: flyt kortet med piletasterne, zoom med + og −, og sæt punktet i krydset midt på kortet med Enter.',
    en: 'Click on the map to set the point. By keyboard: move the map with the arrow keys, zoom with + and −, and set the point in the crosshair with Enter.',
  },
  'form.part.mapAreaHelp': {
    da: 'Klik på kortet for hvert hjørne. Med tastaturet: flyt kortet med piletasterne, zoom med + og −, sæt et hjørne i krydset midt på kortet med Enter, og tag det sidste væk med Backspace.',
    en: 'Click on the map for each corner. By keyboard: move the map with the arrow keys, zoom with + and −, set a corner in the crosshair with Enter, and take the last away with Backspace.',
  },
  'form.part.mapPointSet': { da: 'Punktet er sat: {place}', en: 'The point is set: {place}' },
  'form.part.mapCornerSet': { da: '{count} hjørner er sat', en: '{count} corners are set' },
  'form.part.mapUndo': { da: 'Fjern sidste hjørne', en: 'Remove the last corner' },
  'form.part.mapClear': { da: 'Begynd forfra', en: 'Begin again' },
  'form.part.mapZoomIn': { da: 'Zoom ind', en: 'Zoom in' },
  'form.part.mapZoomOut': { da: 'Zoom ud', en: 'Zoom out' },
});
