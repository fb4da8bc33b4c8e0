import { UserError } from '../messages/userError.ts';

const begin = '<!-- marketing-as-code: begin -->';
const end = '<!-- marketing-as-code: end -->';

/** What agents have to know about a plan, as a section of AGENTS.md. */
const section = `${begin}
## The go-to-market plan
This folder holds a go-to-market plan, checked by \`gtm\`. The tools of \`gtm mcp\` do the same as the commands below.

- Begin with \`gtm next\`, then \`gtm brief <step>\`: it names the role, the inputs, the outputs and what the gate will judge.
- Write only the outputs of your step. After each file, run \`gtm check <file>\` and mend what it finds.
- A step is done when \`gtm gate <step>\` passes, and not before. Do not mend a gate by changing the playbook, \`marketing.yaml\`, approvals, reviews or waivers.
- Take numbers from \`gtm calc\` or \`gtm experiment\`; never estimate a sample size or a significance.
- Claims need a source in the plan. Leave out what you cannot show.
- Where two roles' work does not fit, write a conflict (\`gtm record conflict\`) instead of choosing a side.
- Do not commit, approve or waive: people do, with \`gtm commit <step>\` and \`gtm approve <gate>\`.
${end}
`;

/**
 * AGENTS.md with our section: a new file, the section at the end of what is there, or in the place of the one before. Everything
 * else stays as it is, line ends included.
 * @param existing the file as it is; undefined where there is none
 * @throws UserError for a section that somebody has cut off
 */
export function withAgentsSection(existing: string | undefined): string {
  if (existing === undefined || existing.trim() === '') return section;
  const eol = existing.includes('\r\n') ? '\r\n' : '\n';
  const ours = section.replaceAll('\n', eol);
  const from = existing.indexOf(begin);
  if (from < 0) {
    const gap = existing.endsWith(eol + eol) ? '' : existing.endsWith(eol) ? eol : eol + eol;
    return `${existing}${gap}${ours}`;
  }
  const to = existing.indexOf(end, from);
  if (to < 0)
    throw new UserError(
      `AGENTS.md has a section that begins with \`${begin}\` and does not end. Put \`${end}\` behind it, or take it out.`,
    );
  return `${existing.slice(0, from)}${ours.trimEnd()}${existing.slice(to + end.length)}`;
}
