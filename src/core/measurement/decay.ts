/**
 * What is left of something that loses half in a half-life, continuously: 0.5^(age / half-life). 1 at age 0, 0.5 after one
 * half-life, 0.25 after two. Google Ads (AttributionModelType TIME_DECAY) and radioactive decay use the same formula.
 * @param age in the unit of the half-life; not negative
 * @param halfLife above 0
 */
export function halfLifeWeight(age: number, halfLife: number): number {
  return 0.5 ** (age / halfLife);
}
