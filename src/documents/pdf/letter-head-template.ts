import { frameTemplate } from './frame-template.ts';

/**
 * The typst source that letters and their address pages begin with: `address-block` and `sender-column`.
 *
 * The recipient's address begins 20 mm from the left and 43 mm from the top and is at most 75 mm wide. A window of a C5
 * envelope (44-79 mm from its top, from 15 mm) shows 44-65 mm of the sheet wherever the sheet lies in the envelope, that of an M65
 * (39-74 mm) shows 39-61 mm: four lines end at 60 mm, six at 69 mm. What is too high is set smaller, down to 7 pt, rather than hidden
 * by the envelope. Everything else keeps out of what a window can show at its worst (26-80 mm from the top, to 120 mm from the left),
 * so the sender stands in a column at the right, 50 mm wide.
 */
export const letterHeadTemplate = `${frameTemplate}
// An address is written as the post reads it, whichever way the letter's lines run.
#let address-block = context {
  let sized(size) = {
    set text(size: size, dir: ltr)
    set par(leading: 0.5em, spacing: 0.5em)
    block(width: 75mm, par(d.recipient.join(linebreak())))
  }
  let fitting = (10pt, 9pt, 8pt, 7.5pt).find(size => measure(sized(size), width: 75mm).height <= 22mm)
  sized(if fitting == none { 7pt } else { fitting })
}
#let sender-column() = {
  set text(size: 8.5pt)
  set par(leading: 0.5em)
  if d.logo != none {
    block(below: 6mm, logo(14mm, 50mm))
    bold(d.organisation.name)
  } else {
    text(size: 12pt, bold(d.organisation.name))
  }
  parbreak()
  par(text(fill: muted, d.organisation.lines.join(linebreak())))
  v(3mm)
  for fact in d.facts {
    par({
      text(fill: muted, fact.label)
      linebreak()
      bold(fact.value)
    })
  }
}
`;
