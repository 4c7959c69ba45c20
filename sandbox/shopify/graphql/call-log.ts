/** What the app asked the Admin API, for measuring how much an order costs it. */
export interface ApiCall {
  readonly at: string;
  readonly operation: string;
  readonly requestedCost: number;
  /** Null where nothing was carried out. */
  readonly actualCost: number | null;
}

const KEPT = 200;

export class CallLog {
  private total = 0;
  private rows: ApiCall[] = [];

  add(call: ApiCall): void {
    this.total += 1;
    this.rows.push(call);
    if (this.rows.length > KEPT) this.rows.shift();
  }

  clear(): void {
    this.total = 0;
    this.rows = [];
  }

  list(): { readonly total: number; readonly rows: readonly ApiCall[] } {
    return { total: this.total, rows: this.rows };
  }
}
