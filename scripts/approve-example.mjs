// `npm run approve-example`: gives the approvals of examples/bedwise-planner again, after a change to a file that they cover.
// With `-- --key FILE` by the key of its approver; else by a new one, whose private half is thrown away afterwards.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { main } from '../src/cli/main.ts';
import { processIo } from '../src/cli/processIo.ts';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { copyProject, makeScratch } from './lib/scratch.mjs';
import { ensureSshKeygen } from './lib/sshKeygen.mjs';

const approver = { name: 'Ada Lindqvist', email: 'ada.lindqvist@bedwise.example' };
/** What Ada approved, and on which day. */
const gates = [
  ['strategy/planner', '2026-01-09'],
  ['review/content-reviewer', '2026-01-29'],
];
const example = inRoot('examples/bedwise-planner');
const records = 'workspace/approvals';

const { values } = parseArgs({ options: { key: { type: 'string' } } });
await ensureSshKeygen();

// A copy with a history of its own: the approvals hold whatever became of the example here.
const copy = await copyProject(example);
const key = values.key === undefined ? await newKey() : path.resolve(values.key);
await clear(copy);
const project = path.join(copy, 'marketing.yaml');
const text = await readFile(project, 'utf8');
const [type, code] = (await readFile(`${key}.pub`, 'utf8')).split(' ');
await writeFile(
  project,
  text.replace(/signing_key: .*/, () => `signing_key: ${type} ${code} ada`),
);
await must('git', 'init', '--quiet', '--initial-branch=main');
await must('git', 'config', 'user.name', approver.name);
await must('git', 'config', 'user.email', approver.email);
await must('git', 'add', '--all');
await must('git', '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'Start');
for (const [gate, day] of gates) {
  const io = { ...processIo(), cwd: copy, now: () => new Date(`${day}T12:00:00Z`) };
  if ((await main(['approve', gate, '--sign', key], io)) !== 0)
    throw new Error(`${gate} cannot be approved; nothing has changed in examples/.`);
}

await clear(example);
await cp(path.join(copy, records), path.join(example, records), { recursive: true });
await cp(project, path.join(example, 'marketing.yaml'));
console.log(`Wrote ${(await readdir(path.join(example, records))).join(' and ')} below ${records}.`);

/** Removes the approvals of the gates; one of the approvers themselves stays. */
async function clear(folder) {
  for (const [gate] of gates)
    await rm(path.join(folder, records, gate.replace('/', '-')), { recursive: true, force: true });
}

async function newKey() {
  const file = path.join(await makeScratch('key'), 'approver');
  await must('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'ada', '-f', file);
  return file;
}

async function must(command, ...args) {
  if ((await run(command, args, { cwd: copy })) !== 0) throw new Error(`${command} ${args.join(' ')} failed.`);
}
