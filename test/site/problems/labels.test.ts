import { checkCenLabels, checkFormerNames, checkLabels, checkTags } from "../../../site/problems/labels";
import { found, letPass, UNKNOWN } from "../found";

const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, ""]));
const BANS = "not starting with acs: or aliyun, without http:// and https://";

test.each([
  {},
  { name: "1", description: "see x", tags: { a: "b" } },
  { name: UNKNOWN, description: UNKNOWN, tags: UNKNOWN },
])("the labels %j are right", (labels) => expect(found((check) => checkLabels(check, labels))).toEqual([]));

test("labels of the VPC service are judged, but pass for existing objects", () => {
  const labels = { name: "", description: "https://x", tags: { "acs:x": "y" } };
  const refusals = [
    "name: the text has 0 characters. Allowed: 1 to 100 characters that do not start with http:// or https://. Fix: write more.",
    "description: “https://x” starts like a URL. Allowed: 1 to 100 characters that do not start with http:// or https://.",
    `tags["acs:x"]: tag key “acs:x” is reserved for the cloud. Allowed: 1 to 64 characters, ${BANS}.`,
  ];
  expect(found((check) => checkLabels(check, labels))).toEqual(refusals);
  expect(letPass((check) => checkLabels(check.ofWhatRuns(true), labels))).toEqual(refusals);
});

test("labels in CEN are judged more strictly", () => {
  const labels = { name: "1", description: "1 x", tags: { a: "aliyun" } };
  expect(found((check) => checkCenLabels(check, labels))).toEqual([
    "name: “1” is not such a name. Allowed: 2 to 128 letters, digits, _ and -, starting with a letter.",
    "description: “1 x” starts with a different character. Allowed: 2 to 256 characters that start with a letter, not with http:// or https://.",
    `tags.a: tag value “aliyun” is reserved for the cloud. Allowed: up to 128 characters, ${BANS}.`,
  ]);
});

test("tags count with inherited ones, each tag key once", () => {
  const tooMany = ["tags: there are 21 tags, inherited ones included. Allowed: up to 20 for a resource."];
  expect(found((check) => checkTags(check, { own: "" }, many))).toEqual(tooMany);
  expect(found((check) => checkLabels(check, { tags: { own: "" } }, many))).toEqual(tooMany);
  expect(found((check) => checkCenLabels(check, { tags: { own: "" } }, many))).toEqual(tooMany);
  expect(found((check) => checkTags(check, { k0: "" }, many))).toEqual([]);
  expect(found((check) => checkTags(check, many))).toEqual([]);
  expect(found((check) => checkTags(check, { a: UNKNOWN, "acs:x": UNKNOWN }))).toEqual([]);
});

test("no object may have a former name now", () => {
  const map = {
    office: { formerly: ["hq", "plant"] },
    plant: { formerly: [] },
    lab: { formerly: ["x", "x"] },
    other: {},
  };
  expect(found((check) => checkFormerNames(check, map))).toEqual([
    "lab.formerly: “x” is there twice. Allowed: each name once.",
    "office.formerly[1]: “plant” is in use. Allowed: a name that nothing has now.",
    "plant.formerly: the list is empty. Allowed: former names, oldest first.",
  ]);
  expect(found((check) => checkFormerNames(check, { office: { formerly: UNKNOWN } }))).toEqual([]);
});
