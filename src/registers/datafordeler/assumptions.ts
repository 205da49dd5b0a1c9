/**
 * What the product takes Datafordeler's services to be like where no documentation or tried client says so; all of it stands here, so
 * that it can be put right in one place at the first call of the real ones. The rest (addresses, the rules of GraphQL there, the
 * fields of names, numbers, protections, addresses and relations) is known from clients in use.
 */

/**
 * Custody and guardianship, asked for by themselves: a name that is wrong here fails that question alone, and then nobody has
 * custody by it. The two top fields are known to exist, their parts are not.
 */
export const custodyQuery = `query ($cpr: [String!]!) {
  CPRCustom_PublicSectorPerson(input: { personnummer: { personnummer: { in: $cpr } } }) {
    nodes {
      beskyttelser { beskyttelsestype status virkningfra virkningtil }
      foraeldremyndighedsoplysninger {
        rolle virkningfra virkningtil
        indehaver { personid personnummer beskyttelser { beskyttelsestype status virkningfra virkningtil } }
      }
      vaergemaal {
        vaergemaalstype virkningfra virkningtil
        vaerge { personid personnummer beskyttelser { beskyttelsestype status virkningfra virkningtil } }
      }
    }
  }
}`;

/** The words for how a person stands in the register, by CPR's codes; only the first has been seen. Parts of words are enough. */
export const statusWords: readonly (readonly [
  part: string,
  status: 1 | 3 | 5 | 7 | 20 | 30 | 50 | 60 | 70 | 80 | 90,
])[] = [
  ['groenland_hoej_vejkode', 7],
  ['groenland', 5],
  ['hoej_vejkode', 3],
  ['uden_fast', 3],
  ['bopael_i_danmark', 1],
  ['doed', 90],
  ['udrejst', 80],
  ['forsvundet', 70],
  ['aendret', 60],
  ['slettet', 50],
  ['annulleret', 30],
  ['skat', 20],
];

/** Protections that hide neither name nor address; any other that is in force does. */
export const harmlessProtections = /reklame|markedsfoering|forsker|statistik/i;

/** The role of a parent, as a relation names it. */
export const motherRole = /mor|medmor/i;
