import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';

/** How everything in this project is worded: tagline, tone, words to use and to avoid, approved claims. Empty while nobody has said. */
export function messagingRules(project: Project): string[] {
  return viewOf(project)
    .documents('messaging')
    .flatMap(({ facts, file }) => {
      const words = (list: readonly (string | undefined)[] | undefined) => [...itemsOf(list)].map(([word]) => word);
      const { voice } = facts;
      const claims = [...itemsOf(facts.claims)].map(
        ([{ statement = '', source }]) =>
          `Approved claim: “${statement}”${source ? ` (${source})` : ', without a source yet'}`,
      );
      return [
        facts.tagline && `Tagline, word for word: “${facts.tagline}”`,
        voice?.tone && `Tone: ${words(voice.tone).join('; ')}`,
        voice?.use && `Words to use: ${words(voice.use).join(', ')}`,
        voice?.avoid && `Words to avoid: ${words(voice.avoid).join(', ')}`,
        ...claims,
        `Any other sentence with a figure, a superlative or a competitor's name needs a claim in ${file} first.`,
      ].filter((line): line is string => Boolean(line));
    });
}
