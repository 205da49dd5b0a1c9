/**
 * Something outside the program keeps it from starting, and its message is one English line for the operator that says
 * what was found and what to do. It is printed without a stack and ends the program with code 1.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The system's code of a failed call, such as `EADDRINUSE`, or undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A {@link StartError} for a server that could not listen; any other error is given back as it is. */
export function listenError(error: unknown, host: string, port: number): unknown {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is in use by another program: stop that program, or set PORT to a free port`,
      );
    case 'EACCES':
      return new StartError(
        `Port ${port} may not be opened by this user: set PORT to 1024 or above, or allow the user to open it`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `HOST is "${host}", which is no address of this machine: set it to one, such as 127.0.0.1 or 0.0.0.0`,
      );
    default:
      return error;
  }
}
