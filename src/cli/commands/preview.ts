import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import {
  documentPicture,
  joinNames,
  type MarkdownPage,
  markdownHtml,
  renderHtml,
  renderMermaid,
  renderSvg,
  renderText,
  statusReports,
  UserError,
  type View,
  type ViewChoice,
  viewNeedsStatus,
} from '../../core/index.ts';
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

const formats = ['text', 'svg', 'html', 'mermaid', 'json'] as const;

/** `gtm preview <file>`: the picture of a document, as the editor shows it. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  withProject(command)
    .argument('<file>', 'document to draw')
    .option('--view <view>', 'which picture, where the document has several')
    .addOption(
      new Option('--format <format>', 'how to write it (default: from the name of the output, else text)').choices([
        ...formats,
      ]),
    )
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .action(async (name: string, options: PreviewOptions) => {
      const { root, project, checker, context } = await openProject(io, options.project);
      const file = insideProject(io.cwd, root, name);
      const document = project.documents.get(file);
      if (!document)
        throw new UserError(
          `${name} is no document of this project. \`gtm check\` lists what is wrong, \`gtm new\` writes one.`,
        );
      const status = viewNeedsStatus(document, options.view)
        ? statusReports(project, checker.engine, version, await context())
        : undefined;
      const world = { project, today: dayOf(io.now()), ...(status ? { status } : {}) };
      const { view, page, problem, choices } = documentPicture(document, world, checker.check(file), options.view);
      if (problem) throw new UserError(`${file}:${problem.range.start.line}: ${problem.message}`);
      if (!view && !page) throw new UserError(nothingToShow(file, choices, options.view));
      const about = { title: document.title, project: project.settings?.title, date: io.now() };
      const format = options.format ?? formatOf(options.output);
      const text = page ? writePage(page, format, about) : write(view as View, format, about);
      if (options.output === undefined) io.out(text);
      else await writeFile(path.resolve(io.cwd, options.output), text);
      end(0);
    });
}

function nothingToShow(file: string, choices: readonly ViewChoice[], wanted: string | undefined): string {
  const names = choices.map(({ name }) => name);
  if (wanted === undefined && names.length > 0)
    return `There is no picture of this kind of document (${file}). The project as a whole has some: add --view with ${joinNames(names)}.`;
  if (names.length === 0) return `There is no picture of this kind of document (${file}) yet.`;
  return `${file} has no picture called ${wanted}. It has ${joinNames(names)}.`;
}

/** A Markdown document: as it is, or as a page whose diagrams stay text, since only a browser can draw them. */
function writePage(
  page: MarkdownPage,
  format: string,
  { project, date }: { project: string | undefined; date: Date },
): string {
  if (format === 'text') return page.text;
  if (format === 'json') return formatJson({ page });
  if (format !== 'html')
    throw new UserError(
      'Markdown is shown as a page, not as a drawing. Ask for --format html or text, or another --view.',
    );
  return markdownHtml(page, { project, date: date.toISOString().slice(0, 10) });
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
