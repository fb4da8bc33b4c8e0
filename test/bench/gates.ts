import { parse } from 'yaml';
import { Checker, evaluatePlaybook, loadProject, MemoryWorkspace } from '../../src/core/index.ts';
import { bigProject } from './bigProject.ts';
import { type Measurement, paired } from './measure.ts';

const edited = 'workspace/demand-gen/campaigns/q2-search-trial-7.campaign.yaml';

/**
 * All gates of a loaded project of 1,000 documents, judged anew and after one edit, beside a bare parse of its files.
 * What loading works out once, such as what a document refers to, is there already.
 */
export async function gateTimes(): Promise<Measurement[]> {
  const files = bigProject(1000);
  const project = await loadProject(new MemoryWorkspace(files));
  const { engine } = new Checker(project);
  new Checker(project).checkAll();
  evaluatePlaybook(project, engine, 'gtm');
  const yaml = Object.entries(files).filter(([file]) => file.endsWith('.yaml'));
  const bare = () => {
    for (const [, text] of yaml) parse(text);
  };
  const [all, baseline] = await paired(() => evaluatePlaybook(project, new Checker(project).engine, 'gtm'), bare);
  let count = 0;
  const text = files[edited] ?? '';
  const [edit] = await paired(
    () => {
      const keys = project.set(edited, { text: text.replace(/^title: .*$/m, `title: Typed ${count++}`) });
      engine.forget(keys);
      evaluatePlaybook(project, engine, 'gtm');
    },
    () => parse(text),
    { runs: 21, warmUp: 5 },
  );
  return [
    {
      name: 'all gates of 1,000 documents',
      value: all,
      unit: 'ms',
      baseline: { name: 'bare yaml parse', value: baseline },
      budget: { factor: 0.5 },
    },
    {
      name: 'all gates again after one edit',
      value: edit,
      unit: 'ms',
      baseline: { name: 'all gates', value: all },
      // Of 1,000 documents the edit touches one campaign, and every criterion about all of them: their verdicts are looked up, and put together anew.
      budget: { factor: 0.25, plus: 5 },
    },
  ];
}
