/**
 * How pictures look. Each colour is the theme's where there is one, and otherwise the fallback for a light or a dark page.
 * A picture on its own carries this text; the preview panel and the web page carry it once for all their pictures.
 */

/** Colours of the pictures: the variable of the theme, the fallback on a light page, the fallback on a dark one. */
const colours = {
  background: ['--vscode-editor-background', '#ffffff', '#1f1f1f'],
  text: ['--vscode-foreground', '#3b3b3b', '#cccccc'],
  secondary: ['--vscode-descriptionForeground', '#616161', '#9d9d9d'],
  line: ['--vscode-panel-border', '#d4d4d4', '#454545'],
  blue: ['--vscode-charts-blue', '#0063d3', '#59a4f9'],
  red: ['--vscode-charts-red', '#c72e0f', '#f14c4c'],
  green: ['--vscode-charts-green', '#388a34', '#89d185'],
  orange: ['--vscode-charts-orange', '#b5580c', '#d18616'],
  purple: ['--vscode-charts-purple', '#652d90', '#b180d7'],
  yellow: ['--vscode-charts-yellow', '#9a6700', '#cca700'],
} as const;

/** Which colours a picture on its own has: those of the reader's page, or always the same. */
export type Scheme = 'auto' | 'light' | 'dark';

function variables(fallback: 1 | 2): string {
  const each = Object.entries(colours).map(([name, colour]) => `--gtm-${name}:var(${colour[0]},${colour[fallback]})`);
  return `.gtm-view{${each.join(';')}}`;
}

const rules = `
.gtm-view{font-family:var(--vscode-font-family,system-ui,-apple-system,Segoe UI,Noto Sans,sans-serif);font-size:13px;font-variant-numeric:tabular-nums}
.gtm-view text{fill:var(--gtm-text)}
.gtm-view .gtm-title,.gtm-view .gtm-strong,.gtm-view .gtm-heading{font-weight:600}
.gtm-view .gtm-heading{font-size:16px}
.gtm-view .gtm-small{font-size:12px;fill:var(--gtm-secondary)}
.gtm-view .gtm-figure{font-size:20px}
.gtm-view .gtm-loss{font-size:24px}
.gtm-view .gtm-largest{font-size:24px;font-weight:600}
.gtm-view .gtm-background{fill:var(--gtm-background)}
.gtm-view .gtm-area{fill:transparent}
.gtm-view .gtm-actual{fill:var(--gtm-blue)}
.gtm-view .gtm-disc{fill:var(--gtm-background);stroke:var(--gtm-blue);stroke-width:1.5}
.gtm-view .gtm-over{fill:var(--gtm-line);stroke:var(--gtm-secondary);stroke-width:1}
.gtm-view .gtm-planned{fill:none;stroke:var(--gtm-blue);stroke-width:1}
.gtm-view .gtm-axis,.gtm-view .gtm-rule{stroke:var(--gtm-line);stroke-width:1}
.gtm-view .gtm-span{stroke:var(--gtm-secondary);stroke-width:1;fill:none}
.gtm-view .gtm-span-most{stroke:var(--gtm-red);stroke-width:4;fill:none}
.gtm-view .gtm-sign{fill:none;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
.gtm-view .gtm-squiggle{stroke-width:1.25}
.gtm-view .gtm-blue{stroke:var(--gtm-blue)}
.gtm-view .gtm-green{stroke:var(--gtm-green)}
.gtm-view .gtm-orange{stroke:var(--gtm-orange)}
.gtm-view .gtm-purple{stroke:var(--gtm-purple)}
.gtm-view .gtm-red{stroke:var(--gtm-red)}
.gtm-view .gtm-yellow{stroke:var(--gtm-yellow)}
.gtm-view .gtm-grey{stroke:var(--gtm-secondary)}
.gtm-view .gtm-card{fill:var(--gtm-background);stroke:var(--gtm-line);stroke-width:1}
.gtm-view .gtm-past .gtm-card{stroke:var(--gtm-secondary)}
.gtm-view .gtm-loose{stroke:var(--gtm-secondary)}
.gtm-view .gtm-ghost{fill:none;stroke:var(--gtm-line);stroke-width:1}
`.trim();

/** The style sheet of the pictures. */
export function viewStyles(scheme: Scheme = 'auto'): string {
  if (scheme === 'light') return `${variables(1)}\n${rules}`;
  if (scheme === 'dark') return `${variables(2)}\n${rules}`;
  return `${variables(1)}\n@media (prefers-color-scheme:dark){${variables(2)}}\n${rules}`;
}
