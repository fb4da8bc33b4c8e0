// Properties run over the same random cases on every machine, so that a commit is judged by what it changes;
// `GTM_TEST_SEED=$RANDOM npm run test:fuzz` looks for new ones.
import fc from 'fast-check';

const seed = Number(process.env.GTM_TEST_SEED ?? 20_261_127);

/** Mocha's root hooks: each file's own settings come before. */
export const mochaHooks = {
  beforeAll(): void {
    fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
  },
};
