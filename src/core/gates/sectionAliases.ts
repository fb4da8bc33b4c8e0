import { optionsOf } from '../rules/support/ruleOptions.ts';
import { itemsOf } from '../schema/types.ts';
import type { OutputFacts, PlaybookFacts } from './playbook.ts';

/** Other titles of the section that a criterion looks into, where its rule takes them. */
export type AliasesOf = (rule: string | undefined, options: Readonly<Record<string, unknown>>) => readonly string[];

/**
 * Looks up the aliases that the outputs of a playbook declare, so that every check finds a section under the same titles.
 * A criterion says where it looks by `prose` or `document`, and by `section`.
 */
export function sectionAliases(playbook: PlaybookFacts): AliasesOf {
  const outputs = [...itemsOf(playbook.phases)].flatMap(([{ steps }]) =>
    [...itemsOf(steps)].flatMap(([step]) => [...itemsOf(step.outputs)].map(([output]) => output)),
  );
  return (rule, options) => {
    const known = rule === undefined ? undefined : optionsOf(rule);
    if (!known?.aliases) return [];
    const paths = [options.prose ?? options.document ?? []].flat().map(String);
    const section = options.section ?? known.section?.default;
    const declared = outputs.filter((output) => paths.some((path) => isWithin(output, path)));
    const sections = declared.flatMap((output) => [...itemsOf(output.sections)].map(([one]) => one));
    const aliases = sections.filter(({ title }) => title === section).flatMap((one) => [...itemsOf(one.aliases)]);
    return [...new Set(aliases.map(([alias]) => alias))];
  };
}

/** True where an output is what the path names, or holds it, or lies in it. */
function isWithin({ path: output = '' }: OutputFacts, path: string): boolean {
  return (
    output === path ||
    (output.endsWith('/') && path.startsWith(output)) ||
    (path.endsWith('/') && output.startsWith(path))
  );
}
