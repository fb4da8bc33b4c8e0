// `npm run new-rule <rule-id>`: the files that a rule needs, ready to be filled in; nothing that exists is touched.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

const [id] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z]+)+$/.test(id ?? ''))
  throw new Error('Name the rule: two words or more, joined by hyphens, such as budget-balances.');
const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const files = {
  [`src/core/rules/${id}.ts`]: `import { defineRule } from './rule.ts';

export const ${name} = defineRule({
  id: '${id}',
  title: 'What holds when it passes',
  description: 'Why it matters, in a sentence.',
  kinds: ['campaign'],
  severity: 'warning',
  messages: {
    missing: 'What is wrong in {title}, and how to mend it.',
  },
  *check(document) {
    if (document.facts.objective === undefined) yield { message: 'missing', args: { title: document.title }, path: '/objective', at: 'key' };
  },
});
`,
  [`test/fixtures/rules/${id}.md`]: `# ${id}

## passes

\`\`\`yaml marketing.yaml
kind: project
title: Acme
\`\`\`

## fails

\`\`\`yaml marketing.yaml
kind: project
title: Acme # expect: ${id}
\`\`\`
`,
};

for (const [file, text] of Object.entries(files)) {
  if (existsSync(file)) throw new Error(`${file} exists already.`);
  await writeFile(file, text);
}
const index = 'src/core/rules/index.ts';
const text = await readFile(index, 'utf8');
await writeFile(
  index,
  text
    .replace(/(import type \{ Rule \} from '\.\/rule\.ts';\n)/, `import { ${name} } from './${id}.ts';\n$1`)
    .replace(/\n\] as/, `\n  ${name},\n] as`),
);
console.log(
  `Wrote ${Object.keys(files).join(', ')} and added the rule to ${index}. Next: the check, the cases, then \`npm run generate\` for its page.`,
);
