import { cleanText } from '../views/clean.ts';
import { pageFrame, tableMarkup } from '../views/html/page.ts';
import { renderSvg } from '../views/index.ts';
import { escapeMarkup } from '../views/svg/element.ts';
import { hasRows, type Sheet } from './sheet.ts';

/** Writes a report as a web page of its own: no script, nothing fetched, readable in light and dark and on paper. */
export function sheetHtml({ title, lead, parts }: Sheet, { foot = '' }: { foot?: string } = {}): string {
  const paragraph = (line: string) => `<p dir="auto">${escapeMarkup(cleanText(line))}</p>`;
  const body = parts.flatMap(({ title: heading, text = [], table, picture: everywhere, pagePicture }) => {
    const picture = pagePicture ?? everywhere;
    return [
      ...(heading === undefined ? [] : [`<h2 dir="auto">${escapeMarkup(cleanText(heading))}</h2>`]),
      ...(picture === undefined || picture.empty
        ? []
        : [
            `<div class="picture" tabindex="0" role="region" aria-label="Picture">\n${renderSvg(picture).trimEnd()}\n</div>`,
          ]),
      ...(!hasRows(table) ? [] : [tableMarkup(table)]),
      ...(text.length === 0
        ? []
        : [`<ul>${text.map((line) => `<li dir="auto">${escapeMarkup(cleanText(line))}</li>`).join('')}</ul>`]),
    ];
  });
  return pageFrame(title, [...lead.map(paragraph), ...body].join('\n'), foot);
}
