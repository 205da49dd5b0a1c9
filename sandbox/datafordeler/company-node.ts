import type { SandboxCompany, SandboxCompanyAddress } from '../cvr/companies.ts';

/** A company as `CVR_Virksomhed` has it on `flexibleCurrent`. */
export function companyNode(company: SandboxCompany): Readonly<Record<string, unknown>> {
  const { cvr, name, startDate, cessationDate, address, postalAddress } = company;
  return {
    ...{ CVRNummer: Number(cvr), status: 'aktiv', virksomhedStartdato: startDate },
    virksomhedOphoersdato: cessationDate ?? null,
    id_CVR_CVREnhed_id_ref: {
      nodes: [
        {
          id_CVR_Navn_CVREnhedsId_ref: { vaerdi: name },
          id_CVR_Adressering_CVREnhedsId_ref: {
            nodes: [...addressNode('beliggenhedsadresse', address), ...addressNode('postadresse', postalAddress)],
          },
        },
      ],
    },
  };
}

function addressNode(use: string, address: SandboxCompanyAddress | undefined): readonly unknown[] {
  if (!address) return [];
  const parts = address.kind === 'parts' ? address : undefined;
  return [
    {
      ...{ AdresseringAnvendelse: use, coNavn: parts?.careOf ?? null, CVRAdresse_vejnavn: parts?.street ?? null },
      CVRAdresse_husnummerFra: parts?.houseNumber ?? null,
      CVRAdresse_husnummerTil: parts?.houseNumberTo ?? null,
      CVRAdresse_etagebetegnelse: parts?.floor ?? null,
      CVRAdresse_doerbetegnelse: parts?.door ?? null,
      CVRAdresse_postnummer: parts?.postCode ?? null,
      CVRAdresse_postdistrikt: parts?.district ?? null,
      CVRAdresse_kommunekode: parts?.municipalityCode ?? null,
      CVRAdresse_adresseFritekst: address.kind === 'text' ? address.text : null,
    },
  ];
}
