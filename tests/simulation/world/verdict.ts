export interface Figures {
  readonly orders: number;
  readonly events: number;
  readonly crashes: number;
  readonly virtualHours: number;
  /** Databases that were put back from a copy or begun anew, and orders that were left to a person for that. */
  readonly lost: number;
  readonly forAPerson: number;
}

export const noFigures: Figures = { orders: 0, events: 0, crashes: 0, virtualHours: 0, lost: 0, forAPerson: 0 };

export const addFigures = (a: Figures, b: Figures): Figures => ({
  orders: a.orders + b.orders, events: a.events + b.events, crashes: a.crashes + b.crashes, lost: a.lost + b.lost, forAPerson: a.forAPerson + b.forAPerson, virtualHours: Math.round((a.virtualHours + b.virtualHours) * 1_000) / 1_000,
});

/** What became of one seed. */
export interface Verdict {
  readonly seed: number;
  /** Empty where everything holds. */
  readonly broken: readonly string[];
  /** Every event of the run, where that was asked for. */
  readonly told: readonly string[];
  readonly figures: Figures;
}
