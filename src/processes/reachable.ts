import { BlockList, isIP } from 'node:net';
import type { Configuration } from '../configuration.ts';

/** Which addresses (IPv4 or IPv6) may be called. */
export type Reaches = (address: string) => boolean;

/** Networks that are not the open internet (RFC 6890): this machine, private and link-local ones, and those for special use. */
const closed: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

const closedList = listOf(closed);

/** Lets the open internet be reached, and the given networks, which the operator has allowed. */
export function reachesOpenAnd(networks: readonly string[]): Reaches {
  const allowed = listOf(networks);
  return (address) => {
    // An IPv4 address in IPv6's clothes is judged as what it is.
    const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
    const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(plain) === 0) return false;
    if (/^::ffff:/i.test(plain)) return false;
    return allowed.check(plain, family) || !closedList.check(plain, family);
  };
}

/** The networks beside the open internet where addresses may lead that an organisation's administrator entered. */
export function openNetworks({ environment, privateReceivers }: Configuration): readonly string[] {
  return environment === 'production' ? privateReceivers : ['0.0.0.0/0', '::/0'];
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', length] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (length === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(length), family);
  }
  return list;
}
