import { html } from './dom.ts';
import type { Mermaid } from './lazy.ts';

let counter = 0;

/**
 * Draws the Mermaid diagrams of a page. Each becomes a picture of its own: what is in a picture can neither run nor load
 * anything, whatever the text had in mind.
 * @param load gives Mermaid; asked only when there is something to draw
 */
export async function drawDiagrams(page: HTMLElement, load: () => Promise<Mermaid>): Promise<void> {
  const sources = [...page.querySelectorAll<HTMLElement>('pre.diagram')];
  if (sources.length === 0) return;
  try {
    const mermaid = await load();
    mermaid.initialize(settings());
    for (const source of sources) await drawDiagram(source, mermaid);
  } catch (error) {
    sources[0]?.before(html('p', { class: 'note' }, [`Diagrams stay text here: ${firstLine(error)}`]));
  }
}

async function drawDiagram(source: HTMLElement, mermaid: Mermaid): Promise<void> {
  const text = source.textContent ?? '';
  counter++;
  const id = `gtm-diagram-${counter}`;
  try {
    const { svg } = await mermaid.render(id, text);
    if (!source.isConnected) return;
    const size = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg);
    const image = html('img', {
      alt: /^\s*accTitle:\s*(.+)$/m.exec(text)?.[1] ?? 'Diagram',
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
      ...(size ? { width: size[1], height: size[2] } : {}),
    });
    source.replaceChildren(image);
    source.classList.add('is-drawn');
  } catch (error) {
    source.before(html('p', { class: 'note' }, [`This diagram cannot be drawn: ${firstLine(error)}`]));
  } finally {
    document.getElementById(`d${id}`)?.remove();
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function isDark(): boolean {
  const theme = [...document.body.classList].find((name) => /^vscode-(?:light|dark|high-contrast)/.test(name));
  if (theme === undefined) return matchMedia('(prefers-color-scheme: dark)').matches;
  return !document.body.matches('.vscode-light, .vscode-high-contrast-light');
}

/** Mermaid reads no variables of the theme, so it gets their values. */
function settings(): Record<string, unknown> {
  const style = getComputedStyle(document.body);
  const colour = (name: string, otherwise: string) => style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  // Outside the editor there is no theme, but the colours of the page.
  const background = colour('editor-background', style.backgroundColor);
  const text = colour('foreground', style.color);
  const line = colour('contrastBorder', '') || colour('descriptionForeground', style.color);
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    // Labels as SVG text: a picture shows no foreign objects everywhere.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    // Otherwise a line shines through its label.
    themeCSS: '.edgeLabel rect { opacity: 1 !important; }',
    theme: 'base',
    look: 'classic',
    fontFamily: style.fontFamily,
    themeVariables: {
      darkMode: isDark(),
      fontFamily: style.fontFamily,
      fontSize: '13px',
      // No shadows and no gradients, as in our own pictures.
      useGradient: false,
      dropShadow: 'none',
      background,
      primaryColor: background,
      primaryTextColor: text,
      primaryBorderColor: line,
      secondaryColor: background,
      tertiaryColor: background,
      edgeLabelBackground: background,
      lineColor: line,
      textColor: text,
    },
  };
}
