import { createHmac } from 'node:crypto';

/** The role that the application logs in as: under row-level security, and never the owner of the tables. */
export interface ApplicationRole {
  readonly name: string;
  /** Derived from the master key, so that every process of an installation knows it and no file holds it. */
  readonly password: string;
}

/** The application's role of a database with that name. */
export function applicationRole(database: string, masterKey: Uint8Array): ApplicationRole {
  const name = `${database}_application`;
  return { name, password: createHmac('sha256', masterKey).update(`database role ${name}`).digest('base64url') };
}

/** The owner's address with the application's role in the owner's place. */
export function applicationUrl(ownerUrl: string, role: ApplicationRole): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role.name);
  url.password = role.password;
  return url.toString();
}
