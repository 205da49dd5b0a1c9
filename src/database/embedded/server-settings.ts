/**
 * The embedded server's settings, given on its command line so that they hold for clusters of any age: for a machine of two
 * cores and 2 GB that also runs the product.
 */
export function serverSettings(port: number): readonly string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    max_wal_size: '512MB',
    fsync: 'on',
    synchronous_commit: 'on',
    // Compiling pays off from about a second of query; ours take milliseconds.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // No personal data in the log: neither the values of a violated constraint nor the text of a statement.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
