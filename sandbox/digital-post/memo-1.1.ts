/** What 1.1 says otherwise than 1.2, by the lines of our schema of 1.2. */
const differences: readonly (readonly [from: RegExp, to: string, times: number])[] = [
  [/<xs:enumeration value="1\.2"\/>/g, '<xs:enumeration value="1.1"/>', 1],
  [
    /<xs:attribute name="memoVersion"[^>]*\/>/g,
    '$&<xs:attribute name="memoSchVersion" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="1.1.0"/></xs:restriction></xs:simpleType></xs:attribute>',
    1,
  ],
  [/(<xs:element name="(?:mandatory|legalNotification)" type="xs:boolean") minOccurs="0"/g, '$1', 2],
  [
    /(<xs:element name="(?:sender|recipient)ID"[^>]*\/>\s*)<xs:element name="idType"[^>]*\/>/g,
    '$1<xs:element name="idType" type="memo:RequiredText"/><xs:element name="idTypeLabel" type="memo:Text" minOccurs="0"/>',
    2,
  ],
  [/<xs:element ref="memo:Representative" minOccurs="0"\/>/g, '', 1],
  [/<xs:element name="originalRepresentative"[^>]*\/>/g, '', 1],
  [
    /<xs:element ref="grd:Address" minOccurs="0"\/>\s*<xs:element ref="grd:UnstructuredAddress" minOccurs="0"\/>/g,
    '<xs:choice minOccurs="0"><xs:element ref="grd:Address"/><xs:element ref="grd:UnstructuredAddress"/></xs:choice>',
    2,
  ],
];

/**
 * The schema of MeMo 1.1, which Digital Post takes beside 1.2: version attributes, flags that must be said, labels of id types, no
 * representatives, and one address of either form. Written from that of 1.2, so that all else is the same.
 */
export function memo11(schema12: string): string {
  return differences.reduce((schema, [from, to, times]) => {
    const found = schema.match(from)?.length ?? 0;
    if (found !== times) throw new Error(`The schema of MeMo 1.2 has ${from} ${found} times, not ${times}.`);
    return schema.replace(from, to);
  }, schema12);
}
