import { fillText, type Text } from '../../texts/catalogue.ts';
import type { OptionDeclaration } from '../option.ts';
import { fileKind } from './file-kind.ts';
import { onServer, TransferError } from './session.ts';
import { type FileTarget, type FileTransferSettings, FileTransferSettingsSchema } from './settings.ts';
import { fileTransferTexts as texts } from './texts.ts';

/** Files on SFTP servers. */
export const fileTransferOption: OptionDeclaration<FileTransferSettings> = {
  key: 'file-transfer',
  title: texts['file-transfer.title'],
  intro: texts['file-transfer.intro'],
  settings: FileTransferSettingsSchema,
  deliveries: [fileKind],
  health: ({ targets = [], allowLoopback = false }, signal) =>
    Promise.all(
      targets.map(async (target) => ({ peer: target.name, problem: await problemOf(target, allowLoopback, signal) })),
    ),
};

/** Logs in and looks for the folder; writes nothing. */
async function problemOf(target: FileTarget, allowLoopback: boolean, signal: AbortSignal): Promise<Text | null> {
  const said = (reason: 'loopback' | 'host-key' | 'access' | 'folder' | 'permission') =>
    fillText(texts[`file-transfer.rejected.${reason}`], { target: target.name });
  if (!allowLoopback && /^(127\.|localhost$|::1$)/.test(target.host)) return said('loopback');
  try {
    const size = await onServer(target, signal, (session) => session.size(target.folder || '.'));
    return size === undefined ? said('folder') : null;
  } catch (error) {
    if (!(error instanceof TransferError)) throw error;
    const { kind, message } = error;
    if (kind === 'host-key' || kind === 'access' || kind === 'permission') return said(kind);
    return fillText(texts['file-transfer.health.unavailable'], { reason: message });
  }
}
