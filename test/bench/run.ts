/** `npm run bench`: the budgets of the product, as ratios to a baseline measured in the same run. Prints; exit 1 when one is over. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { parseYaml } from '../../src/core/documents/yaml.ts';
import { Checker, completionAt, hoverAt, loadProject, MemoryWorkspace } from '../../src/core/index.ts';
import { inRepository, Scratch } from '../support/scratch.ts';
import { activationTime } from './activation.ts';
import { attributionMeasurements } from './attribution.ts';
import { bigProject } from './bigProject.ts';
import { gateTimes } from './gates.ts';
import { type Measurement, median, paired, report } from './measure.ts';
import { viewTimes } from './views.ts';

const gtm = inRepository('dist/gtm.mjs');
const edited = 'workspace/demand-gen/campaigns/q2-search-trial-7.campaign.yaml';

async function keystroke(documents: number): Promise<{ ms: number; parseMs: number }> {
  const files = bigProject(documents);
  const project = await loadProject(new MemoryWorkspace(files));
  const checker = new Checker(project);
  checker.checkAll();
  const text = files[edited] ?? '';
  let count = 0;
  const ms = await median(
    () => {
      const keys = project.set(edited, { text: text.replace(/^title: .*$/m, `title: Typed ${count++}`) });
      checker.engine.forget(keys);
      checker.check(edited);
    },
    { runs: 61, warmUp: 20 },
  );
  const parseMs = await median(() => parseDocument(text).toJS(), { runs: 61, warmUp: 20 });
  return { ms, parseMs };
}

/** Runs Node in a folder; a check that finds something is a run like any other. */
function runIn(cwd: string): (...argv: string[]) => void {
  return (...argv) => {
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd, stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0 && status !== 1) throw new Error(String(stderr));
  };
}

/** Completion and hover at a place of a file in a project of 1,000 documents. */
async function language(): Promise<Measurement[]> {
  const files = bigProject(1000);
  const project = await loadProject(new MemoryWorkspace(files));
  const document = project.documents.get(edited);
  if (!document) throw new Error(`${edited} is not in the project.`);
  const lines = document.text.split('\n');
  /** The end of the first line that matches: behind a value, where it is completed and hovered. */
  const behind = (pattern: RegExp) => {
    const index = lines.findIndex((text) => pattern.test(text));
    if (index < 0) throw new Error(`${edited} has no line ${pattern}.`);
    return { line: index + 1, column: (lines[index] as string).length };
  };
  const options = { runs: 61, warmUp: 20 };
  const parse = {
    name: 'yaml parse of the file',
    value: await median(() => parseDocument(document.text).toJS(), options),
  };
  // Where the most has to be looked at: names that the plan repeats, ids of personas, an id that others use, a key.
  const places = {
    'an owner': behind(/^owner: /),
    'a persona': behind(/^ +(?:- )?persona: /),
    'an objective': behind(/^objective: /),
    'a type': behind(/^type: /),
  };
  const measurements: Measurement[] = [];
  for (const [what, position] of Object.entries(places))
    for (const [name, ask] of [
      ['completion', completionAt],
      ['hover', hoverAt],
    ] as const)
      measurements.push({
        name: `${name} of ${what} among 1,000 documents`,
        value: await median(() => ask(project, document, position), options),
        unit: 'ms',
        baseline: parse,
        budget: { factor: 2, plus: 5 },
      });
  return measurements;
}

async function coldCheck(): Promise<Measurement> {
  const files = bigProject(1000);
  const scratch = await (await Scratch.create('gtm-bench-')).write(files);
  try {
    const run = runIn(scratch.root);
    const yaml = import.meta.resolve('yaml');
    const bare = `import { parse } from ${JSON.stringify(yaml)}; import { readdirSync, readFileSync } from 'node:fs'; for (const entry of readdirSync('.', { recursive: true })) if (entry.endsWith('.yaml')) parse(readFileSync(entry, 'utf8'));`;
    const [value, baseline] = await paired(
      () => run(gtm, 'check', '--json'),
      () => run('--input-type=module', '-e', bare),
      { runs: 7 },
    );
    return {
      name: 'cold gtm check of 1,000 documents',
      value,
      unit: 'ms',
      baseline: { name: 'bare yaml parse', value: baseline },
      budget: { factor: 3 },
    };
  } finally {
    await scratch.remove();
  }
}

/** A large file: what looking at each key for its doubles adds to the parser must not grow faster than the file. */
async function manyKeys(): Promise<Measurement> {
  const text = Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`).join('\n');
  const [value, baseline] = await paired(
    () => void parseYaml(text),
    () => void parseDocument(text, { uniqueKeys: false }).toJS(),
    { runs: 7 },
  );
  return {
    name: 'reading a file of 20,000 keys',
    value,
    unit: 'ms',
    baseline: { name: 'bare yaml parse', value: baseline },
    budget: { factor: 3 },
  };
}

async function commitMsg(): Promise<Measurement> {
  const scratch = await (await Scratch.create('gtm-bench-')).write({
    'marketing.yaml': 'kind: project\ntitle: Acme\n',
    message: '[coordinator] strategy: define the goals of the quarter\n',
  });
  try {
    const run = runIn(scratch.root);
    const [value, baseline] = await paired(
      () => run(gtm, 'commit-msg', 'message'),
      () => run('-e', ''),
      { runs: 21 },
    );
    return {
      name: 'gtm commit-msg',
      value,
      unit: 'ms',
      baseline: { name: 'empty Node start', value: baseline },
      budget: { factor: 2 },
    };
  } finally {
    await scratch.remove();
  }
}

const large = await keystroke(1000);
const small = await keystroke(120);
const parsed = { name: 'yaml parse of the file', value: large.parseMs };
const measurements: Measurement[] = [
  {
    name: 'keystroke in a project of 1,000 documents',
    value: large.ms,
    unit: 'ms',
    baseline: parsed,
    budget: { factor: 3, plus: 5 },
  },
  {
    name: 'the same, beside a project of 120',
    value: large.ms,
    unit: 'ms',
    baseline: { name: 'keystroke among 120', value: small.ms },
    budget: { factor: 1.5, plus: 1 },
  },
  ...(await language()),
  ...(await gateTimes()),
  ...(await viewTimes()),
  await manyKeys(),
  await coldCheck(),
  await commitMsg(),
  ...attributionMeasurements(),
  { name: 'activation, with loading', value: await median(activationTime), unit: 'ms', budget: { plus: 50 } },
  {
    name: 'extension.cjs',
    value: statSync(inRepository('dist/extension.cjs')).size / 1024,
    unit: 'KB',
    budget: { plus: 600 },
  },
];

const reports = measurements.map(report);
process.stdout.write(`${reports.map(({ line }) => line).join('\n')}\n`);
process.exitCode = reports.every(({ within }) => within) ? 0 : 1;
