import { checkReport, isBelow, UserError } from '../../core/index.ts';
import { version } from '../../version.ts';
import { defineTool } from '../tool.ts';

/** Every rule over every document. */
export const validate = defineTool<{ paths?: string[] }>({
  name: 'validate',
  title: 'Validate documents',
  description:
    'Checks documents with every rule and gives the findings, each with file, range, message, docs address and, where there is one right answer, a fix. Call it after every file that you write. For the verdict on a step, call `gate`.',
  input: {
    type: 'object',
    additionalProperties: false,
    properties: {
      paths: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        description: 'Files or folders, relative to the project. Leave them out for the whole plan.',
      },
    },
  },
  readOnly: true,
  async run({ paths = [] }, context) {
    const { project, checker } = await context.open();
    const documents = [...project.documents.values()].filter(({ kind }) => kind !== undefined);
    for (const path of paths)
      if (!documents.some(({ file }) => isBelow(file, [path])))
        throw new UserError(
          `There is no document at ${path}. Name a file or folder of the plan, or nothing for all of it.`,
        );
    return checkReport(project, checker, version, paths);
  },
});
