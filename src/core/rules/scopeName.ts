/** What ids of a scope stand for, as people say it: `kpi` is a KPI, `value-proposition` a value proposition. */
export function scopeName(scope: string): string {
  return scope === 'kpi' ? 'KPI' : scope.replaceAll('-', ' ');
}
