// Gives cdktn to code that asks for cdktf, as an alias in package.json would.
const Module = require("node:module");

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  if (!/^cdktf($|\/)/.test(request)) return resolve.call(this, request, ...rest);
  // Resolves from here, because a test's project may have a cdktf, but no cdktn.
  return resolve.call(this, request.replace("cdktf", "cdktn"), module);
};
