import { homedir } from 'node:os';
import path from 'node:path';
import { describeTool } from '../support/agents/toolSuite.ts';
import { otherTools } from '../support/agents/tools.ts';

// Gigabytes do not belong into the repository's folder.
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'gtm', 'test-agents');
const named = (process.env.GTM_TEST_TOOLS ?? '').split(',').filter(Boolean);
for (const tool of otherTools) if (named.length === 0 || named.includes(tool.id)) describeTool(tool, cache);
