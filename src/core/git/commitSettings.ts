import { parseYaml } from '../documents/yaml.ts';
import { defaultPlaybook, type PlaybookFacts, shippedPlaybook } from '../gates/playbook.ts';

/** What a project says about commits. */
export interface CommitSettings {
  /** Playbooks that the project follows, as far as they ship with the tools. */
  playbooks: readonly PlaybookFacts[];
  /** The project's own pattern of a subject. */
  pattern: string | undefined;
}

/**
 * Reads what marketing.yaml says about commits, and nothing else: a hook runs on every commit and must be quick, so the
 * project is not loaded for it.
 */
export function commitSettings(text: string): CommitSettings {
  const data = parseYaml(text).data;
  const { playbooks, git } = (data !== null && typeof data === 'object' ? data : {}) as {
    playbooks?: unknown;
    git?: unknown;
  };
  const named = Array.isArray(playbooks) ? playbooks.map(String) : [];
  const pattern =
    git !== null && typeof git === 'object' ? (git as { commit_pattern?: unknown }).commit_pattern : undefined;
  return {
    playbooks: (named.length > 0 ? named : [defaultPlaybook]).flatMap((id) => shippedPlaybook(id) ?? []),
    pattern: typeof pattern === 'string' ? pattern : undefined,
  };
}
