/** Words of invented answers. None of the people, places and firms exists; `example.dk` is reserved for examples. */
export const words = {
  people: ['Asta Ager', 'Bent Bæk', 'Cille Dal', 'Erik Eng', 'Freja Høj', 'Gorm Kær', 'Helle Lund', 'Åse Ærø'],
  streets: ['Prøvevej', 'Eksempelgade', 'Mønsterstræde', 'Forsøgsallé'],
  cities: [
    ['9000', 'Aalborg'],
    ['8000', 'Aarhus C'],
    ['5000', 'Odense C'],
    ['6700', 'Esbjerg'],
  ],
  firms: ['Prøvebyens Boldklub', 'Eksempel & Søn ApS', 'Foreningen Mønster'],
  short: ['Fodbold', 'Svømning', 'Ved broen', 'Til skolen', 'En rød cykel', 'Møde i Ørsted'],
  long: [
    'Hullet er omkring en halv meter bredt.',
    'Vi flyttede i foråret.\nDerfor søger vi først nu.',
    'Her står lidt mere om sagen, så sagsbehandleren kan se, hvordan det ser ud.',
  ],
} as const;
