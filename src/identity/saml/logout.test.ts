import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '../../../sandbox/nemlogin/answer.ts';
import { organisationKeys, providerKeys } from '../../../sandbox/nemlogin/keys.ts';
import { logoutRequestXml, logoutResponseXml, redirectTo } from '../../../sandbox/nemlogin/logout.ts';
import { signXml } from '../../../sandbox/nemlogin/seal.ts';
import { deleteExpired } from '../../cases/retention.ts';
import type { BroughtMessage } from './logout.ts';
import { startSamlPlay } from './testing.ts';

let play: Awaited<ReturnType<typeof startSamlPlay>>;
before(async () => {
  play = await startSamlPlay();
});
after(() => play.close());

const key = providerKeys.first;
const destination = () => play.answerTo.replace('/svar', '/log-af');

/** Logs Karen in, and says under which names the provider knows that. */
async function logIn(firstName = 'Karen') {
  const asked = await play.ask();
  const { nameId, sessionIndex } = play.spec(asked, firstName);
  const result = await play.play({}, asked, firstName);
  assert.ok(result.ok, JSON.stringify(result));
  return { token: result.loggedIn.token, nameId, sessionIndex };
}

function requestFor(nameId: string, sessionIndex: string | null, at = play.clock.now): string {
  return logoutRequestXml(play.provider, { provider: { logout: destination() }, nameId, sessionIndex }, at);
}

const byAddress = (
  xml: string,
  parameter: 'SAMLRequest' | 'SAMLResponse' = 'SAMLRequest',
  by = key,
): BroughtMessage => ({
  by: 'redirect',
  url: redirectTo('/x', parameter, xml, 'relay', by.privateKey),
});
const byForm = (xml: string, by = key): BroughtMessage => ({
  by: 'post',
  message: Buffer.from(signXml(xml, { key: by })).toString('base64'),
  relayState: 'relay',
});

const isThere = async (token: string) => (await play.sessions.find(play.organisation, token)) !== null;

test('SEC-2 a log-out from NemLog-in ends the session that it names, or all of the name, however it is brought', async () => {
  for (const bring of [byAddress, byForm]) {
    const [first, second, other] = [await logIn(), await logIn(), await logIn('Mads')];
    const one = await play.saml.receiveLogout(play.organisation, bring(requestFor(first.nameId, first.sessionIndex)));
    assert.ok(one.ok && one.ended === 1, JSON.stringify(one));
    assert.match(one.url, /^https:\/\/nemlog-in\.example\/saml\?SAMLResponse=.*&RelayState=relay&/);
    assert.deepEqual(await Promise.all([first, second, other].map(({ token }) => isThere(token))), [false, true, true]);
    const third = await logIn();
    const all = await play.saml.receiveLogout(play.organisation, bring(requestFor(first.nameId, null)));
    assert.ok(all.ok && all.ended === 2, JSON.stringify(all));
    assert.deepEqual(await Promise.all([second, third, other].map(({ token }) => isThere(token))), [
      false,
      false,
      true,
    ]);
    const nobody = await play.saml.receiveLogout(play.organisation, bring(requestFor(first.nameId, null)));
    assert.ok(nobody.ok && nobody.ended === 0);
    await play.saml.receiveLogout(play.organisation, bring(requestFor(other.nameId, null)));
  }
});

test('SEC-1 a log-out that is not well signed, not for us or not of now ends nothing', async () => {
  const { token, nameId } = await logIn();
  const good = requestFor(nameId, null);
  const stranger = organisationKeys.demo ?? key;
  const shift = (minutes: number) => requestFor(nameId, null, new Date(play.clock.now.getTime() + minutes * 60_000));
  const url = (byAddress(good) as { readonly url: string }).url;
  const wrong: Readonly<Record<string, readonly [BroughtMessage, string]>> = {
    'unsigned in an address': [{ by: 'redirect', url: url.replace(/&Signature=.*/, '') }, 'logout-signature'],
    'signed by another': [byAddress(good, 'SAMLRequest', stranger), 'logout-signature'],
    'by SHA-1': [{ by: 'redirect', url: url.replace('rsa-sha256', 'rsa-sha1') }, 'logout-signature'],
    'for another RelayState': [
      { by: 'redirect', url: url.replace('RelayState=relay', 'RelayState=x') },
      'logout-signature',
    ],
    'unsigned in a form': [
      { by: 'post', message: Buffer.from(good).toString('base64'), relayState: null },
      'logout-signature',
    ],
    'in a form by another': [byForm(good, stranger), 'logout-signature'],
    'wrapped in a form': [
      {
        by: 'post',
        message: Buffer.from(
          good.replace('</samlp:LogoutRequest>', `${signXml(requestFor('x', null), { key })}</samlp:LogoutRequest>`),
        ).toString('base64'),
        relayState: null,
      },
      'logout-signature',
    ],
    'from another': [byAddress(good.replace(play.provider, 'https://saml.another.example')), 'logout-issuer'],
    'for another address': [byAddress(good.replace(destination(), 'https://another.example')), 'logout-destination'],
    old: [byAddress(shift(-30)), 'logout-time'],
    early: [byAddress(shift(30)), 'logout-time'],
    'over by its own word': [
      byAddress(good.replace(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="2020-01-01T00:00:00Z"')),
      'logout-time',
    ],
    'of another version': [byAddress(good.replace('Version="2.0"', 'Version="1.0"')), 'logout-message'],
    'with a document type': [byAddress(`<!DOCTYPE x>${good}`), 'logout-message'],
    'no message': [{ by: 'redirect', url: '/x?SAMLRequest=%25' }, 'logout-message'],
    'an answer instead': [byAddress(good.replaceAll('LogoutRequest', 'LogoutResponse')), 'logout-message'],
  };
  for (const [what, [brought, rule]] of Object.entries(wrong)) {
    const result = await play.saml.receiveLogout(play.organisation, brought);
    assert.ok(!result.ok && result.rule === rule, `${what}: ${JSON.stringify(result)}`);
    assert.ok(await isThere(token), what);
  }
  const nameless = good.replace(/<saml:NameID.*<\/saml:NameID>/, '');
  const refused = await play.saml.receiveLogout(play.organisation, byAddress(nameless));
  assert.ok(refused.ok && refused.ended === 0, 'one without a name is answered, and ends nothing');
  assert.ok(await isThere(token));
});

test('SEC-2 the answer to our log-out is believed once, for that log-out, and says whether it was partial', async () => {
  const { nameId, sessionIndex } = await logIn();
  const session = { nameId, sessionIndex, format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', until: null };
  const ask = async () => {
    const { inflateRawSync } = await import('node:zlib');
    const address = new URL((await play.saml.logoutAddress(play.organisation, session)) ?? '');
    const request = inflateRawSync(Buffer.from(address.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    assert.match(request, new RegExp(`<saml:NameID Format="${session.format}">${nameId}</saml:NameID>`));
    assert.match(request, new RegExp(`<samlp:SessionIndex>${sessionIndex}</samlp:SessionIndex>`));
    return { id: /ID="([^"]+)"/.exec(request)?.[1] ?? '', handle: address.searchParams.get('RelayState') ?? '' };
  };
  const answer = (inResponseTo: string, handle: string, isPartial: boolean): BroughtMessage => {
    const of = { destination: `${destination()}/svar`, inResponseTo, at: play.clock.now, isPartial };
    const xml = logoutResponseXml(play.provider, of);
    return { by: 'redirect', url: redirectTo('/x', 'SAMLResponse', xml, handle, key.privateKey) };
  };
  for (const isPartial of [false, true]) {
    const { id, handle } = await ask();
    const brought = answer(id, handle, isPartial);
    assert.deepEqual(await play.saml.receiveLogoutAnswer(play.organisation, brought), { ok: true, isPartial });
    const again = await play.saml.receiveLogoutAnswer(play.organisation, brought);
    assert.ok(!again.ok && again.rule === 'logout-in-response-to');
  }
  const { handle } = await ask();
  const other = await play.saml.receiveLogoutAnswer(play.organisation, answer(newId(), handle, false));
  assert.ok(!other.ok && other.rule === 'logout-in-response-to');
});

test('SEC-2 a session at ours ends with that of NemLog-in at the latest, and what was kept for log-ins goes when it is over', async () => {
  const until = new Date(play.clock.now.getTime() + 20 * 60_000).toISOString().replace(/\.\d+/, '');
  const result = await play.play({
    assertion: (xml) => xml.replace(' SessionIndex=', ` SessionNotOnOrAfter="${until}" SessionIndex=`),
  });
  assert.ok(result.ok);
  const session = await play.sessions.find(play.organisation, result.loggedIn.token);
  assert.equal(session?.endsAt.toISOString(), until.replace('Z', '.000Z'));
  await play.ask();
  const before = play.clock.now;
  play.clock.now = new Date(before.getTime() + 24 * 3_600_000);
  await deleteExpired(play.services);
  const rows = await play.database.inOrganisation(play.organisation.id, async (transaction) => [
    ...(await transaction.selectFrom('saml_request').select('expires_at').execute()),
    ...(await transaction.selectFrom('saml_assertion').select('expires_at').execute()),
    ...(await transaction.selectFrom('saml_session').select('name_id').execute()),
  ]);
  assert.deepEqual(rows, []);
  play.clock.now = before;
});
