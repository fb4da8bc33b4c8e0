import type { View } from '../core/index.ts';
import { html } from './dom.ts';

/** The table that says the same as the picture. */
export function tableOf({ title, table, note }: View): HTMLElement {
  const kind = (index: number) => (table.columns[index]?.figures ? 'figures' : 'words');
  const head = table.columns.map((column, index) => html('th', { scope: 'col', class: kind(index) }, [column.title]));
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, index) =>
      index === 0
        ? html('th', { scope: 'row', class: kind(index), dir: 'auto' }, [cell])
        : html('td', { class: kind(index), dir: kind(index) === 'words' ? 'auto' : undefined }, [cell]),
    );
    return html('tr', {}, cells);
  });
  return html('div', {}, [
    html('table', { 'aria-label': title }, [html('thead', {}, [html('tr', {}, head)]), html('tbody', {}, rows)]),
    ...(note ? [html('p', { class: 'note' }, [note])] : []),
  ]);
}
