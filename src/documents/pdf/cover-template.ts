import { letterHeadTemplate } from './letter-head-template.ts';

/** The typst source of a letter's own address page; its data comes from `coverData`. */
export const coverTemplate = `${letterHeadTemplate}
#set page(paper: "a4", margin: (left: 20mm, right: 25mm, top: 15mm, bottom: 27mm))
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 1): set block(above: 0mm, below: 7mm)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 2): set block(above: 6mm, below: 3mm)
#place(top + left, dy: 28mm, address-block)
#text(dir: ltr, grid(
  columns: (1fr, 50mm),
  block(height: 77mm),
  sender-column(),
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
export const addressTemplate = `${letterHeadTemplate}
#set page(paper: "a4", margin: 0mm, fill: none)
#place(top + left, dx: 20mm, dy: 43mm, address-block)
`;
