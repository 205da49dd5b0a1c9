import { defineTexts } from '../texts/catalogue.ts';

/** What is wrong with answers about persons and places, and how they are shown; part of the forms' catalogue. */
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
  'form.part.unverifiedShown': {
    da: '{address} (ikke slået op i adresseregistret)',
    en: '{address} (not looked up in the address register)',
  },
  'form.part.propertyShown': { da: '{address} (BFE-nummer {bfe})', en: '{address} (BFE number {bfe})' },
  'form.part.bfeShown': { da: 'BFE-nummer {bfe}', en: 'BFE number {bfe}' },
  'form.part.protected': { da: 'Adressen er beskyttet', en: 'The address is protected' },
  'form.part.personShown': { da: '{name} (CPR-nummer {cpr})', en: '{name} (CPR number {cpr})' },
  'form.part.pointShown': {
    da: 'Breddegrad {lat}, længdegrad {lng} (UTM32: {east} Ø, {north} N)',
    en: 'Latitude {lat}, longitude {lng} (UTM32: {east} E, {north} N)',
  },
  'form.part.areaShown': {
    da: 'Område på {area} m² med {count} hjørner (breddegrad, længdegrad):',
    en: 'Area of {area} m² with {count} corners (latitude, longitude):',
  },
});
