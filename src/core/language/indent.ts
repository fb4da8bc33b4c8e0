/** Number of blanks by which a YAML text indents: that of its first indented line. */
export function indentStep(text: string): number {
  return /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
}
