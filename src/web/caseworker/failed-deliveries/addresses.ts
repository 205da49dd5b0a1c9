/** Where failed deliveries are settled. `slug` is the organisation's. */
export const deliveryAddresses = {
  list: (slug: string, filter: { readonly peer?: string; readonly reason?: string; readonly page?: number } = {}) => {
    const query = new URLSearchParams({
      ...(filter.peer === undefined ? {} : { modtager: filter.peer }),
      ...(filter.reason === undefined ? {} : { grund: filter.reason }),
      ...(filter.page === undefined || filter.page < 2 ? {} : { side: String(filter.page) }),
    }).toString();
    return `/${slug}/sagsbehandling/afleveringer${query === '' ? '' : `?${query}`}`;
  },
  settle: (slug: string) => `/${slug}/sagsbehandling/afleveringer/mange`,
  putAway: (slug: string) => `/${slug}/sagsbehandling/afleveringer/kvitteringer`,
  placeReceipt: (slug: string) => `/${slug}/sagsbehandling/afleveringer/kvitteringer/sag`,
  one: (slug: string, id: string) => `/${slug}/sagsbehandling/afleveringer/${id}`,
  case: (slug: string, id: string, delivery?: string) =>
    `/${slug}/sagsbehandling/sag/${id}${delivery === undefined ? '' : `#${deliveryAnchor(delivery)}`}`,
} as const;

/** Where a delivery stands on the page of its case. */
export function deliveryAnchor(delivery: string): string {
  return `aflevering-${delivery}`;
}
