/** Unit economics of a subscription. Amounts in minor units, rates as fractions, per month. Nothing here divides by 0: the calculators refuse. */

/** Acquisition cost over new customers. Customers above 0. */
export function acquisitionCost(spend: number, customers: number): number {
  return spend / customers;
}

/** Gross profit a month. */
export function monthlyProfit(revenue: number, grossMargin: number): number {
  return revenue * grossMargin;
}

/** Expected months until a customer leaves, at a constant churn above 0: 1 / churn (mean of the geometric distribution). */
export function expectedLifetime(churn: number): number {
  return 1 / churn;
}

/** Lifetime value at constant churn, not discounted: monthly revenue × gross margin / churn. */
export function lifetimeValue(revenue: number, grossMargin: number, churn: number): number {
  return monthlyProfit(revenue, grossMargin) / churn;
}

/**
 * How many times its margin of one period a customer is worth: r / (1 + i - r), with retention r and discount rate i of the
 * period; the first margin comes after one period. Gupta & Lehmann (2003), Customers as assets. 1 + i - r above 0.
 */
export function marginMultiple(retention: number, discount: number): number {
  return retention / (1 + discount - retention);
}

/** Months until gross profit has paid the acquisition cost; nobody leaves meanwhile. Profit above 0. */
export function paybackMonths(cac: number, revenue: number, grossMargin: number): number {
  return cac / monthlyProfit(revenue, grossMargin);
}

/** The same with churn as one discount on the profit: CAC / (profit × (1 - churn)). A rule of thumb that understates long paybacks. */
export function paybackMonthsChurnOnce(cac: number, revenue: number, grossMargin: number, churn: number): number {
  return cac / (monthlyProfit(revenue, grossMargin) * (1 - churn));
}

/**
 * The same with churn every month: profit p (1 - c)^k in month k, summed until it reaches the cost, in a closed form:
 * ln(1 - CAC c / p) / ln(1 - c). Undefined when it never does, because CAC ≥ p / c, the whole lifetime value.
 */
export function paybackMonthsChurnCompounding(
  cac: number,
  revenue: number,
  grossMargin: number,
  churn: number,
): number | undefined {
  const profit = monthlyProfit(revenue, grossMargin);
  const missing = 1 - (cac * churn) / profit;
  return missing > 0 ? Math.log(missing) / Math.log1p(-churn) : undefined;
}
