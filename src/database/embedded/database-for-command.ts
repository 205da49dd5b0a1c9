import { openDataFolder } from '../../processes/data-folder.ts';
import { lockHolder, takeLock } from '../../processes/lock.ts';
import { StartError } from '../../processes/start-error.ts';
import { connectable } from './connectable.ts';
import { runningEmbedded } from './running-embedded.ts';
import { startEmbedded } from './start-embedded.ts';

/** A database for the time that a command takes. */
export interface CommandDatabase {
  readonly url: string;
  /** Gives it back: an embedded one that was started for the command is stopped. */
  close(): Promise<void>;
}

/**
 * The database for a command such as `audit:verify` or `seed`: the operator's where one is configured; the embedded one of the
 * product that runs on the data folder; else an embedded one started for the command. Throws a `StartError` when there is none.
 */
export async function databaseForCommand(options: {
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly log: (line: string) => void;
}): Promise<CommandDatabase> {
  const { databaseUrl, dataFolder, log } = options;
  if (databaseUrl !== undefined) {
    const answer = await connectable(databaseUrl);
    if (!answer.ok) throw new StartError(answer.problem);
    return { url: databaseUrl, close: async () => undefined };
  }
  await openDataFolder(dataFolder);
  const holder = await lockHolder(dataFolder);
  if (holder !== undefined) {
    const url = await runningEmbedded(dataFolder);
    if (url !== undefined) return { url, close: async () => undefined };
    throw new StartError(`Process ${holder} is starting or stopping in ${dataFolder}: try again in a moment`);
  }
  const lock = await takeLock(dataFolder);
  const started = startEmbedded({ dataFolder, log });
  // A start that fails leaves no lock behind.
  const database = await started.catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const close = async () => {
    await database.stop();
    await lock.release();
  };
  return { url: database.url, close };
}
