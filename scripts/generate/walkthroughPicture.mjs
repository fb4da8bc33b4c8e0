import { loadProject, renderSvg, viewOf, viewStyles } from '../../src/core/index.ts';
import { NodeWorkspace } from '../../src/node/workspace.ts';

const example = 'examples/acme-crm';
const document = 'workspace/analytics/acquisition.funnel.yaml';
const width = 440;

/** The picture of the example's funnel as the walkthrough shows it: there no style sheet is allowed, so that looks are attributes. */
export async function generateWalkthroughPicture() {
  const project = await loadProject(new NodeWorkspace(example));
  const view = viewOf(project.documents.get(document), { project });
  const svg = renderSvg(view, { width });
  const { variables, rules } = readStyles(viewStyles('light'));
  const text = svg
    .replace(/ (?:data-source|data-file|tabindex|role|aria-label)="[^"]*"/g, '')
    .replace(/\n *<(?:title|desc)>[^<]*<\/(?:title|desc)>/g, '')
    // What the pointer would hit.
    .replace(/\n *<rect class="gtm-area"[^>]*>/g, '')
    .replace(/<([a-z]+)((?: [a-zA-Z-]+="[^"]*")*)/g, (_, name, attributes) => {
      const classes = (/ class="([^"]*)"/.exec(attributes)?.[1] ?? '').split(' ');
      const looks = Object.assign(
        {},
        ...rules.filter(({ selector }) => selector === name || classes.includes(selector)).map((rule) => rule.looks),
      );
      if (name === 'text') Object.assign(looks, { 'font-family': 'var(--vscode-font-family)' });
      if (name === 'text' && !looks['font-size']) looks['font-size'] = '13';
      const own = Object.entries(looks).map(([key, value]) => ` ${key}="${variables[value] ?? value}"`);
      return `<${name}${attributes.replace(/ class="[^"]*"/, '')}${own.join('')}`;
    })
    .replace(/^<svg([^>]*)>/, `<svg$1 role="img">\n<title>${view.summary}</title>`);
  return { 'media/walkthrough/preview.svg': text };
}

/** The rules of the style sheet by element or class, and the variables in them by how they are used. */
function readStyles(text) {
  const variables = Object.fromEntries(
    [...text.matchAll(/(--gtm-[a-z]+):(var\([^)]*\))/g)].map(([, name, value]) => [`var(${name})`, value]),
  );
  const rules = [...text.matchAll(/^(\.gtm-view [^{]+)\{([^}]*)\}$/gm)].flatMap(([, selectors, body]) => {
    const looks = Object.fromEntries(
      body
        .split(';')
        .map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1).replace(/px$/, '')]),
    );
    return selectors.split(',').map((each) => ({ selector: each.trim().replace(/^\.gtm-view \.?/, ''), looks }));
  });
  return { variables, rules };
}
