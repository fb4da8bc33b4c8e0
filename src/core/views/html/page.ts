import { cleanText } from '../clean.ts';
import type { ViewHead, ViewTable } from '../model.ts';
import { escapeMarkup } from '../svg/element.ts';
import { usualWidth } from '../svg/frame.ts';
import { viewStyles } from '../svg/styles.ts';

export interface PageOptions {
  title?: string;
  project?: string;
  date?: string;
}

/** A script that a page carries, with the hash that lets it run: `sha256-…` of exactly this text. */
export interface PageScript {
  text: string;
  hash: string;
}

const pageStyles = `
:root{color-scheme:light dark}
body{margin:0;background:Canvas;color:CanvasText;font:14px/20px system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif}
main{overflow-wrap:break-word;box-sizing:border-box;max-width:768px;margin:0 auto;padding:40px 24px}
h1{font-size:20px;line-height:28px;margin:0 0 4px}
h2{font-size:16px;line-height:24px;margin:32px 0 8px}
p{margin:0 0 16px}
ul{margin:0 0 16px;padding-inline-start:20px}
.picture{overflow-x:auto;margin:0 -24px 24px}
main .gtm-view{--gtm-background:Canvas}
.picture svg{display:block}
.picture svg[width="${usualWidth}"]{max-width:max(100%,560px);height:auto}
pre{overflow-x:auto}
.is-drawn img{max-width:100%;height:auto}
.wide{overflow-x:auto;margin:0 0 16px}
table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:top;padding:4px 16px 4px 0;border-bottom:1px solid GrayText}
.figures{text-align:end;white-space:nowrap}
.figure{white-space:nowrap}
.facts td{overflow-wrap:anywhere}
@media (max-width:480px){.wide :is(th,td){min-width:80px}}
footer{margin-top:24px;font-size:12px;color:GrayText}
`.trim();

/** A page of its own with picture and table: no script, nothing fetched, readable in light and dark and on paper. */
export function pageOf(view: ViewHead, svg: string, { title = view.title, project, date }: PageOptions): string {
  const foot = [project, date]
    .map((part) => cleanText(part ?? ''))
    .filter(Boolean)
    .join(' · ');
  const body = `<p>${escapeMarkup(view.empty?.message ?? view.summary)}</p>
<div class="picture" tabindex="0" role="region" aria-label="Picture">
${svg.trimEnd()}
</div>
${view.empty ? `<pre>${escapeMarkup(view.empty.skeleton.trimEnd())}</pre>` : tableMarkup(view.table)}`;
  return pageFrame(title, body, foot);
}

/** A whole page around a body that is markup already. No script runs in it but those that come along. */
export function pageFrame(title: string, body: string, foot: string, scripts: readonly PageScript[] = []): string {
  const heading = escapeMarkup(cleanText(title));
  const allowed =
    scripts.length === 0 ? '' : `; script-src ${scripts.map(({ hash }) => `'${hash}'`).join(' ')}; img-src data:`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${allowed}">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<style>
${pageStyles}
${viewStyles()}
</style>
</head>
<body>
<main>
<h1 dir="auto">${heading}</h1>
${body}${foot === '' ? '' : `\n<footer dir="auto">${escapeMarkup(foot)}</footer>`}
</main>${scripts.map(({ text }) => `\n<script>${text}</script>`).join('')}
</body>
</html>
`;
}

/** A table as markup. */
export function tableMarkup({ columns, rows }: ViewTable): string {
  const attribute = (figures: boolean | undefined) => (figures ? ' class="figures"' : ' dir="auto"');
  const head = columns.map(({ title, figures }) => `<th scope="col"${attribute(figures)}>${escapeMarkup(title)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => `<td${attribute(columns[index]?.figures)}>${escapeMarkup(cell)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="Table">
<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}
