/** The leaky bucket of cost points that Shopify keeps for an app on a shop. Times are milliseconds of the caller's clock. */
export interface Plan {
  /** Points. */
  readonly size: number;
  /** Points a second. */
  readonly restoreRate: number;
}

/** Points per second by plan; a bucket holds twenty seconds of them. */
export const PLANS = {
  standard: { size: 2_000, restoreRate: 100 },
  advanced: { size: 4_000, restoreRate: 200 },
  plus: { size: 20_000, restoreRate: 1_000 },
  enterprise: { size: 40_000, restoreRate: 2_000 },
} as const satisfies Record<string, Plan>;

export type PlanName = keyof typeof PLANS;

export class Bucket {
  private level: number;
  private at: number;

  constructor(
    private plan: Plan,
    now: number,
  ) {
    this.level = plan.size;
    this.at = now;
  }

  change(plan: Plan, now: number): void {
    this.available(now);
    this.plan = plan;
    this.level = Math.min(this.level, plan.size);
  }

  available(now: number): number {
    this.level = Math.min(this.plan.size, this.level + (Math.max(0, now - this.at) / 1_000) * this.plan.restoreRate);
    this.at = now;
    return this.level;
  }

  /** Drains to a level, for tests of throttling. */
  drainTo(level: number, now: number): void {
    this.available(now);
    this.level = level;
  }

  take(points: number, now: number): void {
    this.level = Math.max(0, this.available(now) - points);
  }

  status(now: number) {
    return {
      maximumAvailable: this.plan.size,
      currentlyAvailable: Math.floor(this.available(now)),
      restoreRate: this.plan.restoreRate,
    };
  }
}
