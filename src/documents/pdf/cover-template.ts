import { frameTemplate } from './frame-template.ts';

/**
 * The recipient's address where every window shows it (see `letterTemplate` for the measures): 20 mm from the left, 43 to 65 mm
 * from the top, 75 mm wide. What is too high is set smaller, down to 7 pt, rather than hidden by the envelope.
 */
const addressBlock = `
#let address-block = context {
  let sized(size) = {
    set text(size: size, dir: ltr)
    set par(leading: 0.5em, spacing: 0.5em)
    block(width: 75mm, par(d.recipient.join(linebreak())))
  }
  let fitting = (10pt, 9pt, 8pt, 7.5pt).find(size => measure(sized(size), width: 75mm).height <= 22mm)
  sized(if fitting == none { 7pt } else { fitting })
}
`;

/** The typst source of a letter's own address page; its data comes from `coverData`. */
export const coverTemplate = `${frameTemplate}${addressBlock}
#set page(paper: "a4", margin: (left: 20mm, right: 25mm, top: 15mm, bottom: 27mm))
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 1): set block(above: 0mm, below: 7mm)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 2): set block(above: 6mm, below: 3mm)
#place(top + left, dy: 28mm, address-block)
#text(dir: ltr, grid(
  columns: (1fr, 50mm),
  block(height: 77mm),
  {
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
  },
))
#heading(level: 1, d.subject)
#heading(level: 2, d.words.contents)
#table(
  columns: (1fr, auto),
  align: (left, right),
  stroke: (x, y) => (bottom: if y == 0 { strong-line } else { hairline }),
  inset: (x, y) => (y: 2mm, left: if x == 0 { 0mm } else { 2mm }, right: if x == 1 { 0mm } else { 2mm }),
  table.header(repeat: true, bold(d.words.document), bold(d.words.pages)),
  ..d.contents.map(content => (content.name, content.pages)).flatten(),
)
#note
`;

/** The typst source of an address that is laid over a page that has room for it; its data comes from `addressData`. */
export const addressTemplate = `${frameTemplate}${addressBlock}
#set page(paper: "a4", margin: 0mm, fill: none)
#place(top + left, dx: 20mm, dy: 43mm, address-block)
`;
