import { parseDocument } from '../../documents/document.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { Project } from '../../project/project.ts';
import { Checker } from '../../rules/checker.ts';
import type { Finding } from '../../rules/finding.ts';
import { allRules } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import { Pieces } from '../edits/pieces.ts';
import type { SpanEdit, TextEdit } from '../edits/textEdit.ts';
import { fixOf } from './fix.ts';

/** Fixes beget fixes; after this many rounds something goes in circles. */
const maxRounds = 10;

/** An edit of one file, made for one finding. */
interface Planned {
  file: string;
  edits: SpanEdit[];
}

/**
 * Makes every fix of one file, or of all, round by round until none is left: within a round no two fixes touch the same text.
 * The project itself is left alone.
 * @param file the file to fix; all files without it
 * @returns edits of the present texts
 */
export function fixAll(
  project: Project,
  file?: string,
  rounds = maxRounds,
  rules: readonly Rule[] = allRules,
): TextEdit[] {
  const work = copyOf(project);
  const pieces = new Map<string, Pieces>();
  const seen = new Set([stateOf(work)]);
  for (let round = 0; round < rounds; round++) {
    const checker = new Checker(work, rules);
    const findings = file === undefined ? checker.checkAll() : checker.check(file);
    const planned = compatibleFixes(work, findings, file);
    if (planned.length === 0) break;
    for (const target of new Set(planned.map((fix) => fix.file))) {
      const own = pieces.get(target) ?? new Pieces(work.documents.get(target)?.text ?? '');
      pieces.set(target, own);
      const fixes = planned.filter((fix) => fix.file === target);
      own.apply(readsWell(target, own.text, fixes) ? fixes.flatMap(({ edits }) => edits) : (fixes[0] as Planned).edits);
      work.set(target, { text: own.text });
    }
    const state = stateOf(work);
    if (seen.has(state)) break;
    seen.add(state);
  }
  return [...pieces].flatMap(([target, own]) => {
    const lines = project.documents.get(target)?.lines;
    if (!lines) return [];
    return own.edits().map(({ span, text }) => ({ file: target, range: lines.rangeOf(span), newText: text }));
  });
}

/** Each fix alone is right, but two may give the same name to two keys: then they have to come one after the other. */
function readsWell(file: string, text: string, fixes: readonly Planned[]): boolean {
  const trial = new Pieces(text);
  trial.apply(fixes.flatMap(({ edits }) => edits));
  return parseDocument(file, trial.text).problems.length <= parseDocument(file, text).problems.length;
}

/** The fixes that do not touch one another; those that reach into other files only when all are fixed. */
function compatibleFixes(project: Project, findings: readonly Finding[], file: string | undefined): Planned[] {
  const chosen: Planned[] = [];
  for (const finding of findings) {
    const [action] = fixOf(project, finding);
    if (!action || (file !== undefined && action.edits.some((edit) => edit.file !== file))) continue;
    const planned = [...new Set(action.edits.map((edit) => edit.file))].map((target): Planned => {
      const lines = (project.documents.get(target) as PlanDocument).lines;
      const own = action.edits.filter((edit) => edit.file === target);
      const edits = own.map(({ range, newText }): SpanEdit => {
        return { span: [lines.offsetAt(range.start), lines.offsetAt(range.end)], text: newText };
      });
      return { file: target, edits };
    });
    const others = (target: string) => chosen.filter((fix) => fix.file === target).flatMap(({ edits }) => edits);
    const isFree = planned.every((fix) =>
      fix.edits.every((edit) => !others(fix.file).some((other) => touch(edit, other))),
    );
    if (isFree) chosen.push(...planned);
  }
  return chosen;
}

function touch(a: SpanEdit, b: SpanEdit): boolean {
  return a.span[0] <= b.span[1] && b.span[0] <= a.span[1];
}

function copyOf(project: Project): Project {
  const copy = new Project();
  copy.setPaths(project.paths);
  for (const { file, text } of project.documents.values()) copy.set(file, { text });
  return copy;
}

function stateOf(project: Project): string {
  return [...project.documents.values()].map(({ text }) => text).join('\u0000');
}
