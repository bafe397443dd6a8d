// One config; a suite is chosen by path: npx jest test/core
export default {
  rootDir: '.',
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  transform: {
    '\\.(ts|tsx|mjs)$|json-schema-ref-parser/.+\\.js$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(azure-devops-extension-sdk|preact|@apidevtools/json-schema-ref-parser)/)',
  ],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json'],
  cacheDirectory: '<rootDir>/.cache/jest',
  // Two cores: a browser suite takes one of them.
  maxWorkers: 2,
  testTimeout: 120_000,
};
