// Hands cdktn to whoever asks for cdktf, as an alias in package.json would.
const Module = require("node:module");

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  if (!/^cdktf($|\/)/.test(request)) return resolve.call(this, request, ...rest);
  // From here: a project of a test may have a cdktf of its own to find, but no cdktn.
  return resolve.call(this, request.replace("cdktf", "cdktn"), module);
};
