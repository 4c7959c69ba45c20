/** How long rows are kept that are of no use for ever, in days. */
export interface KeepDays {
  readonly deliveries: number;
  readonly timeline: number;
  readonly problems: number;
  readonly privacy: number;
  readonly supportLinks: number;
}

/**
 * Deliveries: Shopify repeats for hours, a look back is wanted for weeks. Timelines and closed problems answer what happened to an order
 * in this business year and the last. Records of compliance requests prove for three years what was done. Support links: who could look, and
 * when somebody did, is asked within the quarter.
 */
export const defaultKeepDays: KeepDays = { deliveries: 30, timeline: 730, problems: 365, privacy: 1_095, supportLinks: 90 };
