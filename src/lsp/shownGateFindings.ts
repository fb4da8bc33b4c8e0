import { type Finding, sameFinding } from '../core/index.ts';
import type { ProjectHost } from './projectHost.ts';
import type { Settings } from './settings.ts';

/** Who says what only gates ask for, so that a person sees it apart from what is wrong in any plan. */
export const gateSource = 'marketing gate';

/** Findings of a file that the rules have by themselves, each with the gates that it keeps closed. */
export function withGates(
  host: ProjectHost,
  file: string,
  findings: readonly Finding[],
  { gateFindings }: Settings,
): Finding[] {
  const judged = gateFindings === 'off' ? [] : (host.judged?.findings(file) ?? []);
  const keeps = new Map(judged.map((found) => [sameFinding(found.finding), found.keeps]));
  return findings.map((finding) => {
    const message = keeps.get(sameFinding(finding));
    if (message === undefined) return finding;
    const { range } = finding;
    return { ...finding, related: [...(finding.related ?? []), { file, range, message }] };
  });
}

/** What only gates ask for in a file, in the weight that the settings give it, with the gates named; nothing twice. */
export function gateFindingsShown(host: ProjectHost, file: string, { gateFindings }: Settings): Finding[] {
  const { judged, checker } = host;
  if (gateFindings === 'off' || !judged || !checker?.project.hasPath(file)) return [];
  const known = new Set(checker.check(file).map(sameFinding));
  return judged
    .findings(file)
    .filter(({ finding }) => !known.has(sameFinding(finding)) && !checker.isSilenced(finding))
    .map(({ finding, keeps }) => ({
      ...finding,
      severity: gateFindings === 'warning' ? 'warning' : 'info',
      message: `${finding.message} ${keeps}`,
    }));
}
