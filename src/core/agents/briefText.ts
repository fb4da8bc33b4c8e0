import type { Brief, BriefFile } from './brief.ts';
import type { OutputNeed } from './outputNeed.ts';

/** A brief as Markdown, for people and agents alike. */
export function briefText(brief: Brief): string {
  const { agent, project } = brief;
  const about = project.product ? `${project.title}: ${project.product}` : project.title;
  const cycle = brief.cycle ? ` Cycle ${brief.cycle}.` : '';
  return [
    `# Brief: ${brief.title}`,
    `Step \`${brief.step}\` of “${brief.playbook}”, for the role ${agent.title} (\`${agent.id}\`).${cycle}`,
    about,
    doer(brief),
    section('Your role', agent.instructions.replace(/^(#+) /gm, '#$1 ')),
    section(
      'What to do',
      list(brief.activities, (_, index) => `${index + 1}.`),
    ),
    section('What to write', brief.outputs.map(outputText).join('\n\n')),
    section('When it is accepted', acceptance(brief)),
    section('What is wrong now', list(brief.findings)),
    section('Open conflicts', conflicts(brief)),
    section('How it is worded', list(brief.messaging)),
    section('Who passes what on', list(handoffs(brief))),
    section('What you may change', limits(brief)),
    section('What you start from', brief.inputs.map(fileText).join('\n\n')),
    section('What is there already', brief.present.map(fileText).join('\n\n')),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

/** Who does the work, where that is no agent. */
function doer({ uses, function: name, step }: Brief): string {
  if (uses === 'human') return 'A person does this step.';
  if (uses !== 'function' || name === undefined) return '';
  return `The function \`${name}\` does this step: \`gtm run ${step}\` calculates the tables, without any agent. What is left is to put words to them.`;
}

function section(title: string, content: string): string {
  return content.trim() === '' ? '' : `## ${title}\n\n${content}`;
}

function list(lines: readonly string[], mark: (line: string, index: number) => string = () => '-'): string {
  return lines.map((line, index) => `${mark(line, index)} ${line}`).join('\n');
}

function outputText({ path, title, needs, present, template }: OutputNeed): string {
  const state =
    present.length === 0 ? 'Not there yet.' : `There already: ${present.map((file) => `\`${file}\``).join(', ')}.`;
  const start =
    template === '' ? '' : `Start from this, and replace what stands in angle brackets:\n\n${fence(template, 'yaml')}`;
  return [`### \`${path}\`: ${title}`, state, list(needs), start].filter(Boolean).join('\n\n');
}

function acceptance({ criteria }: Brief): string {
  if (criteria.length === 0) return 'This step has no gate.';
  const lines = criteria.map(
    ({ title, description, status }) =>
      `- ${title} (${status})${description && description !== title ? `. ${description}` : ''}`,
  );
  return `The gate reads what you wrote. All of this must be true:\n\n${lines.join('\n')}`;
}

function conflicts({ conflicts: open }: Brief): string {
  return open.length === 0 ? '' : `These keep the gate closed until a decision answers them:\n\n${list(open)}`;
}

/** What the role gets from others and gives to them, each in a line. */
function handoffs({ agent, handoffs: all }: Brief): string[] {
  const name = (side: string) => (side === agent.id ? 'you' : side === 'all' ? 'every role' : side);
  return all.map(({ from, to, path, purpose }) => {
    const line = `From ${name(from)} to ${name(to)}: \`${path}\``;
    return purpose === '' ? line : `${line}. ${purpose}`;
  });
}

function limits({ owned }: Brief): string {
  return [
    `Only the outputs above, inside ${owned.map((pattern) => `\`${pattern}\``).join(', ') || 'the files of your role'}. You may read everything else.`,
    'Work in a copy of the project: what is outside your files, `marketing.yaml`, the playbook, approvals, waivers and git stay as they are. What you change there is left behind.',
    'Where another role’s work does not fit yours, raise a conflict instead of changing it. Do not commit: what passes its gate is committed for you. Saying that you are done changes nothing; the files are what counts.',
  ].join('\n\n');
}

function fileText({ path, title, note, text }: BriefFile): string {
  const head = `### \`${path}\`: ${title}${note ? ` (${note})` : ''}`;
  return text === '' ? head : `${head}\n\n${fence(text, /\.ya?ml$/.test(path) ? 'yaml' : 'markdown')}`;
}

/** A fence that the text cannot close. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
}
