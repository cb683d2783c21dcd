// Most of what a test file runs is over before V8's optimizing compiler has paid: that waits about eight times as long as by default.
require("node:v8").setFlagsFromString("--interrupt-budget=1000000");
