import { createColors } from 'picocolors';

/** Colours for a terminal; without colour every style gives the text back as it is. */
export function styleFor({ color }: { color: boolean }) {
  const colors = createColors(color);
  return { ...colors, severity: { error: colors.red, warning: colors.yellow, info: colors.blue } };
}

/** `1 error`, `2 errors`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
