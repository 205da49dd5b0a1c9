/** How a moment in Danish time is written, `2026-12-01T08:00`. Apart from the schema, whose library no browser needs. */
export const momentPattern = '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]$';
