/**
 * The typst source that every template begins with: metadata, type, colours, the page's foot, tables, the logo.
 *
 * Nothing of a document is ever written into this source. Its data is the file `/data.json`, and a string from there is
 * text to typst whatever it contains. Colours keep 7:1 to white. Header and foot are artifacts to a screen reader.
 */
export const frameTemplate = String.raw`
// An empty box is a place to break the line that leaves no trace in copied text; a zero-width space would.
// Not by a show rule: typst gives up at a thousand of them in one text ("maximum grouping depth exceeded").
#let with-breaks(value) = if type(value) == str {
  if value.contains("\u{200B}") { value.split("\u{200B}").join(box()) } else { value }
} else if type(value) == array {
  value.map(with-breaks)
} else if type(value) == dictionary {
  value.pairs().map(((key, inner)) => (key, with-breaks(inner))).to-dict()
} else { value }
#let d = with-breaks(json("/data.json"))
#let ink = rgb("#1a1a1a")
#let muted = rgb("#545454")
#let hairline = 0.5pt + rgb("#c4c4c4")
#let strong-line = 1pt + ink
#let bold(body) = text(weight: 600, body)

#let (year, month, day, hour, minute, second) = d.date
#set document(
  title: d.title,
  author: d.author,
  date: datetime(year: year, month: month, day: day, hour: hour, minute: minute, second: second),
)
#let is-rtl = d.direction == "rtl"
#set text(font: ("IBM Plex Sans", "IBM Plex Sans Arabic"), size: 10pt, lang: d.language, dir: if is-rtl { rtl } else { ltr }, fill: ink, fallback: false, hyphenate: false, overhang: false)
#set par(leading: 0.62em, spacing: 1.05em, justify: false)
#set list(indent: 0mm, body-indent: 2.5mm, spacing: 0.7em)
#set enum(indent: 0mm, body-indent: 2.5mm, spacing: 0.7em)
#show heading: set text(weight: 600, hyphenate: false)
#show heading: set block(sticky: true)

#let page-foot = context {
  set text(size: 8pt, fill: muted)
  line(length: 100%, stroke: hairline)
  v(-1mm)
  grid(
    columns: (1fr, auto),
    column-gutter: 8mm,
    d.footer,
    d.pageLabel.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first())),
  )
}

#let logo(height, max-width) = context {
  let sized(..size) = image("/logo", format: d.logo, alt: d.logoAlternativeText, ..size)
  if measure(sized(height: height)).width > max-width { sized(width: max-width) } else { sized(height: height) }
}

#let data-table(t) = {
  set text(size: 9pt, hyphenate: true)
  set par(leading: 0.55em)
  table(
    columns: t.columns.map(column => column.width * 1mm),
    align: (x, y) => top + if t.columns.at(x).align == "end" { end } else { start },
    stroke: (x, y) => (bottom: if y == 0 { strong-line } else { hairline }),
    // The text of the outer columns stands flush with the page's own edges.
    inset: (x, y) => (
      y: 1.7mm,
      left: if x == (if is-rtl { t.columns.len() - 1 } else { 0 }) { 0mm } else { 2mm },
      right: if x == (if is-rtl { 0 } else { t.columns.len() - 1 }) { 0mm } else { 2mm },
    ),
    table.header(repeat: true, ..t.columns.map(column => bold(column.label))),
    ..t.rows.flatten(),
  )
}

#let label-and-value(label, body, label-width: 55mm, breakable: true) = block(
  width: 100%,
  breakable: breakable,
  above: 0mm,
  below: 0mm,
  grid(
    columns: (label-width, 1fr),
    inset: (x: 0mm, y: 2mm),
    stroke: (bottom: hairline),
    pad(left: if is-rtl { 5mm } else { 0mm }, right: if is-rtl { 0mm } else { 5mm }, par(text(fill: muted, hyphenate: true, label))), body,
  ),
)

#let note = if d.note != "" {
  v(4mm)
  text(size: 8.5pt, fill: muted, d.note)
}
`;
