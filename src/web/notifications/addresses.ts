/** Where an employee's notifications are. `slug` is the organisation's. */
export const notificationAddresses = {
  list: (slug: string, page = 1) => `/${slug}/sagsbehandling/notifikationer${page > 1 ? `?side=${page}` : ''}`,
  /** Marks one as read and leads to its case. */
  open: (slug: string, id: string) => `/${slug}/sagsbehandling/notifikationer/${id}`,
  readAll: (slug: string) => `/${slug}/sagsbehandling/notifikationer/laest`,
  choices: (slug: string) => `/${slug}/sagsbehandling/notifikationer/valg`,
  case: (slug: string, id: string) => `/${slug}/sagsbehandling/sag/${id}`,
} as const;
