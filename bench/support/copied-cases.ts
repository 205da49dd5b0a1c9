import type { Bench } from './bench.ts';

/**
 * Copies cases that wait for their first delivery until there are so many more, each with its delivery: a hundred thousand would take
 * longer to send in than what is measured. They share their originals' keys, answers and numbers.
 * @returns the copies' deliveries
 */
export async function copyCases(bench: Bench, url: string, deliveries: readonly string[], count: number) {
  if (count <= 0) return [];
  const originals = deliveries.map((id) => `('${id}'::uuid)`).join(', ');
  const rows = await bench.onDatabase(
    url,
    `with copied as materialized (
       select d.organisation, d.id as delivery, d."case", gen_random_uuid() as new_delivery, gen_random_uuid() as new_case, n
       from generate_series(0, ${count - 1}) n
       join (select id, row_number() over () - 1 as place from (values ${originals}) o (id)) o on o.place = n % ${deliveries.length}
       join delivery d on d.id = o.id
     ), cases as (
       insert into "case" select (jsonb_populate_record(c, jsonb_build_object('id', k.new_case, 'number', 'K-' || k.n))).*
       from copied k join "case" c on c.organisation = k.organisation and c.id = k."case"
     )
     insert into delivery select (jsonb_populate_record(d, jsonb_build_object('id', k.new_delivery, 'case', k.new_case))).*
     from copied k join delivery d on d.organisation = k.organisation and d.id = k.delivery
     returning id`,
  );
  await bench.onDatabase(url, 'vacuum analyze "case", delivery');
  return rows.map(({ id }) => String(id));
}
