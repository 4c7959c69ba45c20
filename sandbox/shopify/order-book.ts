/** The shop's orders and the numbers it gives out. */
import { numeral, parseJson, printJson, type JsonObject } from './rest/json';
import { textOf } from './rest/read';
import { orderId, type OrderEdit, type OrderRecord } from './order/record';
import { orderGraph } from './graph/order';
import type { Places } from './graph/place';

export interface SavedOrder {
  /** REST bodies as JSON text: their numbers must not pass through JavaScript's. */
  readonly order: string;
  readonly transactions: readonly string[];
  readonly edits: readonly OrderEdit[];
  readonly assigned?: Readonly<Record<string, string>>;
}

export interface SavedBook {
  readonly lastId: string;
  readonly lastNumber: number;
  readonly orders: readonly SavedOrder[];
}

const FIRST_ID = 5_900_000_000_000n;
const FIRST_NUMBER = 1000;

export class OrderBook {
  private orders = new Map<string, OrderRecord>();
  private graphs = new WeakMap<OrderRecord, ReturnType<typeof orderGraph>>();
  private lastId = FIRST_ID;
  private lastNumber = FIRST_NUMBER;

  constructor(private readonly places: Places) {}

  all(): readonly OrderRecord[] {
    return [...this.orders.values()];
  }

  find(id: string): OrderRecord | null {
    return this.orders.get(id) ?? null;
  }

  put(record: OrderRecord): void {
    this.orders.set(orderId(record), record);
    const number = Number(textOf(record.order, 'order_number') ?? 0);
    if (Number.isSafeInteger(number)) this.lastNumber = Math.max(this.lastNumber, number);
  }

  remove(id: string): void {
    this.orders.delete(id);
  }

  clear(): void {
    this.orders = new Map();
    this.lastNumber = FIRST_NUMBER;
  }

  /** Digits that no other object of the shop has. */
  nextId(): string {
    this.lastId += 1n;
    return String(this.lastId);
  }

  nextNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }

  graphOf(record: OrderRecord): ReturnType<typeof orderGraph> {
    const made = this.graphs.get(record) ?? orderGraph(record, this.places);
    this.graphs.set(record, made);
    return made;
  }

  save(): SavedBook {
    return {
      lastId: String(this.lastId),
      lastNumber: this.lastNumber,
      orders: this.all().map((record) => ({
        order: printJson(record.order),
        transactions: record.transactions.map(printJson),
        edits: record.edits,
        ...(record.assigned ? { assigned: record.assigned } : {}),
      })),
    };
  }

  restore(saved: SavedBook): void {
    this.clear();
    for (const row of saved.orders) {
      const order = parseJson(row.order) as JsonObject;
      const transactions = row.transactions.map((text) => parseJson(text) as JsonObject);
      this.put({ order, transactions, edits: row.edits, ...(row.assigned ? { assigned: row.assigned } : {}) });
    }
    this.lastId = BigInt(saved.lastId);
    this.lastNumber = saved.lastNumber;
  }

  /** Ids for REST bodies, where they are numbers. */
  nextNumeral(): ReturnType<typeof numeral> {
    return numeral(this.nextId());
  }
}
