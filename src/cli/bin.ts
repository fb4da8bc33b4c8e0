#!/usr/bin/env node
import module from 'node:module';

// Keeps compiled code between runs where Node can (22.8 and newer): a hook runs on every commit.
module.enableCompileCache?.();
const [{ main }, { processIo }] = await Promise.all([import('./main.ts'), import('./processIo.ts')]);

process.exitCode = await main(process.argv.slice(2), processIo());
