import { type Json, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, GATEWAY_2, good, OFFICE } from "../good";
import { testRule } from "../rule-test";

const TAGS = `${CONNECTION}/tags`;
const many = (count: number): Json => Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, "x"]));
const found = (tags: Json, message: string, path = CONNECTION) => ({
  in: patch(good, `${path}/tags`, tags),
  findings: [{ at: "tags", message, address: at(path), fault: message }],
});
const TOO_MANY = "there are 21 tags, inherited ones included";

testRule("tags", {
  cannotBeWaived: true,
  passes: {
    "no tags": good,
    "20 tags": patch(good, TAGS, many(20)),
    "numbers, flags and null": { in: patch(good, TAGS, { a: 1, b: true, "acs:c": null }), as: ["synth"] },
    "a tag key and a value of the greatest length": patch(good, TAGS, { ["k".repeat(64)]: "v".repeat(128) }),
  },
  finds: {
    "a tag key of the cloud's own": found(
      { team: "network", "acs:owner": "me" },
      "tag key “acs:owner” is reserved for the cloud",
    ),
    "a value of the cloud's own": found({ a: "aliyun-1" }, "tag value “aliyun-1” is reserved for the cloud"),
    "a value with a URL": found({ wiki: "https://a" }, "tag value “https://a” contains a URL"),
    "a tag key that is too long": found({ ["k".repeat(65)]: "x" }, "the tag key has 65 characters"),
    "a value that is too long": found({ k: "v".repeat(129) }, "the tag value has 129 characters"),
    "21 tags of a connection": found(many(21), TOO_MANY),
    "21 tags of a connection on a VPN gateway": found(many(21), TOO_MANY, OFFICE),
    "21 tags of an attachment": found(many(21), TOO_MANY, ATTACHMENT),
    "21 tags of a customer gateway": found(many(21), TOO_MANY, GATEWAY_2),
    "each tag": {
      in: patch(good, TAGS, { "acs:a": "x", b: "acs:y" }),
      findings: [
        { at: "tags", message: "tag key “acs:a” is reserved for the cloud" },
        { at: "tags", message: "tag value “acs:y” is reserved for the cloud" },
      ],
    },
  },
  leavesOpen: {
    "a value that is not known yet": patch(good, TAGS, { team: UNKNOWN }),
    "a tag key that is an expression": { in: patch(good, TAGS, { [UNKNOWN]: "x" }), as: ["synth"] },
  },
});
