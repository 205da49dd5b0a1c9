import { defineTexts } from '../../../texts/catalogue.ts';

/** What the designer is told of a picture. */
export const imageTexts = defineTexts({
  'designer.image.badPicture': {
    da: 'Billedet kan ikke vises. Vælg en PNG-, JPEG- eller SVG-fil på højst 200 kB. En SVG-fil må ikke indeholde scripts eller hente noget udefra.',
    en: 'The picture cannot be shown. Choose a PNG, JPEG or SVG file of at most 200 kB. An SVG file must hold no scripts and fetch nothing from outside.',
  },
  'designer.image.noAlternative': {
    da: 'Skriv, hvad billedet fortæller dem, der ikke ser det, eller angiv, at det kun er pynt.',
    en: 'Write what the picture tells those who do not see it, or say that it is decorative.',
  },
});
