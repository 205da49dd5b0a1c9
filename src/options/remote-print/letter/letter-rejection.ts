import { fillText } from '../../../texts/catalogue.ts';
import type { Rejected } from '../ports.ts';
import type { LetterProblem } from './letter-problem.ts';
import { letterTexts } from './texts.ts';

/** So many problems are told at once; whoever mends those hears of the others. */
const told = 5;

/** A letter's problems as the reason that a case worker reads, in every language of the catalogue. */
export function letterRejection(problems: readonly LetterProblem[]): Rejected {
  const texts = problems
    .slice(0, told)
    .map(({ kind, ...values }) => fillText(letterTexts[`remote-print.letter.${kind}`], values));
  const together = (language: 'da' | 'en') => texts.map((text) => text[language]).join(' ');
  return { outcome: 'rejected', reason: { da: together('da'), en: together('en') } };
}
