/** As far as the bench uses autocannon 9, which brings no types. */
declare module 'autocannon' {
  export interface PlannedRequest {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Makes each request just before it is sent. */
    readonly setupRequest?: (request: PlannedRequest) => PlannedRequest;
  }
  export interface LoadResult {
    /** Seconds. */
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly latency: Readonly<Record<'p50' | 'p99', number>>;
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number } | undefined>>;
  }
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly duration?: number;
    readonly amount?: number;
    readonly requests: readonly PlannedRequest[];
  }): Promise<LoadResult> & { on(event: 'response', heard: () => void): unknown };
}
