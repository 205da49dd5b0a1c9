/** Plain facts about an event. Never personal data: no name, CPR number, address, answer or full URL. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Where the server writes what happened, one event a line. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
