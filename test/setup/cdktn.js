// Hands cdktn to whoever asks for cdktf, as an alias in package.json would.
const Module = require("node:module");

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const alias = /^cdktf($|\/)/.test(request) ? request.replace("cdktf", "cdktn") : request;
  return resolve.call(this, alias, ...rest);
};
