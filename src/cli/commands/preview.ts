import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import {
  documentPicture,
  hasDiagrams,
  joinNames,
  type MarkdownPage,
  markdownHtml,
  type PlanDocument,
  type Project,
  pageText,
  renderHtml,
  renderMermaid,
  renderSvg,
  renderText,
  statusReports,
  UserError,
  type View,
  type ViewChoice,
  viewChoices,
  viewNames,
  viewNeedsStatus,
} from '../../core/index.ts';
import { diagramScripts } from '../../node/diagramScripts.ts';
import { dayOf } from '../../node/evaluationContext.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { type ProjectOptions, withProject } from '../options.ts';
import { insideProject } from '../paths.ts';

interface PreviewOptions extends ProjectOptions {
  view?: string;
  output?: string;
}

const examples = `
Examples:
  gtm preview                                       the playbook board in the terminal
  gtm preview --view calendar -o calendar.svg       a picture of the whole project
  gtm preview acquisition.funnel.yaml               a funnel as a table
  gtm preview gtm.strategy.yaml --view budget -o budget.html
`;

const formats = ['text', 'svg', 'html', 'mermaid', 'json'] as const;

/** `gtm preview [file]`: the picture of a document, or of the project as a whole, as the editor shows it. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  withProject(command)
    .argument('[file]', 'document to draw (default: the project as a whole)')
    .option('--view <view>', `which picture: ${viewNames.join(', ')}, or page for Markdown (default: the most useful)`)
    .addOption(
      new Option('--format <format>', 'how to write it (default: from the name of the output, else text)').choices([
        ...formats,
      ]),
    )
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .addHelpText('after', examples)
    .action(async (name: string | undefined, options: PreviewOptions) => {
      const { root, project, checker, context } = await openProject(io, options.project);
      const document = name === undefined ? drawnFrom(project, options.view) : documentAt(project, io.cwd, root, name);
      const { file } = document;
      const status = viewNeedsStatus(document, options.view)
        ? statusReports(project, checker.engine, version, await context())
        : undefined;
      const world = { project, today: dayOf(io.now()), ...(status ? { status } : {}) };
      const { view, page, problem, choices } = documentPicture(
        document,
        world,
        (name) => checker.check(name),
        options.view,
      );
      if (problem) throw new UserError(`${file}:${problem.range.start.line}: ${problem.message}`);
      if (!view && !page) throw new UserError(nothingToShow(file, choices, options.view));
      const about = { title: document.title, project: project.settings?.title, date: io.now() };
      const format = options.format ?? formatOf(options.output);
      const text = page ? await writePage(page, format, about, io) : write(view as View, format, about);
      if (options.output === undefined) io.out(text);
      else await writeFile(path.resolve(io.cwd, options.output), text);
      end(0);
    });
}

function documentAt(project: Project, cwd: string, root: string, name: string): PlanDocument {
  const document = project.documents.get(insideProject(cwd, root, name));
  if (document) return document;
  throw new UserError(
    `${name} is no document of this project. \`gtm check\` lists what is wrong, \`gtm new\` writes one.`,
  );
}

/** Without a file: the project file, which has the pictures of the whole project, or the only document with the picture. */
function drawnFrom(project: Project, view: string | undefined): PlanDocument {
  const documents = [...project.documents.values()];
  const [whole] = documents.filter(({ kind }) => kind === 'project');
  if (whole && (view === undefined || viewChoices(whole).some(({ name }) => name === view))) return whole;
  const fitting = documents.filter((document) => viewChoices(document).some(({ name }) => name === view));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (!only)
    throw new UserError(
      viewNames.includes(view ?? '')
        ? `No document of this project has the picture ${view}. \`gtm new\` writes one.`
        : `There is no picture called ${view}. There are ${joinNames(viewNames)}.`,
    );
  const files = fitting.slice(0, 3).map(({ file }) => file);
  const more = fitting.length > 3 ? ` and ${fitting.length - 3} more` : '';
  throw new UserError(`${fitting.length} documents have the picture ${view}. Name one: ${files.join(', ')}${more}.`);
}

function nothingToShow(file: string, choices: readonly ViewChoice[], wanted: string | undefined): string {
  const names = choices.map(({ name }) => name);
  if (wanted === undefined && names.length > 0)
    return `There is no picture of this kind of document (${file}). The project as a whole has some: add --view with ${joinNames(names)}.`;
  if (names.length === 0) return `There is no picture of this kind of document (${file}) yet.`;
  return `${file} has no picture called ${wanted}. It has ${joinNames(names)}.`;
}

/** A Markdown document: as it is, or as a page that draws its diagrams when it is open, since only a browser can. */
async function writePage(
  page: MarkdownPage,
  format: string,
  { project, date }: { project: string | undefined; date: Date },
  io: Io,
): Promise<string> {
  if (format === 'text') return pageText(page);
  if (format === 'json') return formatJson({ page });
  if (format !== 'html')
    throw new UserError(
      'Markdown is shown as a page, not as a drawing. Ask for --format html or text, or another --view.',
    );
  const scripts = hasDiagrams(page) ? await diagramScripts() : [];
  if (!scripts) io.err('The diagrams stay text: what draws them is not built. Run `npm run build` first.\n');
  return markdownHtml(page, { project, date: date.toISOString().slice(0, 10), scripts });
}

function formatOf(output: string | undefined): string {
  const extension = path.extname(output ?? '').slice(1);
  if (extension === 'mmd') return 'mermaid';
  return formats.find((format) => format === extension) ?? 'text';
}

function write(view: View, format: string, about: { title: string; project: string | undefined; date: Date }): string {
  const date = about.date.toISOString().slice(0, 10);
  const options = {
    title: about.title,
    date,
    ...(about.project === undefined ? {} : { project: about.project }),
    standalone: true,
  };
  switch (format) {
    case 'svg':
      return renderSvg(view, options);
    case 'html':
      return renderHtml(view, options);
    case 'mermaid':
      return renderMermaid(view);
    case 'json':
      return formatJson({ view });
    default:
      return renderText(view);
  }
}
