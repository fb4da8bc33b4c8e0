/** A squiggle's look: its colour, and a shape of its own for those who do not tell the colours apart. */
export const findingLooks = {
  error: { word: 'Error', colour: 'red', step: 'l3 -3l3 3', length: 6 },
  warning: { word: 'Warning', colour: 'yellow', step: 'q3 -4 6 0q3 4 6 0', length: 12 },
  info: { word: 'Info', colour: 'blue', step: 'm0 0h2m4 0', length: 6 },
} as const;
