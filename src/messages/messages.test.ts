import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { smtpAccess } from '../../sandbox/smtp/access.ts';
import { smtpPeer } from '../../sandbox/smtp/peer.tsx';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { answersWithPrice, draftWith, karen, personOf, send } from '../../test/helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../../test/helpers/product.ts';
import { applyDueDeadlines } from '../cases/deadlines.ts';
import { takeTask, writeMessage } from '../cases/employee-actions.ts';
import { addAbsence } from '../cases/inbox/absence.ts';
import { deleteExpired } from '../cases/retention.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { accessOfRole } from '../identity/rights/access-of-employee.ts';
import { nextDailyTime } from './daily-time.ts';
import { noticeKinds } from './notice-kinds.ts';
import { notificationMail } from './notification-mail.ts';
import { countUnreadNotifications, keepChoices, listNotifications, readNotifications } from './notifications.ts';
import { sendDueMails } from './send-due-mails.ts';
import type { MessageServices } from './services.ts';
import { spreadNotices } from './spread-notices.ts';

let product: TestDatabase;
let sandbox: Sandbox;
let folder: string;
let messages: MessageServices;
const signe = '00000000-0000-4000-8000-00000000000a';
const bo = '00000000-0000-4000-8000-00000000000b';
const tove = '00000000-0000-4000-8000-00000000000c';

before(async () => {
  product = await startTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'messages-'));
  sandbox = await startSandbox({ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1:1', peers: [smtpPeer] });
  product.clock.now = new Date('2026-11-24T09:00:00Z');
  messages = {
    ...product.services,
    mailSender: () => ({
      server: { host: '127.0.0.1', port: sandbox.ports.smtp ?? 0, security: 'none', ...smtpAccess },
      from: { address: 'post@demo.example', name: 'Demo Kommune' },
    }),
    publicUrl: 'https://selvbetjening.example',
    signal: new AbortController().signal,
    report: () => {},
  };
  const people = [
    { id: signe, name: 'Signe Sagsbehandler', groups: ['Fritid'], email: 'signe@demo.example', language: null },
    { id: bo, name: 'Bo Berg', groups: ['Fritid'], email: 'bo@demo.example', language: 'en' },
    { id: tove, name: 'Tove Teknik', groups: ['Teknik'], email: 'tove@demo.example', language: null },
  ];
  await inDemo((transaction) =>
    transaction
      .insertInto('employee')
      .values(
        people.map((person) => ({
          ...person,
          organisation: product.demo.id,
          subject: person.id,
          roles: ['caseworker'],
          seen_at: product.clock.now,
        })),
      )
      .execute(),
  );
});
after(async () => {
  await sandbox.stop();
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

function inDemo<T>(work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T> {
  return product.database.inOrganisation(product.demo.id, work);
}

async function submitCase(): Promise<{ id: string; number: string; person: string }> {
  const person = await personOf(product.services, product.demo);
  const draft = await draftWith(product.services, product.demo, person.id, answersWithPrice('9.000'));
  const result = await send(product.services, product.demo, draft, person.id);
  assert.ok(result.kind === 'submitted');
  const { number } = await inDemo((transaction) =>
    transaction.selectFrom('case').select('number').where('id', '=', result.case).executeTakeFirstOrThrow(),
  );
  return { id: result.case, number, person: person.id };
}

async function listOf(employee: string): Promise<readonly string[]> {
  const list = await inDemo((transaction) => listNotifications(transaction, employee, 100, 0));
  return list.map(({ kind, caseNumber, isRead }) => `${kind} ${caseNumber}${isRead ? ' read' : ''}`);
}

async function mailsTo(address: string) {
  const all = (await (await fetch(`${sandbox.url}/_/smtp/received`)).json()) as readonly {
    to: string[];
    subject: string;
    text: string;
  }[];
  return all.filter(({ to }) => to.includes(address));
}

test('PLA-5 a new task is told to its group in the list at once, and by one mail a day at 07:00', async () => {
  const first = await submitCase();
  const second = await submitCase();
  await spreadNotices(messages);
  assert.deepEqual(await listOf(signe), [`newTask ${second.number}`, `newTask ${first.number}`]);
  assert.deepEqual(await listOf(tove), []);
  assert.equal(await countUnreadNotifications(product.database, product.demo.id, signe), 2);
  assert.equal(await sendDueMails(messages), 0, 'nothing goes out before the time');

  product.clock.now = new Date('2026-11-25T06:00:00Z');
  assert.equal(await sendDueMails(messages), 2);
  assert.equal(await sendDueMails(messages), 0, 'once');
  const [mail] = await mailsTo('signe@demo.example');
  assert.equal(mail?.subject, '2 notifikationer fra Demo Kommune');
  assert.match(
    mail?.text ?? '',
    new RegExp(`Ny opgave i sag ${first.number}\\s+https://selvbetjening.example/demo/sagsbehandling/sag/${first.id}`),
  );
  const [english] = await mailsTo('bo@demo.example');
  assert.match(english?.text ?? '', /New task in case/);
  assert.deepEqual(await mailsTo('tove@demo.example'), []);
  for (const { text, subject } of [mail, english].filter((each) => each !== undefined)) {
    assert.doesNotMatch(
      `${subject} ${text}`,
      new RegExp(`${karen.name}|${karen.cpr}|Fodbold`),
      'no personal data by mail',
    );
  }
});

test('PLA-5 each hears of each kind as they chose; a message of the citizen and a passed deadline too', async () => {
  await inDemo(async (transaction) => {
    await keepChoices(transaction, product.demo.id, signe, {
      newTask: 'site',
      reminder: 'site',
      overdue: 'daily',
      failedDelivery: 'atOnce',
      citizenMessage: 'atOnce',
      workflowNotice: 'site',
    });
    await readNotifications(transaction, signe, 'all', product.clock.now);
  });
  const made = await submitCase();
  await writeMessage(product.services, product.demo, {
    case: made.id,
    author: { kind: 'citizen', id: made.person },
    person: made.person,
    text: 'Hvornår får jeg svar?',
    from: {},
  });
  await spreadNotices(messages);
  const before = (await mailsTo('signe@demo.example')).length;
  await sendDueMails(messages);
  const mails = await mailsTo('signe@demo.example');
  assert.equal(mails.length, before + 1, 'the message at once, the task on the page alone');
  assert.equal(mails.at(-1)?.subject, `Ny besked fra borgeren i sag ${made.number}`);
  assert.equal(await countUnreadNotifications(product.database, product.demo.id, signe), 2);

  const taken = await takeTask(product.services, product.demo, {
    case: made.id,
    open: 1,
    employee: { id: signe, name: 'Signe', groups: ['Fritid'], access: accessOfRole('caseworker') },
    from: {},
  });
  assert.ok(taken.ok);
  // Long past the deadline of every task.
  product.clock.now = new Date('2027-02-01T12:00:00Z');
  await inDemo((transaction) => transaction.updateTable('employee').set({ seen_at: product.clock.now }).execute());
  await applyDueDeadlines(product.services);
  await spreadNotices(messages);
  assert.ok((await listOf(signe)).includes(`overdue ${made.number}`));
  assert.ok(!(await listOf(bo)).includes(`overdue ${made.number}`), 'a task that somebody has is theirs alone');
});

test('PLA-5 a mail server that is down loses nothing, and an address that it refuses is noted', async () => {
  await inDemo((transaction) =>
    transaction.updateTable('employee').set({ email: 'ukendt@demo.example' }).where('id', '=', bo).execute(),
  );
  await fetch(`${sandbox.url}/_/smtp/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ at: 'request', kind: 'refuse' }]),
  });
  const made = await submitCase();
  await writeMessage(product.services, product.demo, {
    case: made.id,
    author: { kind: 'citizen', id: made.person },
    text: 'Hej',
    from: {},
  });
  await spreadNotices(messages);
  const before = (await mailsTo('signe@demo.example')).length;
  await sendDueMails(messages);
  await fetch(`${sandbox.url}/_/smtp/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '[]',
  });
  assert.equal((await mailsTo('signe@demo.example')).length, before);
  product.clock.now = new Date(product.clock.now.getTime() + 5 * 60_000);
  await sendDueMails(messages);
  assert.ok((await mailsTo('signe@demo.example')).length > before);
  product.clock.now = nextDailyTime(product.clock.now);
  await sendDueMails(messages);
  const refused = await inDemo((transaction) =>
    transaction
      .selectFrom('notification')
      .select('mail_problem')
      .where('employee', '=', bo)
      .where('mail_problem', 'is not', null)
      .execute(),
  );
  assert.ok(refused.length > 0 && refused.every((row) => row.mail_problem === 'recipient'));
});

test('PLA-5 who stands in for one who is away is told of their tasks too, and nobody else', async () => {
  const { id, number } = await submitCase();
  await spreadNotices(messages);
  await inDemo(async (transaction) => {
    const absence = { substitute: tove, firstDay: '2026-01-01', lastDay: null };
    await addAbsence(transaction, product.demo.id, signe, absence, product.clock.now);
    await transaction.updateTable('task').set({ employee: signe }).where('case', '=', id).execute();
    await transaction.updateTable('task').set({ reminded_at: product.clock.now }).where('case', '=', id).execute();
  });
  await spreadNotices(messages);
  assert.deepEqual(await listOf(tove), [`reminder ${number}`]);
  assert.ok((await listOf(signe)).includes(`reminder ${number}`));
  assert.ok(!(await listOf(bo)).includes(`reminder ${number}`));
});

test('PLA-8 notifications go with their case, and no other organisation sees them', async () => {
  const elsewhere = await product.database.inOrganisation(product.proeveby.id, (transaction) =>
    transaction.selectFrom('notification').select('id').execute(),
  );
  assert.deepEqual(elsewhere, []);
  await inDemo((transaction) =>
    transaction
      .updateTable('case')
      .set({ delete_at: new Date('2026-01-01') })
      .execute(),
  );
  await deleteExpired(product.services);
  assert.deepEqual(await listOf(signe), []);
});

test('the daily time is the next 07:00 in Denmark, in summer, winter and on the nights between', () => {
  const danish = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (moment) => {
        const next = nextDailyTime(moment);
        assert.match(danish.format(next), / 07:00$/);
        assert.ok(next > moment && next.getTime() - moment.getTime() <= 25 * 3_600_000);
      },
    ),
  );
});

test('a mail names at most fifty cases and says how many more there are', () => {
  const notices = Array.from({ length: 60 }, (_, index) => ({
    kind: noticeKinds[index % noticeKinds.length] ?? 'newTask',
    caseNumber: `2026-${index}`,
    link: `https://x.example/${index}`,
  }));
  const to = {
    name: 'Signe',
    language: 'da',
    organisation: { da: 'Demo' },
    list: 'https://x.example/l',
    choices: 'https://x.example/v',
  };
  const { text } = notificationMail(notices, to);
  assert.match(text, /… og 10 mere/);
  assert.equal(text.match(/^- /gm)?.length, 50);
});
