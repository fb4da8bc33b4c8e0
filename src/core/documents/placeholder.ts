/** Text that stands where real content should: it counts as missing. */
const placeholder =
  /\b(?:TODO|TBD|TBC|FIXME|lorem ipsum)\b|<\s*(?:insert|your|add|describe|name of|e\.g\.)\b[^>\n]*>|\[\s*(?:insert|your|add|describe)\b[^\]\n]*\](?!\()|\binsert\b[^.\n]{1,40}\bhere\b|\bxxx+\b|\{\{\s*gtm:[^}]*\}\}/i;

/** The placeholder in a text, or undefined when it reads as content. A mail's `{{first_name}}` is content. */
export function findPlaceholder(text: string): string | undefined {
  return placeholder.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[0];
}

/** True when a value says something: a text that is neither empty nor a placeholder, or a number, or a list with something in it. */
export function hasContent(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && findPlaceholder(value) === undefined;
  if (Array.isArray(value)) return value.some(hasContent);
  if (value !== null && typeof value === 'object') return Object.values(value).some(hasContent);
  return value !== undefined && value !== null;
}
