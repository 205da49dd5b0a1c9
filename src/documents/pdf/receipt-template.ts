import { frameTemplate } from './frame-template.ts';

/** The typst source of the receipt; its data comes from `receiptData`. */
export const receiptTemplate = `${frameTemplate}
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 20mm, bottom: 24mm),
  footer: page-foot,
  header: context if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: muted)
    [#d.kind · #d.facts.first().value]
  },
)
#show heading.where(level: 1): set text(size: 21pt)
#show heading.where(level: 1): set block(above: 3mm, below: 6mm)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): set block(above: 9mm, below: 2.5mm)

#grid(
  columns: (1fr, 55mm),
  column-gutter: 10mm,
  if d.logo != none { logo(15mm, 70mm) } else { text(size: 13pt, bold(d.organisation.name)) },
  {
    set text(size: 8.5pt, fill: muted)
    set par(leading: 0.5em)
    par((bold(d.organisation.name), ..d.organisation.lines).join(linebreak()))
  },
)
#v(10mm)
#text(size: 11pt, fill: muted, bold(d.kind))
#heading(level: 1, d.heading)
#block(
  width: 100%,
  fill: rgb("#f3f4f5"),
  inset: 4mm,
  breakable: false,
  grid(
    columns: (1fr, 1.2fr, 1.5fr),
    column-gutter: 5mm,
    ..d.facts.map(fact => {
      set par(spacing: 0.6em)
      text(size: 8.5pt, fill: muted, fact.label)
      parbreak()
      bold(fact.value)
    }),
  ),
)

#let full-width(label, body) = {
  block(above: 3mm, below: 2mm, sticky: true, par(text(fill: muted, label)))
  body
}
#let value(a) = if a.paragraphs.len() == 0 { par(text(fill: muted, d.words.notAnswered)) } else {
  for paragraph in a.paragraphs { par(paragraph) }
}
#let answer(a) = if a.kind == "value" {
  // A short answer stays in one piece; a long one may go over the page's end.
  label-and-value(a.label, value(a), breakable: a.long)
} else if a.kind == "list" {
  label-and-value(a.label, if a.items.len() == 0 { value((paragraphs: ())) } else { list(..a.items) })
} else if a.kind == "table" {
  full-width(a.label, data-table(a))
} else {
  for entry in a.entries {
    block(above: 4mm, below: 1mm, sticky: true, bold(entry.title))
    for cell in entry.cells {
      label-and-value(cell.label, if cell.value == "" { value((paragraphs: ())) } else { par(cell.value) }, breakable: cell.long)
    }
  }
}

#for section in d.sections {
  heading(level: 2, section.heading)
  for a in section.answers { answer(a) }
}

#if d.attachments.len() > 0 {
  heading(level: 2, d.words.attachments)
  data-table((
    columns: (
      (label: d.words.name, align: "start", width: 72),
      (label: d.words.size, align: "end", width: 22),
      (label: d.words.sha256, align: "start", width: 76),
    ),
    rows: d.attachments.map(file => (file.name, file.size, file.sha256)),
  ))
}
#note
`;
