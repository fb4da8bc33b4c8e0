import { baseName, isKind } from '../documents/kinds.ts';
import type { OutputFacts } from '../gates/playbook.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import { type NewDocument, newDocument } from '../scaffold/newDocument.ts';
import { itemsOf } from '../schema/types.ts';
import type { FoundStep } from './findStep.ts';
import { presentFiles } from './outputNeed.ts';

/** What the outputs of a step begin with: a file for each that is not there. They hold placeholders, which no gate lets pass. */
export function skeletons(project: Project, { facts }: FoundStep): NewDocument[] {
  return [...itemsOf(facts.outputs)].flatMap(([output]) => {
    const { path = '' } = output;
    if (path === '' || presentFiles(project, path).length > 0) return [];
    return [output.kind === undefined ? prose(output, path) : document(project, output, path)].filter(
      (one): one is NewDocument => one !== undefined,
    );
  });
}

function document(project: Project, { kind }: OutputFacts, path: string): NewDocument | undefined {
  if (!isKind(kind)) return undefined;
  const cycle = currentCycle(project);
  if (path.endsWith('/')) return newDocument(kind, `first-${kind.replaceAll('_', '-')}`, { cycle, folder: path });
  const stem = baseName(path).split('.')[0] ?? kind;
  return { file: path, text: newDocument(kind, /^[a-z0-9-]+$/.test(stem) ? stem : 'main', { cycle }).text };
}

function prose(output: OutputFacts, path: string): NewDocument {
  const file = path.endsWith('/') ? `${path}first.md` : path;
  const keys = [...itemsOf(output.front_matter)].map(([key]) => `${key}: <insert the ${key.replaceAll('_', ' ')}>`);
  const front = keys.length > 0 ? `---\n${keys.join('\n')}\n---\n\n` : '';
  const sections = [...itemsOf(output.sections)].map(([section]) => {
    const columns = [...itemsOf(section.columns)].map(([column]) => column);
    const table =
      columns.length > 0
        ? `\n\n| ${columns.join(' | ')} |\n|${columns.map(() => '---|').join('')}\n| ${columns.map((column) => `[insert ${column.toLowerCase()}]`).join(' | ')} |`
        : '';
    const items = section.items
      ? `\n\n${Array.from({ length: section.items }, () => '- [insert a point]').join('\n')}`
      : '';
    return `## ${section.title}\n\n[insert what belongs under “${section.title}”]${items}${table}\n`;
  });
  return {
    file,
    text: `${front}# ${output.title ?? baseName(path)}\n\n${sections.join('\n') || '[insert the text]\n'}`,
  };
}
