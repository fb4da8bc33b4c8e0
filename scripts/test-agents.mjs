// Drives every agent tool that is installed on this machine with a task of its own, beside Gemini CLI, which every run of the
// tests drives. It uses your sign-in and your quota, so it runs only when you ask for it.
// Usage: npm run test:agents -- [RUNNER …]
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

const gtm = (...args) => [inRoot('src/cli/bin.ts'), ...args];
const { runners } = JSON.parse(execFileSync(process.execPath, gtm('runners', '--json'), { encoding: 'utf8' }));
const named = process.argv.slice(2);
const wanted = runners.filter(({ id, found }) => id !== 'scaffold' && (named.length > 0 ? named.includes(id) : found));
if (wanted.length === 0) console.log('No agent tool is installed here. `gtm runners` says how to get one.');

let failed = 0;
for (const { id, title } of wanted) {
  const folder = mkdtempSync(path.join(tmpdir(), `gtm-agent-${id}-`));
  cpSync(inRoot('examples/acme-crm'), folder, { recursive: true });
  const git = (...args) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=Test Person', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'Start');
  git('config', 'user.name', 'Test Person');
  git('config', 'user.email', 'test@example.com');
  const task = 'Add one line that says hello to workspace/messaging/positioning.md, and change nothing else.';
  console.log(`\n— ${title}, in ${folder}`);
  const status = await run(
    process.execPath,
    gtm('run', '--runner', id, '--agent', 'brand-messaging', '--task', task, '--timeout', '5'),
    { cwd: folder },
  );
  console.log(status === 0 ? `${title} did it.` : `${title} did not do it; \`gtm runs last\` in that folder says why.`);
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
