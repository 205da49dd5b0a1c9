import { defineTexts } from '../texts/catalogue.ts';

/** What fields about persons and places say; part of the forms' catalogue. */
export const placeTexts = defineTexts({
  'form.error.addressNotChosen': {
    da: 'Tryk på “Find adresse”, og vælg adressen, eller skriv den i felterne nedenunder',
    en: 'Press “Find address” and choose the address, or write it in the fields below',
  },
  'form.error.noStreet': { da: 'Skriv vejens navn', en: 'Write the name of the street' },
  'form.error.noHouseNumber': { da: 'Skriv husnummeret', en: 'Write the house number' },
  'form.error.badHouseNumber': {
    da: 'Skriv husnummeret som et tal med højst ét bogstav efter, for eksempel 12A. Du skrev “{given}”',
    en: 'Write the house number as a number with at most one letter after it, for example 12A. You wrote “{given}”',
  },
  'form.error.noPostCode': { da: 'Skriv postnummeret', en: 'Write the postal code' },
  'form.error.badPostCode': {
    da: 'Et postnummer har 4 cifre. Du skrev “{given}”',
    en: 'A postal code has 4 digits. You wrote “{given}”',
  },
  'form.error.noCity': { da: 'Skriv byens navn', en: 'Write the name of the town' },
  'form.error.bfe': {
    da: 'Et BFE-nummer har 1 til 10 cifre og begynder ikke med 0. Du skrev “{given}”',
    en: 'A BFE number has 1 to 10 digits and does not begin with 0. You wrote “{given}”',
  },
  'form.error.propertyNotChosen': {
    da: 'Tryk på “Find ejendom”, og vælg ejendommen, eller skriv dens BFE-nummer',
    en: 'Press “Find property” and choose it, or write its BFE number',
  },
  'form.error.personCpr': {
    da: 'Skriv CPR-nummeret med 10 cifre, for eksempel 010203-1234. Du skrev “{given}”',
    en: 'Write the CPR number with 10 digits, for example 010203-1234. You wrote “{given}”',
  },
  'form.error.noPersonCpr': { da: 'Skriv personens CPR-nummer', en: 'Write the person’s CPR number' },
  'form.error.noPersonName': { da: 'Skriv personens navn', en: 'Write the person’s name' },
  'form.error.notCoordinates': {
    da: 'Skriv to tal, for eksempel 57,0488 9,9217 (breddegrad og længdegrad) eller 555910 6323195 (UTM32)',
    en: 'Write two numbers, for example 57.0488, 9.9217 (latitude and longitude) or 555910 6323195 (UTM32)',
  },
  'form.error.outsideDenmark': {
    da: 'Stedet ligger uden for Danmark. Se efter, om tallene er byttet om',
    en: 'The place is outside Denmark. Check whether the numbers are in the right order',
  },
  'form.error.tooFewCorners': {
    da: 'Et område har mindst 3 hjørner. Du har sat {given}',
    en: 'An area has at least 3 corners. You have set {given}',
  },
  'form.error.tooManyCorners': {
    da: 'Et område kan højst have {allowed} hjørner',
    en: 'An area can have at most {allowed} corners',
  },
  'form.error.crossing': {
    da: 'Områdets sider krydser hinanden. Flyt et hjørne, eller begynd forfra',
    en: 'The sides of the area cross each other. Move a corner, or begin again',
  },
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
  'form.part.unverifiedShown': {
    da: '{address} (ikke slået op i adresseregistret)',
    en: '{address} (not looked up in the address register)',
  },
  'form.part.suggestions': { da: '{count} forslag', en: '{count} suggestions' },
  'form.part.noSuggestions': { da: 'Ingen forslag', en: 'No suggestions' },
  'form.part.bfe': { da: 'BFE-nummer', en: 'BFE number' },
  'form.part.bfeExample': {
    da: 'Nummeret står i ejendomsbidragsbilletten og på ois.dk.',
    en: 'The number is in the property tax bill and at ois.dk.',
  },
  'form.part.propertySearch': { da: 'Eller søg efter ejendommens adresse', en: 'Or search for the property’s address' },
  'form.part.findProperty': { da: 'Find ejendom', en: 'Find property' },
  'form.part.foundProperties': { da: 'Vælg ejendommen', en: 'Choose the property' },
  'form.part.propertyShown': { da: '{address} (BFE-nummer {bfe})', en: '{address} (BFE number {bfe})' },
  'form.part.bfeShown': { da: 'BFE-nummer {bfe}', en: 'BFE number {bfe}' },
  'form.part.personCpr': { da: 'CPR-nummer', en: 'CPR number' },
  'form.part.personName': { da: 'Fulde navn', en: 'Full name' },
  'form.part.findPerson': { da: 'Hent navn og adresse', en: 'Fetch name and address' },
  'form.part.findPersonHint': {
    da: 'Vi kan hente oplysninger om dig selv og dine egne børn. Skriv selv navnet på andre.',
    en: 'We can fetch data about you and your own children. Write the name of others yourself.',
  },
  'form.part.personAddress': { da: 'Adresse fra CPR: {address}', en: 'Address from the CPR register: {address}' },
  'form.part.protected': { da: 'Adressen er beskyttet', en: 'The address is protected' },
  'form.part.personShown': { da: '{name} (CPR-nummer {cpr})', en: '{name} (CPR number {cpr})' },
  'form.part.coordinates': { da: 'Koordinater', en: 'Coordinates' },
  'form.part.coordinatesExample': {
    da: 'Breddegrad og længdegrad, for eksempel 57,0488 9,9217, eller UTM32, for eksempel 555910 6323195.',
    en: 'Latitude and longitude, for example 57.0488, 9.9217, or UTM32, for example 555910 6323195.',
  },
  'form.part.placeDescription': {
    da: 'Eller beskriv stedet, for eksempel med adressen',
    en: 'Or describe the place, for example by its address',
  },
  'form.part.corners': { da: 'Hjørner', en: 'Corners' },
  'form.part.cornersExample': {
    da: 'Ét hjørne på hver linje, som breddegrad og længdegrad eller UTM32.',
    en: 'One corner on each line, as latitude and longitude or UTM32.',
  },
  'form.part.areaDescription': {
    da: 'Eller beskriv området, for eksempel med adresser',
    en: 'Or describe the area, for example by addresses',
  },
  'form.part.map': { da: 'Kort', en: 'Map' },
  'form.part.mapPointHelp': {
    da: 'Klik på kortet for at sætte punktet. Med tastaturet: flyt kortet med piletasterne, zoom med + og −, og sæt punktet i sigtekornet med Enter.',
    en: 'Click on the map to set the point. By keyboard: move the map with the arrow keys, zoom with + and −, and set the point in the crosshair with Enter.',
  },
  'form.part.mapAreaHelp': {
    da: 'Klik på kortet for hvert hjørne. Med tastaturet: flyt kortet med piletasterne, zoom med + og −, sæt et hjørne i sigtekornet med Enter, og tag det sidste væk med Backspace.',
    en: 'Click on the map for each corner. By keyboard: move the map with the arrow keys, zoom with + and −, set a corner in the crosshair with Enter, and take the last away with Backspace.',
  },
  'form.part.mapPointSet': { da: 'Punktet er sat: {place}', en: 'The point is set: {place}' },
  'form.part.mapCornerSet': { da: '{count} hjørner er sat', en: '{count} corners are set' },
  'form.part.mapUndo': { da: 'Fjern sidste hjørne', en: 'Remove the last corner' },
  'form.part.mapClear': { da: 'Begynd forfra', en: 'Begin again' },
  'form.part.mapZoomIn': { da: 'Zoom ind', en: 'Zoom in' },
  'form.part.mapZoomOut': { da: 'Zoom ud', en: 'Zoom out' },
  'form.part.pointShown': {
    da: 'Breddegrad {lat}, længdegrad {lng} (UTM32: {east} Ø, {north} N)',
    en: 'Latitude {lat}, longitude {lng} (UTM32: {east} E, {north} N)',
  },
  'form.part.areaShown': {
    da: 'Område på {area} m² med {count} hjørner (breddegrad, længdegrad):',
    en: 'Area of {area} m² with {count} corners (latitude, longitude):',
  },
});
