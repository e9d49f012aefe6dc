// Starts the tslab kernel, see notebooks/jupyter/kernels/tslab/kernel.json. It listens for questions while its sockets are
// still being bound in another thread, and a question that comes too early ends the kernel before it has begun (EBUSY):
// so they are bound before anything else is done.
const { createRequire } = require('node:module');
const main = require.resolve('tslab/dist/main.js');
const { Publisher, Router, Reply } = createRequire(main)('zeromq');

async function bind(address) {
  this.bindSync(address);
}
// an assignment would not do: what they inherit cannot be written over
for (const { prototype } of [Publisher, Router, Reply])
  Object.defineProperty(prototype, 'bind', { value: bind });
if (require.main === module) {
  require('./kernel-messages.cjs');
  require(main).main();
}
