import { money, num } from '../shape.ts';

/** Bounds of a share of a whole. */
export const share = { minimum: 0, maximum: 1 };

// What calculators of unit economics ask about an average customer.
export const revenue = money('Monthly revenue', 'What one customer pays in a month.', 53_300, { minimum: 0 });
export const grossMargin = num(
  'Gross margin',
  'Share of the revenue that is left after serving the customer.',
  0.8,
  share,
);
export const monthlyChurn = num('Monthly churn', 'Share of customers that leave in a month.', 0.013, share);
