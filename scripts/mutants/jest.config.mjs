// The suites' own configuration, compiled through the transformer that puts a mutant in.
import base from '../../jest.config.mjs';

export default {
  ...base,
  rootDir: '../..',
  transform: Object.fromEntries(
    Object.entries(base.transform).map(([pattern, [, options]]) => [
      pattern,
      ['<rootDir>/scripts/mutants/transform.cjs', options],
    ]),
  ),
  cacheDirectory: '<rootDir>/.cache/mutants',
  maxWorkers: 1,
  bail: 1,
};
