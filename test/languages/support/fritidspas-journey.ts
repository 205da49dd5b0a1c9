import type { Journey } from '../../browser/journeys.ts';

/** The demonstration's leisure pass for one of two children; the price decides its way. */
export function fritidspasJourney(price = '9.000'): Pick<Journey, 'form' | 'pages'> {
  return {
    form: 'fritidspas',
    pages: [
      [{}],
      [{ 'children.#1.applies': 'yes', 'children.#2.applies': 'no' }],
      [
        { activity: 'Fodbold', 'provider.cvr': '10000025', 'provider.name': 'Aalborg Boldklub', price, paid: 'no' },
        { 'period.from.day': '1', 'period.from.month': '1', 'period.from.year': '2027' },
        { 'period.to.day': '30', 'period.to.month': '6', 'period.to.year': '2027' },
      ],
      ...(price === '900' ? [] : [[{ ownIncome: '200.000', hasPartner: 'no' }]]),
      [{}],
      [{ truth: 'yes' }],
    ],
  };
}
