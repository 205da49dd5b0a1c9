import { addressToken } from './addresses/peer.ts';
import { cprAgreements } from './cpr/access.ts';
import { cvrAgreements } from './cvr/access.ts';
import { apiKeyOf } from './digital-post/senders.ts';
import { propertyToken } from './properties/peer.ts';

/** The product's settings for the peers played here, by the names of its environment variables; `{cvr}` is the organisation's. */
export function offers(url: string, clamd: number): Readonly<Record<string, string>> {
  return {
    MITID_ISSUER: `${url}/mitid`,
    MITID_CLIENT_ID: 'selvbetjening',
    EMPLOYEE_ISSUER: `${url}/employees/{cvr}`,
    EMPLOYEE_CLIENT_ID: 'selvbetjening',
    CPR_URL: `${url}/cpr/service/CPR/PersonBaseDataExtended/5`,
    CPR_KEY: cprAgreements.secret,
    CVR_URL: `${url}/cvr/service/CVR/Online/2`,
    CVR_KEY: cvrAgreements.secret,
    USER_SYSTEM_UUID: cprAgreements.userSystemUuid,
    DIGITAL_POST_URL: `${url}/digital-post`,
    DIGITAL_POST_KEY: apiKeyOf('{cvr}'),
    ADDRESS_URL: `${url}/addresses`,
    ADDRESS_KEY: addressToken,
    PROPERTY_URL: `${url}/properties`,
    PROPERTY_KEY: propertyToken,
    MAP_TILES_URL: `${url}/map/{z}/{x}/{y}.svg`,
    MAP_ATTRIBUTION: 'Opdigtet kort',
    CLAMD: `127.0.0.1:${clamd}`,
  };
}
