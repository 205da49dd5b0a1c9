import { addressesPeer } from './addresses/peer.ts';
import { beskedfordelerPeer } from './beskedfordeler/peer.tsx';
import { brokersPeer } from './brokers/peer.tsx';
import { clamdPeer } from './clamd/peer.tsx';
import { contextHandlerPeer } from './context-handler/peer.tsx';
import { cprPeer } from './cpr/peer.ts';
import { cvrPeer } from './cvr/peer.ts';
import { datafordelerPeer } from './datafordeler/peer.ts';
import { digitalPostPeer } from './digital-post/peer.ts';
import { employeesPeer } from './employees/peer.tsx';
import { graphPeer } from './graph/peer.ts';
import { mapPeer } from './map/peer.ts';
import { mitidPeer } from './mitid/peer.tsx';
import { nemloginPeer } from './nemlogin/peer.tsx';
import type { Peer } from './peer.ts';
import { pensopayPeer } from './pensopay/peer.tsx';
import { powerOfAttorneyPeer } from './power-of-attorney/peer.tsx';
import { printerPeer } from './printer/peer.ts';
import { propertiesPeer } from './properties/peer.ts';
import { provisioningPeer } from './provisioning/peer.tsx';
import { servicePlatformPeer } from './service-platform/peer.tsx';
import { sftpPeer } from './sftp/peer.tsx';
import { smsPeer } from './sms/peer.ts';
import { smtpPeer } from './smtp/peer.tsx';
import { webhooksPeer } from './webhooks/peer.tsx';

/** Every outside system that the sandbox plays; one line here adds one. */
export const sandboxPeers: readonly Peer[] = [
  mitidPeer,
  nemloginPeer,
  powerOfAttorneyPeer,
  employeesPeer,
  provisioningPeer,
  brokersPeer,
  graphPeer,
  contextHandlerPeer,
  cprPeer,
  cvrPeer,
  datafordelerPeer,
  servicePlatformPeer,
  digitalPostPeer,
  printerPeer,
  beskedfordelerPeer,
  clamdPeer,
  addressesPeer,
  propertiesPeer,
  mapPeer,
  smtpPeer,
  sftpPeer,
  webhooksPeer,
  pensopayPeer,
  smsPeer,
];
