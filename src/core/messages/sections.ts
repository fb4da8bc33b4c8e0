/** Sentences about the sections of a deliverable, for every rule that reads one. */
export const sectionMessages = {
  'section-missing': 'The section “{title}” is missing. Add a heading with this name, and what belongs there.',
  'section-placeholder': 'The section “{title}” still holds a placeholder: “{placeholder}”. Write what belongs there.',
  'section-short': 'The section “{title}” has {words|word|words}, but needs at least {wanted} to say something.',
  'section-repeats':
    'The section “{title}” repeats itself: of its {words|word|words} {fresh} are new, but it needs at least {wanted}. Say what is missing, and each thing once.',
  'section-items': 'The section “{title}” lists {items|point|points}, but needs at least {wanted}.',
  'section-rows': 'The table in “{title}” has {rows|row|rows}, but needs at least {wanted}.',
  'section-columns': 'The section “{title}” needs a table with the columns {columns}.',
  'section-found': '“{title}”, {words|word|words}',
} as const;
