// Writes everything that follows from schemas, playbooks and rules. With --check it writes nothing and fails on a difference.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateExampleReviews } from './generate/exampleReviews.mjs';
import { generateKindPages } from './generate/kindPages.mjs';
import { generateL10n } from './generate/l10n.mjs';
import { generateMenus } from './generate/menus.mjs';
import { generatePlaybooks } from './generate/playbooks.mjs';
import { generateRoles } from './generate/roles.mjs';
import { generateRulePages } from './generate/rulePages.mjs';
import { generateSchemaModule } from './generate/schemaModule.mjs';
import { generateTemplates } from './generate/templates.mjs';
import { generateTrace } from './generate/trace.mjs';
import { generateTypes } from './generate/types.mjs';
import { generateWalkthroughPicture } from './generate/walkthroughPicture.mjs';

const check = process.argv.includes('--check');

/** Every generator gives back a map of file → text. Later ones may import what earlier ones wrote. */
const generators = [
  generateSchemaModule,
  generateTypes,
  generatePlaybooks,
  generateTemplates,
  generateRoles,
  generateRulePages,
  generateExampleReviews,
  generateKindPages,
  generateL10n,
  generateMenus,
  generateTrace,
  generateWalkthroughPicture,
];

const different = [];
for (const generate of generators) {
  for (const [file, text] of Object.entries(await generate())) {
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before === text) continue;
    different.push(file);
    if (check) continue;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
if (check && different.length > 0) {
  console.error(
    `Generated files are out of date: ${different.join(', ')}. Run \`npm run generate\` and commit the result.`,
  );
  process.exitCode = 1;
} else if (!check)
  console.log(different.length > 0 ? `Wrote ${different.join(', ')}` : 'Everything generated is up to date.');
