import { describeTool } from '../support/agents/toolSuite.ts';
import { gemini } from '../support/agents/tools.ts';
import { inRepository } from '../support/scratch.ts';

/** A real tool from the registry in every run of the tests; `npm run test:agents` drives the others. */
describeTool(gemini, inRepository('.vscode-test/agents'));
