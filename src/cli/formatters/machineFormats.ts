import type { Judgement } from './judgement.ts';

/** Formats that `check`, `gate` and `status` print, beside text. */
export const reportFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;

const formats = {
  sarif: async () => (await import('./sarif.ts')).formatSarif,
  junit: async () => (await import('./junit.ts')).formatJunit,
  github: async () => (await import('./github.ts')).formatGithub,
};

/** A judgement in a format for machines; undefined for the formats that each command writes itself. */
export async function formatJudgement(format: string, judge: () => Promise<Judgement>): Promise<string | undefined> {
  if (!Object.hasOwn(formats, format)) return undefined;
  const write = await formats[format as keyof typeof formats]();
  return write(await judge());
}
