import { letterHeadTemplate } from './letter-head-template.ts';

/** The typst source of the letter; its data comes from `letterData`. */
export const letterTemplate = `${letterHeadTemplate}
#set page(
  paper: "a4",
  margin: (left: 20mm, right: 25mm, top: 25mm, bottom: 27mm),
  footer: page-foot,
  header: context if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: muted)
    [#d.organisation.name · #d.facts.last().value]
  },
)
#set text(size: 10.5pt)
#set par(spacing: 1.15em)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 1): set block(above: 0mm, below: 5mm)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 2): set block(above: 6mm, below: 2.5mm)

#v(-10mm)
// The window is at the left whichever way the letter's lines run.
#text(dir: ltr, grid(
  columns: (75mm, 1fr, 50mm),
  block(height: 77mm, {
    v(28mm)
    address-block
  }),
  [],
  sender-column(),
))
#heading(level: 1, d.subject)

#let block-of(b) = if b.kind == "paragraph" {
  for paragraph in b.paragraphs { par(paragraph) }
} else if b.kind == "link" {
  par(link(b.url, underline(b.text)))
} else if b.kind == "heading" {
  heading(level: 2, b.text)
} else if b.kind == "list" {
  if b.numbered { enum(..b.items) } else { list(..b.items) }
} else if b.kind == "table" {
  block(above: 4mm, below: 5mm, data-table(b))
} else if b.kind == "rows" {
  for cells in b.rows {
    v(3mm)
    for cell in cells { label-and-value(cell.label, par(cell.value), breakable: cell.long) }
  }
  v(3mm)
} else {
  block(
    above: 4mm,
    below: 5mm,
    width: 100%,
    breakable: false,
    // Side by side as long as each stands on one line: a number in two parts can't be searched for or read out.
    layout(size => {
      let value(figure) = text(size: 14pt, bold(figure.value))
      let fits(count) = b.figures.all(figure => {
        measure(value(figure)).width <= (size.width - (count - 1) * 3mm) / count - 8mm
      })
      let most = calc.min(3, calc.max(1, b.figures.len()))
      let count = range(most, 0, step: -1).find(fits)
      grid(
        columns: (1fr,) * if count == none { 1 } else { count },
        gutter: 3mm,
        ..b.figures.map(figure => grid.cell(fill: rgb("#f3f4f5"), inset: 4mm, {
          set par(spacing: 0.7em)
          text(size: 8.5pt, fill: muted, hyphenate: true, figure.label)
          parbreak()
          value(figure)
        })),
      )
    }),
  )
}
#for b in d.body { block-of(b) }

#block(above: 9mm, breakable: false, {
  par(d.greeting)
  v(2mm)
  par({
    bold(d.signature.name)
    linebreak()
    text(fill: muted, d.signature.title)
    linebreak()
    text(fill: muted, d.organisation.name)
  })
})

#if d.attachments.len() > 0 {
  block(above: 9mm, breakable: false, {
    set text(size: 9.5pt)
    heading(level: 2, d.words.attachments)
    list(..d.attachments)
  })
}
#note
`;
