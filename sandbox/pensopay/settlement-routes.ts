import type { FastifyInstance } from 'fastify';
import { readListQuery } from './api-query.ts';
import { endPoint } from './end-point.ts';
import { notFound } from './refusal.ts';
import type { RunningGateway } from './running-gateway.ts';
import { type Movement, movementOnWire, settlementOnWire } from './settlements.ts';
import { pageOnWire } from './wire.ts';

/** The pay-outs of the current dialect, 100 a page at most; faults of `settlement` spoil the list of movements. */
export function settlementRoutes(app: FastifyInstance, gateway: RunningGateway): void {
  const { settlements } = gateway;
  const lists = { most: 100, usual: 10 };

  app.get(
    '/settlements',
    endPoint(gateway, 'settlements', async ({ agreement, request }) => {
      await settlements.settle(gateway.now());
      const query = readListQuery(request.query, {
        ...lists,
        texts: ['settled', 'currency'],
        moments: ['date_from', 'date_to'],
      });
      if ('kind' in query) return query;
      const { date_from: from = -Infinity, date_to: to = Infinity } = query.moments;
      const { settled, currency } = query.texts;
      const fitting = settlements.of(agreement.account).filter((each) => {
        const paidOn = Date.parse(each.paidOn);
        return paidOn >= from && paidOn <= to && settled !== 'false' && (!currency || each.currency === currency);
      });
      return pageOnWire(fitting, query.page, query.perPage, settlementOnWire);
    }),
  );
  app.get<{ Params: { id: string } }>(
    '/settlements/:id',
    endPoint(gateway, 'settlements', async ({ agreement, request }) => {
      const { id } = request.params as { readonly id: string };
      const found = settlements.of(agreement.account).find((each) => each.id === id);
      return found ? settlementOnWire(found) : notFound;
    }),
  );
  app.get(
    '/settlements/:id/transactions',
    endPoint(gateway, 'settlements', async ({ agreement, request }) => {
      const { id } = request.params as { readonly id: string };
      const found = settlements.of(agreement.account).find((each) => each.id === id);
      if (!found) return notFound;
      const query = readListQuery(request.query, { ...lists, texts: ['is', 'currency', 'status'], moments: [] });
      if ('kind' in query) return query;
      const { is } = query.texts;
      const spoiled = spoil(
        found.movements,
        (await gateway.context.strike('answer', 'settlement')).map(({ what }) => what),
      );
      const fitting = spoiled.filter(({ type }) => !is || type === is);
      return pageOnWire(fitting, query.page, query.perPage, movementOnWire);
    }),
  );
}

function spoil(movements: readonly Movement[], faults: readonly (string | undefined)[]): readonly Movement[] {
  const [first, ...others] = movements;
  if (!first) return movements;
  if (faults.includes('missing-transaction')) return others;
  if (faults.includes('other-currency')) return [{ ...first, currency: 'SEK' }, ...others];
  return faults.includes('other-amount') ? [{ ...first, amount: first.amount + 1 }, ...others] : movements;
}
