// Delays V8's optimizing compiler to about eight times its default, because most code of a test file ends before optimizing pays.
require("node:v8").setFlagsFromString("--interrupt-budget=1000000");
