import type { Bench } from './bench.ts';

/**
 * Puts receipts off for a day when they are asked for, or no longer: so that what one figure measures is not the writing of
 * the receipts, for which nobody waits.
 */
export async function holdReceipts(bench: Bench, url: string): Promise<void> {
  await bench.onDatabase(
    url,
    `create or replace function bench_hold() returns trigger language plpgsql as $$
     begin
       new.due_at := now() + interval '1 day';
       return new;
     end $$;
     create or replace trigger bench_hold before insert on receipt_due for each row execute function bench_hold()`,
  );
}

/** Lets the receipts that are asked for from now on be made. */
export async function letReceiptsBeMade(bench: Bench, url: string): Promise<void> {
  await bench.onDatabase(url, 'drop trigger if exists bench_hold on receipt_due');
}
