// What jest compiles with while the mutation check runs: the one file of the mutant is changed on its way, on no disk.
const crypto = require('node:crypto');
const path = require('node:path');
const swc = require('@swc/jest');

const mutant = JSON.parse(process.env.THROUGHLINE_MUTANT ?? 'null');
const root = path.resolve(__dirname, '../..');

module.exports = {
  createTransformer(options) {
    const plain = swc.createTransformer(options);
    const changed = (source, file) =>
      mutant && path.relative(root, file) === mutant.file
        ? source.replace(mutant.find, () => mutant.replace)
        : source;
    return {
      ...plain,
      process: (source, file, ...rest) => plain.process(changed(source, file), file, ...rest),
      getCacheKey: (source, file, ...rest) =>
        crypto
          .createHash('sha1')
          .update(plain.getCacheKey(changed(source, file), file, ...rest))
          .update(changed(source, file))
          .digest('hex'),
    };
  },
};
