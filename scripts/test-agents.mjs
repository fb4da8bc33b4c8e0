// Drives the agent tools that the other tests do not: Claude Code, Codex, OpenCode and Copilot CLI. They come from the registry
// into a cache in your home, a gigabyte in all, and talk to a scripted model on loopback; no account is needed.
// Usage: npm run test:agents -- [RUNNER …]
//        npm run test:agents -- --signed-in [RUNNER …]   the tools on your PATH, with your sign-in and your quota
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { projectNode, withNode } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
process.exitCode = process.argv.includes('--signed-in') ? await withYourSignIn() : await withScriptedModel();

async function withScriptedModel() {
  const env = {
    ...withNode(projectNode),
    GTM_TEST_TOOLS: named.join(','),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
  };
  return run(projectNode, ['node_modules/mocha/bin/mocha.js', 'test/agents/otherTools.ts'], { cwd: root, env });
}

/** A task of one line for each tool that is installed here. Gives the status to end with. */
async function withYourSignIn() {
  const env = withNode(projectNode);
  const gtm = (...args) => [inRoot('src/cli/bin.ts'), ...args];
  const { runners } = JSON.parse(execFileSync(projectNode, gtm('runners', '--json'), { encoding: 'utf8', env }));
  const wanted = runners.filter(
    ({ id, found }) => id !== 'scaffold' && (named.length > 0 ? named.includes(id) : found),
  );
  if (wanted.length === 0) console.log('No agent tool is installed here. `gtm runners` says how to get one.');
  let failed = 0;
  for (const { id, title } of wanted) {
    const folder = mkdtempSync(path.join(tmpdir(), `gtm-agent-${id}-`));
    cpSync(inRoot('examples/acme-crm'), folder, { recursive: true });
    const git = (...args) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init', '--quiet');
    git('config', 'user.name', 'Test Person');
    git('config', 'user.email', 'test@example.com');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Start');
    const task = 'Add one line that says hello to workspace/messaging/positioning.md, and change nothing else.';
    console.log(`\n— ${title}, in ${folder}`);
    const options = ['--runner', id, '--agent', 'brand-messaging', '--task', task, '--timeout', '5'];
    const status = await run(projectNode, gtm('run', ...options), { cwd: folder, env });
    console.log(
      status === 0 ? `${title} did it.` : `${title} did not do it; \`gtm runs last\` in that folder says why.`,
    );
    if (status !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}
